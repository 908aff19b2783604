using MediaRouting.Engine.Routing;

namespace MediaRouting.Tests.Engine.State;

public class WaitingTasksTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_best_task_of_a_queue_is_that_of_a_sorted_list(int seed)
    {
        const int queues = 3;
        var random = new Random(seed);
        var waiting = new WaitingTasks(queues);
        var model = new Dictionary<int, (int Queue, int Level, long Arrival, bool Waits)>();
        for (var i = 0; i < 30_000; i++)
        {
            var task = random.Next(400);
            var known = model.TryGetValue(task, out var one);
            if (!known)
            {
                model[task] = (random.Next(queues), random.Next(1, 11), i, true);
                waiting.Arrive(task, model[task].Queue, model[task].Level);
            }
            else if (one.Waits)
            {
                model[task] = one with { Waits = false };
                waiting.Remove(task);
            }
            else if (random.Next(3) > 0)
            {
                model[task] = one with { Waits = true, Level = WaitingTasks.RerouteLevel };
                waiting.Return(task);
            }
            else
            {
                model.Remove(task);
            }

            Assert.Equal(model.TryGetValue(task, out var now) && now.Waits, waiting.IsWaiting(task));
            for (var queue = 0; queue < queues; queue++)
            {
                var sorted = model.Where(entry => entry.Value.Waits && entry.Value.Queue == queue)
                    .OrderByDescending(entry => entry.Value.Level).ThenBy(entry => entry.Value.Arrival).ToList();
                Assert.Equal(sorted.Count, waiting.CountOf(queue));
                Assert.Equal(sorted.Count == 0 ? -1 : sorted[0].Key, waiting.Best(queue));
            }
        }
    }

    [Fact]
    public void Across_queues_the_higher_level_comes_first_and_then_the_earlier_arrival()
    {
        var waiting = new WaitingTasks(2);
        waiting.Arrive(1, 0, 5);
        waiting.Arrive(2, 1, 5);
        waiting.Arrive(3, 1, 6);
        Assert.True(waiting.IsBefore(1, 2));
        Assert.False(waiting.IsBefore(2, 1));
        Assert.True(waiting.IsBefore(3, 1));
        waiting.Remove(2);
        waiting.Return(2);
        Assert.True(waiting.IsBefore(2, 3));
    }
}
