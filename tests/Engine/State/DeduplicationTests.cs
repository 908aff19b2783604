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
