using System.Globalization;
using MediaRouting.Engine;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Routing;

/// <summary>The two orders of engine/README.md, "Matching", held to over whole conversations.</summary>
public class OrderTests
{
    private static readonly StateMachineOptions Options = new() { TaskIdPrefix = TaskNames.Prefix };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void An_agent_gets_waiting_tasks_by_queue_priority_then_level_then_arrival(int seed)
    {
        var random = new Random(seed);
        var player = Player("""
            mrd chat default=q1
            queue q1 chat priority=1
            queue q5 chat priority=5
            queue q5b chat priority=5
            queue q10 chat priority=10
            agent a1
            """);
        var queues = new Dictionary<string, int> { ["q1"] = 1, ["q5"] = 5, ["q5b"] = 5, ["q10"] = 10 };
        var tasks = new List<(string Name, int Queue, int Level, int Arrival)>();
        for (var n = 1; n <= 200; n++)
        {
            var queue = queues.ElementAt(random.Next(queues.Count));
            var level = random.Next(1, 11);
            player.Play(Line($"+{random.Next(3)}s Task chat c{n} priority={level} params=skillgroup:{queue.Key}"));
            tasks.Add((Line($"T{n}"), queue.Value, level, n));
        }

        player.Play("Connect a1");
        player.Play("Login a1 chat");
        var output = player.Play("AgentState a1 chat READY");
        var expected = tasks.OrderByDescending(task => task.Queue)
            .ThenByDescending(task => task.Level).ThenBy(task => task.Arrival);
        foreach (var task in expected)
        {
            Assert.Contains(output, line => line.Contains($" {task.Name} a1 chat OFFERED", StringComparison.Ordinal));
            player.Play($"TaskState {task.Name} a1 ACTIVE");
            output = player.Play($"TaskState {task.Name} a1 CLOSED");
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(7, 2)]
    [InlineData(50, 1)]
    public void Equal_agents_have_done_equally_many_tasks_but_for_one(int agents, int limit)
    {
        var lines = Enumerable.Range(1, agents).Select(n => Line($"agent a{n}")).Prepend(Line($"mrd chat max={limit}"));
        var player = Player(string.Join('\n', lines));
        foreach (var n in Enumerable.Range(1, agents))
        {
            player.Play(Line($"Connect a{n}"));
            player.Play(Line($"Login a{n} chat"));
            player.Play(Line($"AgentState a{n} chat READY"));
        }

        var done = new Dictionary<string, int>();
        for (var n = 1; n <= 2_000; n++)
        {
            var offer = player.Play(Line($"+1s Task chat c{n}"))
                .Find(line => line.EndsWith(" OFFERED", StringComparison.Ordinal));
            var agent = offer!.Split(' ')[4];
            player.Play(Line($"TaskState T{n} {agent} ACTIVE"));
            player.Play(Line($"+1s TaskState T{n} {agent} CLOSED"));
            done[agent] = done.GetValueOrDefault(agent) + 1;
        }

        Assert.Equal(agents, done.Count);
        Assert.InRange(done.Values.Max() - done.Values.Min(), 0, 1);
    }

    private static SitePlayer Player(string center) => new(
        new SingleSite(ScenarioTable.Parse(center).Configuration, Options),
        showsRows: false,
        showsRowCorrelation: false);

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
