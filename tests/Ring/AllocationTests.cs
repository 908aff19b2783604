using MediaRouting.Engine.Ring;

namespace MediaRouting.Tests.Ring;

public sealed class AllocationTests
{
    private const int Warm = 20_000;
    private const int Counted = 100_000;

    [Theory]
    [InlineData(false, WaitStrategyKind.Blocking)]
    [InlineData(false, WaitStrategyKind.Yielding)]
    [InlineData(false, WaitStrategyKind.BusySpin)]
    [InlineData(true, WaitStrategyKind.Blocking)]
    [InlineData(true, WaitStrategyKind.Yielding)]
    [InlineData(true, WaitStrategyKind.BusySpin)]
    public void A_warm_ring_allocates_nothing_on_either_side(bool several, WaitStrategyKind waits)
    {
        (long producer, long stage) = Allocated(several, waits, bytesPerEvent: 0);

        Assert.Equal((0, 0), (producer, stage));
    }

    [Fact]
    public void A_stage_that_does_allocate_is_seen_allocating()
    {
        (_, long stage) = Allocated(several: false, WaitStrategyKind.Yielding, bytesPerEvent: 8);

        Assert.InRange(stage, 8L * Counted, long.MaxValue);
    }

    private static (long Producer, long Stage) Allocated(bool several, WaitStrategyKind waits, int bytesPerEvent)
    {
        using var graph = new Graph(Graph.NewSequencer(several, 256, waits));
        var counter = new Counter(bytesPerEvent);
        EventProcessor<Stamped, Counter> stage = graph.StartLast(counter);
        for (int number = 0; number < Warm; number++)
        {
            graph.PublishNext(0, number);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int number = 0; number < Counted; number++)
        {
            graph.PublishNext(0, number);
        }

        long producer = GC.GetAllocatedBytesForCurrentThread() - before;
        stage.HaltWhenDrained();
        Assert.True(stage.Join(Graph.Bound));
        return (producer, counter.Last - counter.First);
    }

    /// <summary>Notes what its thread has allocated when it is warm and at the end.</summary>
    private sealed class Counter(int bytesPerEvent) : IEventHandler<Stamped>
    {
        private byte[] _kept = [];

        public long First { get; private set; }

        public long Last { get; private set; }

        public void OnEvent(ref Stamped slot, long sequence, bool endOfBatch)
        {
            if (bytesPerEvent != 0)
            {
                _kept = new byte[bytesPerEvent + (_kept.Length & 1)];
            }

            if (sequence == Warm)
            {
                First = GC.GetAllocatedBytesForCurrentThread();
            }

            if (sequence == Warm + Counted - 1)
            {
                Last = GC.GetAllocatedBytesForCurrentThread();
            }
        }
    }
}
