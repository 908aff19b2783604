using System.Collections.Immutable;
using System.Globalization;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// A contact centre by its size, and its configuration: a queue asks for proficiency 6 of its skill, after 30 seconds
/// for any.
/// </summary>
/// <param name="Agents">Agents, all on the one MRD <c>chat</c>, three tasks each.</param>
/// <param name="Queues">Queues; an agent serves a queue by having its skill.</param>
/// <param name="Membership">How agents come to serve queues.</param>
internal sealed record Site(int Agents, int Queues = 100, Membership Membership = Membership.Teams)
{
    /// <summary>Tasks an agent may hold.</summary>
    public const int TasksPerAgent = 3;

    /// <summary>Queues an agent serves.</summary>
    public const int QueuesPerAgent = 4;

    private const int Teams = 100;
    private const int Skilled = 6;
    private const int SecondsForTheSkilled = 30;

    /// <summary>Queues that agents serve; the queues beyond are there, and nothing happens in them.</summary>
    public int ServedQueues { get; init; } = Queues;

    /// <summary>Proficiencies are drawn from this one to the highest.</summary>
    public int LowestProficiency { get; init; } = 1;

    /// <summary>Id of a queue.</summary>
    public static string QueueId(int queue) => string.Create(CultureInfo.InvariantCulture, $"queue-{queue:000}");

    /// <summary>Id of an agent.</summary>
    public static string AgentId(int agent) => string.Create(CultureInfo.InvariantCulture, $"agent-{agent:000000}");

    /// <summary>The configuration; the same site gives the same one.</summary>
    public RoutingConfiguration Configuration()
    {
        var random = new Random(Agents + Queues);
        ImmutableArray<AttributeConfiguration> attributes =
            [.. Enumerable.Range(0, Queues).Select(queue => new AttributeConfiguration { Name = Skill(queue) })];
        var expressions = new ExpressionParser(attributes);
        var teams = Enumerable.Range(0, Teams).Select(team => Skills(team, random)).ToArray();
        return new RoutingConfiguration
        {
            Mrds =
            [
                new MrdConfiguration
                {
                    Id = "chat",
                    Name = "chat",
                    MaxTasks = TasksPerAgent,
                    DefaultQueue = QueueId(0),
                },
            ],
            Attributes = attributes,
            Queues = [.. Enumerable.Range(0, Queues).Select(queue => Queue(queue, expressions))],
            Agents =
            [
                .. Enumerable.Range(0, Agents).Select(agent => new AgentConfiguration
                {
                    Id = AgentId(agent),
                    Name = AgentId(agent),
                    Attributes = Membership == Membership.Teams ? teams[agent % Teams] : Skills(agent, random),
                }),
            ],
        };
    }

    private static string Skill(int queue) => string.Create(CultureInfo.InvariantCulture, $"skill{queue}");

    private static QueueConfiguration Queue(int queue, ExpressionParser expressions) => new()
    {
        Id = QueueId(queue),
        Name = QueueId(queue),
        Mrd = "chat",
        Steps =
        [
            new StepConfiguration
            {
                Expression = expressions.Parse($"{Skill(queue)} >= {Skilled}"),
                TimeoutSeconds = SecondsForTheSkilled,
            },
            new StepConfiguration { Expression = expressions.Parse($"{Skill(queue)} >= 1") },
        ],
    };

    /// <summary>The first queue goes by turns, to the skilled, so that somebody serves each step of each.</summary>
    private ImmutableSortedDictionary<string, int> Skills(int place, Random random)
    {
        var skills = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        skills[Skill(place % ServedQueues)] = Proficiency(Skilled, random);
        while (skills.Count < QueuesPerAgent)
        {
            skills[Skill(random.Next(ServedQueues))] = Proficiency(1, random);
        }

        return skills.ToImmutable();
    }

    private int Proficiency(int lowest, Random random) =>
        random.Next(Math.Max(lowest, LowestProficiency), Limits.HighestProficiency + 1);
}
