using System.Diagnostics;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Bench.Figures;

/// <summary>A script to a stage on the calling thread, without a ring before it: what the stage alone takes.</summary>
internal sealed class Direct
{
    /// <summary>Commands made ready before the clock starts: few enough to stay in the nearest cache.</summary>
    private const int Batch = 64;

    private readonly CommandSlot[] _slots = new CommandSlot[Batch];

    /// <summary>Room for a batch.</summary>
    public Direct()
    {
        var pool = new PayloadPool();
        foreach (ref var slot in _slots.AsSpan())
        {
            slot.Text.Initialize(pool);
        }
    }

    /// <summary>Plays a script.</summary>
    /// <returns>Nanoseconds per command; batches in which the thread lost its core are left out.</returns>
    public double Play<THandler>(Script script, THandler handler, Outlet outlet)
        where THandler : struct, IEventHandler<CommandSlot>
    {
        var (ticks, commands) = (0L, 0);
        for (var first = 0; first < script.Count; first += Batch)
        {
            var count = Math.Min(Batch, script.Count - first);
            for (var i = 0; i < count; i++)
            {
                script.Fill(first + i, ref _slots[i]);
            }

            var switches = ContextSwitches.Count;
            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++)
            {
                handler.OnEvent(ref _slots[i], first + i, endOfBatch: i == count - 1);
                outlet.Drain();
            }

            var end = Stopwatch.GetTimestamp();
            if (ContextSwitches.Count == switches)
            {
                ticks += end - start;
                commands += count;
            }
        }

        return Stopwatch.GetElapsedTime(0, ticks).TotalNanoseconds / commands;
    }
}
