using BenchmarkDotNet.Attributes;
using MediaRouting.Engine;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Bench.Micro.Ring;

/// <summary>From one thread to another through a ring of the daemon's size: numbers, as many as there is room for.
/// </summary>
public class RingHopBenchmark
{
    private const int Hops = 100_000;

    private RingBuffer<long> _ring = null!;
    private EventProcessor<long, Sum> _stage = null!;

    /// <summary>How the stage waits.</summary>
    [Params(WaitStrategyKind.BusySpin, WaitStrategyKind.Yielding, WaitStrategyKind.Blocking)]
    public WaitStrategyKind Wait { get; set; }

    /// <summary>Starts the stage.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _ring = new RingBuffer<long>(new MultiProducerSequencer(Limits.CommandSlots, Wait));
        _stage = new EventProcessor<long, Sum>(
            _ring, "sum", default, (stage, _, fault) => Environment.FailFast(stage, fault));
        _ring.Sequencer.AddGating(_stage.Sequence);
        _stage.Start();
    }

    /// <summary>Ends it.</summary>
    [GlobalCleanup]
    public void CleanUp()
    {
        _stage.Halt();
        _stage.Join(Timeout.InfiniteTimeSpan);
    }

    /// <summary>One number goes through, with many others.</summary>
    [Benchmark(OperationsPerInvoke = Hops)]
    public void Hop()
    {
        long last = 0;
        for (var i = 0; i < Hops; i++)
        {
            while (!_ring.TryNext(out last))
            {
                Thread.SpinWait(1);
            }

            _ring[last] = i;
            _ring.Publish(last);
        }

        while (_stage.Sequence.Value < last)
        {
            Thread.SpinWait(1);
        }
    }

    private struct Sum : IEventHandler<long>
    {
        private long _sum;

        public void OnEvent(ref long slot, long sequence, bool endOfBatch) => _sum += slot;
    }
}
