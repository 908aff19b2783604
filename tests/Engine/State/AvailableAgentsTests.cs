using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.State;

public class AvailableAgentsTests
{
    [Fact]
    public void The_best_is_the_one_with_fewest_tasks_then_longest_available_then_first_in_the_configuration()
    {
        var center = string.Join('\n', ["mrd chat", "mrd mail", .. Enumerable.Range(0, 20).Select(n => $"agent a{n}")]);
        var registry = new Registry(ScenarioTable.Parse(center).Configuration);
        var available = new AvailableAgents(registry);
        var model = new Dictionary<int, (int Work, long Since)>();
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var session = random.Next(registry.SessionCount);
            if (random.Next(3) == 0)
            {
                available.Remove(session);
                model.Remove(session);
            }
            else
            {
                model[session] = (random.Next(4), ScriptClock.Start + random.Next(5));
                available.Put(session, model[session].Work, model[session].Since);
            }

            Assert.Equal(model.ContainsKey(session), available.Contains(session));
            for (var mrd = 0; mrd < registry.MrdCount; mrd++)
            {
                var sorted = model.Where(entry => registry.MrdOf(entry.Key) == mrd)
                    .Select(entry => (entry.Value.Work, entry.Value.Since, Session: entry.Key)).Order().ToList();
                Assert.Equal(sorted.Count, available.CountOf(mrd));
                Assert.Equal(sorted.Count == 0 ? -1 : sorted[0].Session, available.Best(mrd));
            }
        }
    }
}
