using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Bench.Figures;

/// <summary>An outbox ring whose reader lets everything pass unread: what reads it costs the stage before it nothing.
/// </summary>
internal sealed class Outlet
{
    private readonly Sequence _read = new();

    /// <summary>An empty outbox ring of the daemon's size.</summary>
    public Outlet()
    {
        var pool = new PayloadPool();
        var sequencer = new SingleProducerSequencer(Limits.EventSlots, WaitStrategyKind.BusySpin);
        sequencer.AddGating(_read);
        Events = new RingBuffer<EventSlot>(sequencer, (ref EventSlot slot) => slot.Text.Initialize(pool));
    }

    /// <summary>The ring.</summary>
    public RingBuffer<EventSlot> Events { get; }

    /// <summary>Lets everything pass from now on, whether anybody drains it or not.</summary>
    public void LetPass() => _read.Value = long.MaxValue;

    /// <summary>Lets pass whatever is there.</summary>
    public void Drain() => _read.Value = Events.Sequencer.Cursor;
}
