using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.State;

public class AvailableAgentsTests
{
    private static readonly string[] Queues =
    [
        "mrd chat default=plain",
        "mrd mail",
        "attribute english",
        "attribute vip boolean",
        "queue plain chat",
        "queue steps chat priority=3",
        "step steps 10 english >= 8 AND vip == true",
        "step steps 0 english >= 5",
        "step steps 10 english >= 2",
        "queue most chat policy=mostSkilled",
        "step most 10 english >= 7",
        "step most 10 english >= 1 OR vip == true",
        "queue least chat policy=leastSkilled",
        "step least 10 english >= 1",
        "queue nobody chat",
        "step nobody 10 english == 10 AND english < 10",
    ];

    [Theory]
    [InlineData(4, 5)]
    [InlineData(1000, 6)]
    public void Each_step_sees_first_whom_sorting_by_its_policy_would_put_first(int spread, int seed)
    {
        var random = new Random(seed);
        var agents = Enumerable.Range(0, 40).Select(n => n % 5 == 0
            ? $"agent a{n}"
            : $"agent a{n} english:{random.Next(1, 11)} vip:{(n % 2 == 0 ? "true" : "false")}");
        var center = string.Join('\n', [.. Queues, .. agents]);
        var registry = new Registry(ScenarioTable.Parse(center).Configuration);
        var steps = new QueueSteps(registry);
        var classes = new AgentClasses(registry, steps);
        var available = new AvailableAgents(registry, steps, classes);
        var model = new SortedDictionary<int, (int Work, long Since)>();
        for (var i = 0; i < 5_000; i++)
        {
            var session = random.Next(registry.SessionCount);
            if (random.Next(3) == 0)
            {
                available.Remove(session);
                model.Remove(session);
            }
            else
            {
                model[session] = (random.Next(4), ScriptClock.Start + random.Next(spread));
                available.Put(session, model[session].Work, model[session].Since);
            }

            Assert.Equal(model.ContainsKey(session), available.Contains(session));
            for (var queue = 0; queue < registry.QueueCount; queue++)
            {
                var last = registry.Queue(queue).Steps.Length;
                for (var open = 0; open < last; open++)
                {
                    var (best, count) = Sorted(registry, queue, open, model);
                    Assert.Equal(best, available.Best(steps.First(queue), steps.First(queue) + open));
                    Assert.Equal(count, available.CountOf(steps.First(queue), steps.First(queue) + open));
                }
            }
        }
    }

    private static (int Best, int Count) Sorted(
        Registry registry, int queue, int open, SortedDictionary<int, (int Work, long Since)> model)
    {
        var (best, count) = (-1, 0);
        var known = new HashSet<int>();
        foreach (var step in registry.Queue(queue).Steps.Take(open + 1))
        {
            int Skill(int session) => step.Expression.Attributes.Sum(attribute =>
                registry.Agent(registry.AgentOf(session)).Attributes.GetValueOrDefault(attribute));

            var matched = model.Where(entry => registry.MrdOf(entry.Key) == registry.MrdOfQueue(queue))
                .Where(entry => step.Expression.Matches(registry.Agent(registry.AgentOf(entry.Key)).Attributes))
                .Where(entry => known.Add(entry.Key))
                .ToList();
            var sorted = registry.Queue(queue).Policy switch
            {
                QueuePolicy.MostSkilled => matched.OrderByDescending(entry => Skill(entry.Key)),
                QueuePolicy.LeastSkilled => matched.OrderBy(entry => Skill(entry.Key)),
                _ => matched.OrderBy(entry => entry.Value.Work),
            };
            var first = sorted.ThenBy(entry => entry.Value.Since).ThenBy(entry => entry.Key).Select(entry => entry.Key);
            count += matched.Count;
            best = best < 0 ? first.FirstOrDefault(-1) : best;
        }

        return (best, count);
    }
}
