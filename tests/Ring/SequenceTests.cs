using System.Runtime.CompilerServices;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Tests.Ring;

public sealed class SequenceTests
{
    [Fact]
    public void A_sequence_starts_before_the_first_slot() => Assert.Equal(Sequence.Initial, new Sequence().Value);

    [Fact]
    public void A_sequence_advances_only_from_where_it_is_expected_to_be()
    {
        var sequence = new Sequence { Value = 5 };

        Assert.False(sequence.TryAdvance(4, 9));
        Assert.Equal(5, sequence.Value);
        Assert.True(sequence.TryAdvance(5, 9));
        Assert.Equal(9, sequence.Value);
        Assert.Equal(12, sequence.Advance(3));
    }

    [Fact]
    public void A_sequence_has_two_cache_lines_to_itself_on_either_side()
    {
        _ = new Sequence();
        long before = GC.GetAllocatedBytesForCurrentThread();
        var sequence = new Sequence();
        long size = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(Sequence.Initial, sequence.Value);
        Assert.InRange(size, 128 + sizeof(long) + 128, 512);
    }

    [Fact]
    public void A_move_is_seen_by_a_thread_that_does_nothing_but_look()
    {
        var sequence = new Sequence();
        var watcher = new Thread(() => Watch(sequence)) { IsBackground = true };
        watcher.Start();
        Assert.False(watcher.Join(TimeSpan.FromMilliseconds(20)));
        sequence.Value = 0;

        Assert.True(watcher.Join(Graph.Bound));
    }

    [Fact]
    public void Advances_of_several_threads_are_all_counted()
    {
        const int Each = 200_000;
        var sequence = new Sequence();
        var threads = new Thread[3];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(() =>
            {
                for (int n = 0; n < Each; n++)
                {
                    sequence.Advance(1);
                }
            });
            threads[i].Start();
        }

        Assert.All(threads, thread => Assert.True(thread.Join(Graph.Bound)));
        Assert.Equal((3 * Each) - 1, sequence.Value);
    }

    // Optimized from the first call, as a loop that never returns would otherwise not be: a plain read leaves the loop.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long Watch(Sequence sequence)
    {
        long looks = 0;
        while (sequence.Value == Sequence.Initial)
        {
            looks++;
        }

        return looks;
    }
}
