using System.Runtime.CompilerServices;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Engine.Events;

/// <summary>
/// The state machine's end of the outbox ring. An event is opened, its body filled in, and sent; what leaves the daemon
/// gets the next <c>MediaRoutingSequence</c>. With the ring full, opening waits: intake slows, nothing is dropped.
/// </summary>
public sealed class Outbox
{
    private RingBuffer<EventSlot>? _ring;
    private EventSlot _unheard;
    private long _opened;
    private long _cause;
    private long _time;

    /// <summary>Before the first event.</summary>
    /// <param name="ring">
    /// The outbox ring; the state machine is its only producer. Null for a machine that only follows another: its
    /// events are made, numbered and forgotten.
    /// </param>
    public Outbox(RingBuffer<EventSlot>? ring)
    {
        _ring = ring;
        if (ring is null)
        {
            _unheard.Text.Initialize(new PayloadPool());
        }
    }

    /// <summary>The MediaRoutingSequence of the last message sent; 0 before the first.</summary>
    public long LastSequence { get; internal set; }

    /// <summary>Events are told in a ring from now on.</summary>
    internal void Attach(RingBuffer<EventSlot> ring) => _ring = ring;

    /// <summary>Says which command the following events are caused by, and its time.</summary>
    public void Begin(long cause, long time)
    {
        _cause = cause;
        _time = time;
    }

    /// <summary>
    /// Opens an event that goes to an address; it gets its sequence number here, unless it is for the tap.
    /// </summary>
    public ref EventSlot Open(EventKind kind, scoped in Address address)
    {
        ref var slot = ref _ring is null ? ref _unheard : ref Claim(_ring);
        slot.Text.Reset();
        slot.Kind = kind;
        slot.Target = address.Target;
        slot.DestinationKind = address.Kind;
        slot.Sequence = address.Target is EventTarget.Tap or EventTarget.None ? 0 : ++LastSequence;
        slot.Cause = _cause;
        slot.Time = _time;
        slot.Destination = slot.Text.Append(address.Name);
        slot.CorrelationId = slot.Text.Append(address.CorrelationId);
        return ref slot;
    }

    /// <summary>Hands the open event over to the outbox stage.</summary>
    public void Send() => _ring?.Publish(_opened);

    /// <summary>Says that a command is done: its delivery, if it came as one, may be acknowledged.</summary>
    public void Complete(ref readonly CommandSlot command)
    {
        if (command.Delivery != 0)
        {
            ref var slot = ref Open(EventKind.CommandApplied, Address.Of(EventTarget.None));
            slot.Body.CommandApplied = new CommandApplied(command.Delivery);
            Send();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref EventSlot Claim(RingBuffer<EventSlot> ring)
    {
        _opened = ring.Next();
        return ref ring[_opened];
    }
}
