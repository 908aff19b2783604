using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Engine.Events;

/// <summary>
/// The state machine's end of the outbox ring. An event is opened, its body filled in, and sent; what leaves the daemon
/// gets the next <c>MediaRoutingSequence</c>. With the ring full, opening waits: intake slows, nothing is dropped.
/// </summary>
/// <param name="ring">The outbox ring; the state machine is its only producer.</param>
public sealed class Outbox(RingBuffer<EventSlot> ring)
{
    private long _opened;
    private long _cause;
    private long _time;

    /// <summary>The MediaRoutingSequence of the last message sent; 0 before the first.</summary>
    public long LastSequence { get; private set; }

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
        _opened = ring.Next();
        ref var slot = ref ring[_opened];
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
    public void Send() => ring.Publish(_opened);

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
}
