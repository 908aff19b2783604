using System.Text;
using MediaRouting.Engine.State;

namespace MediaRouting.Tests.Engine.State;

public class TaskIdentitiesTests
{
    [Fact]
    public void The_last_closed_tasks_are_remembered_with_their_code_and_older_ones_forgotten()
    {
        var tasks = new TaskIdentities(closedLimit: 3);
        for (var i = 0; i < 10; i++)
        {
            tasks.Close(tasks.Open(Id(i), mrd: i % 2), Encoding.UTF8.GetBytes($"CODE{i}"));
        }

        Assert.Equal((0, 3), (tasks.OpenCount, tasks.ClosedCount));
        Assert.All(Enumerable.Range(0, 7), i => Assert.Equal(-1, tasks.Find(Id(i))));
        Assert.All(Enumerable.Range(7, 3), i =>
        {
            var task = tasks.Find(Id(i));
            Assert.True(tasks.IsClosed(task));
            Assert.Equal($"CODE{i}", Encoding.UTF8.GetString(tasks.ClosingCode(task)));
            Assert.Equal(i % 2, tasks.Mrd(task));
        });
    }

    [Fact]
    public void Tasks_are_forgotten_in_the_order_of_their_closing()
    {
        var tasks = new TaskIdentities(closedLimit: 2);
        int[] open = [.. Enumerable.Range(0, 4).Select(i => tasks.Open(Id(i), 0))];
        tasks.Close(open[2], default);
        tasks.Close(open[0], default);
        tasks.Close(open[3], default);
        Assert.Equal(-1, tasks.Find(Id(2)));
        Assert.True(tasks.IsClosed(tasks.Find(Id(0))));
        Assert.False(tasks.IsClosed(tasks.Find(Id(1))));
        Assert.Equal((1, 2), (tasks.OpenCount, tasks.ClosedCount));
    }

    [Fact]
    public void An_id_of_a_forgotten_task_may_come_again()
    {
        var tasks = new TaskIdentities(closedLimit: 1);
        tasks.Close(tasks.Open(Id(1), 0), "A"u8);
        tasks.Close(tasks.Open(Id(2), 0), "B"u8);
        var again = tasks.Open(Id(1), 5);
        Assert.False(tasks.IsClosed(again));
        Assert.True(tasks.ClosingCode(again).IsEmpty);
        Assert.Equal((again, 5), (tasks.Find(Id(1)), tasks.Mrd(again)));
    }

    [Fact]
    public void An_id_of_any_length_is_known_and_told()
    {
        var tasks = new TaskIdentities(closedLimit: 1);
        int[] lengths = [1, 47, 48, 49, 200];
        byte[][] ids = [.. lengths.Select(length => Encoding.UTF8.GetBytes(new string('x', length)))];
        int[] handles = [.. ids.Select(id => tasks.Open(id, 0))];

        Assert.Equal(handles, ids.Select(id => tasks.Find(id)));
        Assert.Equal(ids, handles.Select(task => tasks.Id(task).ToArray()));
    }

    private static byte[] Id(int number) => Encoding.UTF8.GetBytes($"task-{number}");
}
