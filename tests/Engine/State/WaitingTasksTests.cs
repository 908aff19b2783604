using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.State;

public class WaitingTasksTests
{
    private const string Center = """
        mrd chat default=low
        mrd mail
        queue low chat
        step low 1
        step low 2
        step low 0
        queue high chat priority=7
        step high 3
        step high 0
        queue other chat
        agent a1
        agent a2
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_first_task_for_an_agent_is_that_of_a_sorted_list(int seed)
    {
        var random = new Random(seed);
        var registry = new Registry(ScenarioTable.Parse(Center).Configuration);
        var steps = new QueueSteps(registry);
        var waiting = new WaitingTasks(registry, steps);
        var queues = Enumerable.Range(0, registry.QueueCount).Where(queue => registry.MrdOfQueue(queue) == 0).ToArray();
        var model = new Dictionary<int, Task>();
        for (var i = 0; i < 6_000; i++)
        {
            var now = i * 10L;
            var id = random.Next(400);
            if (!model.TryGetValue(id, out var task))
            {
                var preferred = random.Next(4) == 0 ? registry.Session(random.Next(2), 0) : -1;
                task = new Task(queues[random.Next(queues.Length)], random.Next(1, 11), i, preferred);
                model[id] = task;
                waiting.Open(id, task.Queue, task.Level, preferred, now);
                waiting.Add(id);
            }
            else if (!task.Waits)
            {
                task.Waits = true;
                task.Level = TaskOrder.RerouteLevel;
                waiting.Reroute(id, now);
                waiting.Add(id);
            }
            else if (random.Next(2) == 0)
            {
                waiting.Remove(id);
                waiting[id].Step = steps.Reached(task.Queue, now - waiting[id].Queued);
                waiting.Add(id);
            }
            else
            {
                task.Waits = false;
                waiting.Remove(id);
                if (random.Next(2) == 0)
                {
                    model.Remove(id);
                }
            }

            var open = new ulong[steps.WordCount(0)];
            var opens = Array.FindAll([.. Enumerable.Range(0, 6)], _ => random.Next(2) == 0);
            Array.ForEach(opens, step => open[0] |= 1UL << step);
            var session = registry.Session(random.Next(2), 0);
            var first = model.Where(entry => entry.Value.Waits)
                .Where(entry => entry.Value.Preferred == session || opens.Contains(waiting[entry.Key].Step))
                .OrderByDescending(entry => registry.Queue(entry.Value.Queue).Priority)
                .ThenByDescending(entry => entry.Value.Level)
                .ThenBy(entry => entry.Value.Arrival)
                .Select(entry => entry.Key).FirstOrDefault(-1);
            Assert.Equal(first, waiting.First(session, 0, open, out var order));
            Assert.Equal(first < 0 ? ulong.MaxValue : waiting[first].Order, order);
            Assert.All(queues, queue => Assert.Equal(
                model.Values.Count(one => one.Waits && one.Queue == queue), waiting.CountOf(queue)));
        }
    }

    [Fact]
    public void The_order_of_a_task_says_queue_priority_then_level_then_arrival()
    {
        ulong[] sorted =
        [
            TaskOrder.Of(10, 11, 9), TaskOrder.Of(10, 1, 8), TaskOrder.Of(2, 11, 6), TaskOrder.Of(2, 10, 5),
            TaskOrder.Of(2, 10, 7), TaskOrder.Of(1, 10, 1), TaskOrder.Of(1, 9, 2), TaskOrder.Of(1, 1, 3),
        ];

        Assert.Equal(sorted.Order(), sorted);
        Assert.All(sorted, order => Assert.Equal(11, TaskOrder.Level(TaskOrder.Rerouted(order))));
        Assert.Equal([11, 1, 11, 10, 10, 10, 9, 1], sorted.Select(TaskOrder.Level));
    }

    [Fact]
    public void Another_configuration_gives_each_task_the_place_that_its_priorities_and_steps_say()
    {
        var registry = new Registry(ScenarioTable.Parse(Center).Configuration);
        var waiting = new WaitingTasks(registry, new QueueSteps(registry));
        var (low, high) = (registry.FindQueue("low"u8), registry.FindQueue("high"u8));
        int[] queues = [low, high, high, high];
        int[] levels = [1, 1, 5, 9];
        var identities = new TaskIdentities();
        for (var task = 0; task < queues.Length; task++)
        {
            identities.Open([(byte)('a' + task)], registry.FindMrd("chat"u8));
            waiting.Open(task, queues[task], levels[task], preferred: -1, now: 5000);
        }

        // The last one is offered.
        Array.ForEach([0, 1, 2], waiting.Add);
        var changed = Center.Replace("queue low chat", "queue low chat priority=9", StringComparison.Ordinal);
        var change = new ConfigurationChange(registry.InForce, ScenarioTable.Parse(changed).Configuration);
        registry.Become(change.Registry, new ConfigurationInForce(change.To, version: 2));
        var steps = change.Steps;

        Assert.Equal([0, 2, 1], waiting.Configured(change, identities, now: 6000));

        Assert.All(queues, queue => Assert.Equal(0, waiting.CountOf(queue)));
        Assert.All(Enumerable.Range(0, queues.Length), task => Assert.False(waiting[task].IsWaiting));
        Assert.Equal(
            [TaskOrder.Of(9, 1, 1), TaskOrder.Of(7, 1, 2), TaskOrder.Of(7, 5, 3), TaskOrder.Of(7, 9, 4)],
            Enumerable.Range(0, queues.Length).Select(task => waiting[task].Order));
        Assert.Equal(
            [steps.First(low) + 1, steps.First(high), steps.First(high), steps.First(high)],
            Enumerable.Range(0, queues.Length).Select(task => waiting[task].Step));
    }

    [Fact]
    public void A_task_is_found_among_more_steps_than_a_word_has_bits()
    {
        var queues = Enumerable.Range(0, 70).Select(number => $"queue q{number} chat");
        string[] center = ["mrd chat default=q0", .. queues, "agent a1"];
        var registry = new Registry(ScenarioTable.Parse(string.Join('\n', center)).Configuration);
        var steps = new QueueSteps(registry);
        var waiting = new WaitingTasks(registry, steps);
        ulong[] open = [0, ulong.MaxValue];

        Assert.Equal(open.Length, steps.WordCount(0));
        Assert.Equal(-1, waiting.First(registry.Session(0, 0), 0, open, out _));
        waiting.Open(100_000, registry.FindQueue("q69"u8), level: 1, preferred: -1, now: 0);
        waiting.Add(100_000);
        Assert.Equal(100_000, waiting.First(registry.Session(0, 0), 0, open, out _));
    }

    [Fact]
    public void A_task_that_is_added_late_stands_where_its_arrival_says()
    {
        var registry = new Registry(ScenarioTable.Parse(Center).Configuration);
        var waiting = new WaitingTasks(registry, new QueueSteps(registry));
        foreach (var task in (int[])[1, 0])
        {
            waiting.Open(task, registry.FindQueue("low"u8), level: 1, preferred: -1, now: 0);
        }

        waiting.Add(0);
        waiting.Add(1);

        Assert.Equal(1, waiting.First(registry.Session(0, 0), 0, [ulong.MaxValue], out _));
    }

    [Fact]
    public void A_task_keeps_its_level_and_arrival_in_a_queue_of_another_priority()
    {
        const ulong lastArrival = (1UL << 56) - 1;

        Assert.Equal(TaskOrder.Of(10, 3, lastArrival), TaskOrder.InQueue(TaskOrder.Of(1, 3, lastArrival), 10));
        Assert.Equal(TaskOrder.Of(2, 11, 6), TaskOrder.InQueue(TaskOrder.Of(9, 11, 6), 2));
        Assert.True(TaskOrder.IsOfLowerQueue(TaskOrder.Of(2, 11, 1), TaskOrder.Of(3, 1, 2)));
        Assert.False(TaskOrder.IsOfLowerQueue(TaskOrder.Of(3, 1, 2), TaskOrder.Of(3, 11, 1)));
    }

    private sealed class Task(int queue, int level, int arrival, int preferred)
    {
        public int Queue => queue;

        public int Level { get; set; } = level;

        public int Arrival => arrival;

        public int Preferred => preferred;

        public bool Waits { get; set; } = true;
    }
}
