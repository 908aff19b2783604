using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.State;

namespace MediaRouting.Tests.Engine.State;

public sealed class DeduplicationTests
{
    [Fact]
    public void A_message_is_taken_once_a_queue()
    {
        var taken = new Deduplication(8);

        Assert.True(taken.TryTake(Source.General, "ID:1"u8));
        Assert.False(taken.TryTake(Source.General, "ID:1"u8));
        Assert.True(taken.TryTake(Source.CommunicationServer, "ID:1"u8));
        Assert.True(taken.TryTake(Source.General, "ID:2"u8));
    }

    [Fact]
    public void The_oldest_is_forgotten_when_the_window_is_full_and_no_other()
    {
        var taken = new Deduplication(3);
        foreach (byte id in "abcd"u8)
        {
            Assert.True(taken.TryTake(Source.General, [id]));
        }

        Assert.False(taken.TryTake(Source.General, "b"u8));
        Assert.False(taken.TryTake(Source.General, "d"u8));
        Assert.True(taken.TryTake(Source.General, "a"u8));
        Assert.True(taken.TryTake(Source.General, "b"u8));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void It_knows_the_latest_of_any_row_of_messages_and_no_other(int capacity)
    {
        var random = new Random(capacity);
        var taken = new Deduplication(capacity);
        var latest = new Queue<(Source, int)>();
        for (var i = 0; i < 20_000; i++)
        {
            var (source, number) = ((Source)random.Next(1, 4), random.Next(capacity * 2));
            var isNew = !latest.Contains((source, number));

            Assert.Equal(isNew, taken.TryTake(source, Encoding.UTF8.GetBytes($"ID:chat-server-1:1:1:{number}")));
            if (isNew)
            {
                latest.Enqueue((source, number));
            }

            if (latest.Count > capacity)
            {
                latest.Dequeue();
            }
        }
    }

    [Fact]
    public void A_message_without_an_id_or_with_one_that_may_have_been_cut_is_always_new()
    {
        var taken = new Deduplication(3);
        byte[] cut = new byte[Limits.TextBytes];

        Assert.True(taken.TryTake(Source.General, default));
        Assert.True(taken.TryTake(Source.General, default));
        Assert.True(taken.TryTake(Source.General, cut));
        Assert.True(taken.TryTake(Source.General, cut));
    }

    [Fact]
    public void The_longest_id_that_cannot_have_been_cut_is_remembered()
    {
        var taken = new Deduplication(3);
        byte[] whole = new byte[Limits.TextBytes - 4];

        Assert.True(taken.TryTake(Source.General, whole));
        Assert.False(taken.TryTake(Source.General, whole));
    }
}
