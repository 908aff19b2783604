using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// A script through a ring as in <see cref="Relay"/>, at a fixed rate: how long each command took from its planned time
/// until its stage had published the last of its events. The events pass unread.
/// </summary>
internal static class PacedRelay
{
    /// <summary>Plays a script.</summary>
    /// <param name="script">The commands.</param>
    /// <param name="perSecond">The rate.</param>
    /// <param name="handler">The stage.</param>
    /// <param name="outlet">Where the stage publishes.</param>
    /// <param name="latencies">Nanoseconds of each command.</param>
    public static Lap Play<THandler>(
        Script script, int perSecond, THandler handler, Outlet outlet, out LatencyHistogram latencies)
        where THandler : struct, IEventHandler<CommandSlot>
    {
        var pool = new PayloadPool();
        var ring = new RingBuffer<CommandSlot>(
            new MultiProducerSequencer(Limits.CommandSlots, WaitStrategyKind.BusySpin),
            (ref CommandSlot slot) => slot.Text.Initialize(pool));
        var producer = new PacedProducer(ring, script, script.Count);
        var stage = new EventProcessor<CommandSlot, Timed<THandler>>(
            ring,
            "stage",
            new Timed<THandler>(handler, producer),
            (name, _, fault) => Environment.FailFast(name, fault));
        ring.Sequencer.AddGating(stage.Sequence);
        outlet.LetPass();
        stage.Start();
        var beginning = Lap.Begin();
        producer.Run(perSecond, () => Thread.SpinWait(4));
        var lap = beginning.End(script.Count);
        stage.Halt();
        stage.Join(Timeout.InfiniteTimeSpan);
        outlet.Drain();
        latencies = producer.Latencies;
        return lap;
    }

    /// <summary>A stage, and the time when it is done with a command.</summary>
    private readonly struct Timed<THandler>(THandler handler, PacedProducer producer) : IEventHandler<CommandSlot>
        where THandler : struct, IEventHandler<CommandSlot>
    {
        public void OnEvent(ref CommandSlot slot, long sequence, bool endOfBatch)
        {
            handler.OnEvent(ref slot, sequence, endOfBatch);
            producer.OneDone();
        }
    }
}
