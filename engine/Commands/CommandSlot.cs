using MediaRouting.Engine.Events;

namespace MediaRouting.Engine.Commands;

/// <summary>
/// A slot of the command ring: one message as it arrived, decoded, or a tick. Filled at ingress, read by every stage,
/// never changed by one; a stage that needs more than the call keeps a copy.
/// </summary>
/// <remarks>
/// A message that the decoder refused is a command too, so that its answer and its dead letter have their place in the
/// one order: <see cref="Refusal"/> says why, <see cref="Known"/> holds the ids that could be read, <see cref="Body"/>
/// is not set.
/// </remarks>
public struct CommandSlot
{
    /// <summary>What is asked for.</summary>
    public CommandKind Kind;

    /// <summary>The queue it came from.</summary>
    public Source Source;

    /// <summary>Kind of JMSReplyTo; <see cref="DestinationKind.None"/> if the message has none.</summary>
    public DestinationKind ReplyToKind;

    /// <summary>A dead letter of this message is a BytesMessage.</summary>
    public bool IsBytes;

    /// <summary>A password was taken out of <see cref="RawBody"/>, or the body with it.</summary>
    public bool IsRedacted;

    /// <summary>Why the message cannot be carried out; the default if it can.</summary>
    public Refusal Refusal;

    /// <summary>Unix milliseconds, stamped at ingress.</summary>
    public long Time;

    /// <summary>The delivery to acknowledge once this command is done; 0 for none.</summary>
    public long Delivery;

    /// <summary>Name of JMSReplyTo.</summary>
    public TextRef ReplyTo;

    /// <summary>JMSCorrelationID.</summary>
    public TextRef CorrelationId;

    /// <summary>JMSMessageID.</summary>
    public TextRef MessageId;

    /// <summary>
    /// JMSType as it was written; kept where the message was refused, and always of the queue CommunicationServer,
    /// whose messages have nobody to be answered and may become dead letters later.
    /// </summary>
    public TextRef Type;

    /// <summary>
    /// The body as it came; kept where the message is undecodable, and always of the queue CommunicationServer.
    /// </summary>
    public TextRef RawBody;

    /// <summary>The ids that could be read of a refused message.</summary>
    public KnownIds Known;

    /// <summary>What is asked for, in detail.</summary>
    public CommandBody Body;

    /// <summary>Where the texts stand.</summary>
    public SlotText Text;

    /// <summary>Makes the slot ready to be filled: no texts, no refusal, no delivery.</summary>
    public void Reset(CommandKind kind, Source source, long time)
    {
        Kind = kind;
        Source = source;
        Time = time;
        ReplyToKind = DestinationKind.None;
        IsBytes = false;
        IsRedacted = false;
        Refusal = default;
        Delivery = 0;
        ReplyTo = default;
        CorrelationId = default;
        MessageId = default;
        Type = default;
        RawBody = default;
        Known = default;
        Text.Reset();
    }

    /// <summary>Takes over everything of another slot, which is empty of texts afterwards.</summary>
    public void MoveFrom(ref CommandSlot other)
    {
        var text = Text;
        this = other;
        Text = text;
        Text.Reset();
        Text.MoveFrom(ref other.Text);
    }
}
