using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Events;

/// <summary>A slot of the outbox ring: one message to send, or one command to acknowledge.</summary>
public struct EventSlot
{
    /// <summary>What it tells.</summary>
    public EventKind Kind;

    /// <summary>Where it goes.</summary>
    public EventTarget Target;

    /// <summary>Kind of the named destination.</summary>
    public DestinationKind DestinationKind;

    /// <summary>MediaRoutingSequence: grows by one per message sent; 0 for the tap and for what is not sent.</summary>
    public long Sequence;

    /// <summary>Sequence of the command that caused it; that one must be durable before this leaves.</summary>
    public long Cause;

    /// <summary>Unix milliseconds: the time of the cause.</summary>
    public long Time;

    /// <summary>Name of the destination, if <see cref="Target"/> is <see cref="EventTarget.Named"/>.</summary>
    public TextRef Destination;

    /// <summary>JMSCorrelationID; may be empty.</summary>
    public TextRef CorrelationId;

    /// <summary>What it tells, in detail.</summary>
    public EventBody Body;

    /// <summary>Where the texts stand.</summary>
    public SlotText Text;
}
