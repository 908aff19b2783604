using System.Collections.Immutable;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Simulation.World;

/// <summary>
/// Draws other configurations of a contact centre: of its agents, queues and MRDs some are there, most where they were,
/// and some say something else.
/// </summary>
/// <param name="whole">All that there may be.</param>
internal sealed class ConfigurationDraw(RoutingConfiguration whole)
{
    private static readonly int[] Stays = [100, 97, 85, 50];
    private static readonly int[] Changes = [0, 10, 40, 100];

    /// <summary>Another configuration than the one of now, or, seldom, the same.</summary>
    public RoutingConfiguration After(RoutingConfiguration now, Dice dice)
    {
        var changes = dice.Any(Changes);
        var mrds = Present(whole.Mrds, now.Mrds, one => one.Id, dice);
        var queues = Present(whole.Queues, now.Queues, one => one.Id, dice)
            .ConvertAll(queue => dice.Percent(changes) ? Changed(queue, dice) : queue)
            .FindAll(queue => mrds.Exists(mrd => Same(mrd.Id, queue.Mrd)));
        mrds = mrds
            .FindAll(mrd => queues.Exists(queue => Same(mrd.Id, queue.Mrd)))
            .ConvertAll(mrd => dice.Percent(changes) ? Changed(mrd, dice) : mrd)
            .ConvertAll(mrd => mrd with { DefaultQueue = DefaultQueue(mrd, queues) });
        var agents = Present(whole.Agents, now.Agents, one => one.Id, dice)
            .ConvertAll(agent => dice.Percent(changes) ? Changed(agent, dice) : agent)
            .ConvertAll(agent => Limited(agent, mrds));
        return mrds.Count == 0
            ? now
            : now with
            {
                Mrds = Ordered(mrds, dice),
                Queues = Ordered(queues, dice),
                Agents = Ordered(agents, dice),
                Labels = [.. now.Labels.Select(label => label with { Priority = dice.Between(1, 10) })],
            };
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    /// <summary>What is there stays mostly, in its place; what is not comes as often as not.</summary>
    private static List<T> Present<T>(
        ImmutableArray<T> all, ImmutableArray<T> now, Func<T, string> id, Dice dice)
    {
        var stays = dice.Any(Stays);
        List<T> present = [.. now.Where(_ => dice.Percent(stays))];
        present.AddRange(all.Where(one => !now.Any(other => Same(id(one), id(other))) && dice.Percent(50)));
        return present;
    }

    private static ImmutableArray<T> Ordered<T>(List<T> objects, Dice dice)
    {
        if (dice.Percent(15) && objects.Count > 1)
        {
            var moved = dice.Any(objects);
            objects.Remove(moved);
            objects.Insert(dice.Between(0, objects.Count), moved);
        }

        return [.. objects];
    }

    private static string DefaultQueue(MrdConfiguration mrd, List<QueueConfiguration> queues)
    {
        var own = queues.FindAll(queue => Same(queue.Mrd, mrd.Id));
        return (own.Find(queue => Same(queue.Id, mrd.DefaultQueue ?? "")) ?? own[0]).Id;
    }

    private static MrdConfiguration Changed(MrdConfiguration mrd, Dice dice) => mrd with
    {
        MaxTasks = dice.Between(1, 3),
        Interruptible = dice.Percent(60),
        OfferTimeoutSeconds = dice.Scaled(1, 30),
        WrapUpSeconds = dice.Percent(50) ? dice.Scaled(1, 20) : null,
        GuardTimeoutSeconds = dice.Between(31, 90),
        NoAnswer = dice.Percent(40) ? NoAnswerPolicy.Ready : NoAnswerPolicy.NotReady,
        OnLogout = dice.Percent(40) ? LogoutPolicy.Requeue : LogoutPolicy.Close,
        WaitingLimit = dice.Percent(15) ? dice.Between(1, 5) : null,
        MessagesPerSecond = dice.Percent(10) ? dice.Between(1, 3) : null,
    };

    /// <summary>Seldom it is a queue of another MRD.</summary>
    private QueueConfiguration Changed(QueueConfiguration queue, Dice dice)
    {
        var first = whole.Queues.First(one => Same(one.Id, queue.Id));
        var steps = first.Steps.Where(_ => dice.Percent(85))
            .Select(step => step with { TimeoutSeconds = dice.Percent(30) ? 0 : dice.Scaled(1, 15) })
            .ToList();
        return queue with
        {
            Mrd = dice.Percent(4) ? dice.Any(whole.Mrds).Id : first.Mrd,
            Priority = dice.Between(1, 3),
            Policy = (QueuePolicy)dice.Between(0, 2),
            TimeToLiveSeconds = dice.Percent(50) ? dice.Scaled(2, 60) : null,
            Steps = steps.Count == 0 ? first.Steps : [.. steps],
        };
    }

    private AgentConfiguration Changed(AgentConfiguration agent, Dice dice) => agent with
    {
        MaxTasks = whole.Mrds.Where(_ => dice.Percent(25))
            .ToImmutableSortedDictionary(mrd => mrd.Id, _ => dice.Between(1, 4), StringComparer.Ordinal),
        Attributes = whole.Attributes
            .Where(attribute => attribute.Type == AttributeType.Proficiency && dice.Percent(70))
            .ToImmutableSortedDictionary(
                attribute => attribute.Name, _ => dice.Between(1, 10), StringComparer.Ordinal),
    };

    private static AgentConfiguration Limited(AgentConfiguration agent, List<MrdConfiguration> mrds) => agent with
    {
        MaxTasks = agent.MaxTasks.RemoveRange(
            agent.MaxTasks.Keys.Where(id => !mrds.Exists(mrd => Same(mrd.Id, id)))),
    };
}
