using System.Runtime.CompilerServices;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// Who asked, and how the answer finds them: JMSReplyTo and JMSCorrelationID (or else JMSMessageID) of a request
/// (1-protocol, "Addressing", "Correlation"). The default is nobody: the daemon acts by itself.
/// </summary>
public readonly ref struct Requester
{
    /// <summary>Kind of JMSReplyTo, or none.</summary>
    public DestinationKind ReplyToKind { get; init; }

    /// <summary>Name of JMSReplyTo.</summary>
    public ReadOnlySpan<byte> ReplyTo { get; init; }

    /// <summary>What the answer carries as JMSCorrelationID.</summary>
    public ReadOnlySpan<byte> CorrelationId { get; init; }

    /// <summary>What was asked.</summary>
    public CommandKind Request { get; init; }

    /// <summary>Under which number a row was forwarded on the requester's behalf; 0 for none.</summary>
    public long Forwarded { get; init; }

    // Field by field: as an initializer it would be made elsewhere and copied, which waits for every store before it.
    private Requester(ref readonly CommandSlot slot)
    {
        ReplyToKind = slot.ReplyToKind;
        ReplyTo = slot.Text[slot.ReplyTo];
        CorrelationId = slot.Text[slot.CorrelationId.IsEmpty ? slot.MessageId : slot.CorrelationId];
        Request = slot.Kind;
        Forwarded = 0;
    }

    /// <summary>Who sent a command.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Requester Of(ref readonly CommandSlot slot) => new(in slot);

    /// <summary>
    /// The reply address, if the request has one, else <paramref name="otherwise"/>; correlated either way.
    /// </summary>
    public Address AnswerTo(scoped in Address otherwise) =>
        (ReplyToKind == DestinationKind.None ? otherwise : Address.Of(ReplyToKind, ReplyTo)).Answering(CorrelationId);
}
