using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// A script through a ring of the daemon's kind and size, from this thread to a stage on a thread of its own, both
/// spinning; this thread lets the events pass in between. Two threads, for a machine of two cores.
/// </summary>
internal static class Relay
{
    private const int CommandsBetweenDrains = 32;

    /// <summary>
    /// Plays a script, from the first claim to the last command done; the stage is new, what it works on need not be.
    /// </summary>
    public static Lap Play<THandler>(Script script, THandler handler, Outlet outlet)
        where THandler : struct, IEventHandler<CommandSlot>
    {
        Exception? fault = null;
        var pool = new PayloadPool();
        var ring = new RingBuffer<CommandSlot>(
            new MultiProducerSequencer(Limits.CommandSlots, WaitStrategyKind.BusySpin),
            (ref CommandSlot slot) => slot.Text.Initialize(pool));
        var stage = new EventProcessor<CommandSlot, THandler>(
            ring, "stage", handler, (_, _, exception) => Volatile.Write(ref fault, exception));
        ring.Sequencer.AddGating(stage.Sequence);
        stage.Start();

        var beginning = Lap.Begin();
        for (var i = 0; i < script.Count; i++)
        {
            long sequence;
            while (!ring.TryNext(out sequence))
            {
                Wait(outlet, ref fault);
            }

            script.Fill(i, ref ring[sequence]);
            ring.Publish(sequence);
            if (i % CommandsBetweenDrains == 0)
            {
                outlet.Drain();
            }
        }

        while (stage.Sequence.Value < script.Count - 1)
        {
            Wait(outlet, ref fault);
        }

        var lap = beginning.End(script.Count);
        stage.Halt();
        stage.Join(Timeout.InfiniteTimeSpan);
        return lap;
    }

    private static void Wait(Outlet outlet, ref Exception? fault)
    {
        outlet.Drain();
        if (Volatile.Read(ref fault) is { } exception)
        {
            throw new InvalidOperationException("the stage has failed", exception);
        }

        Thread.SpinWait(4);
    }
}
