using MediaRouting.Engine.Commands;
using MediaRouting.Jms;

namespace MediaRouting.Memory;

/// <summary>
/// A message in the broker: its strings and body one behind the other in one array, which is used again for later
/// messages.
/// </summary>
internal sealed class MemoryMessage
{
    private byte[] _bytes = new byte[512];
    private int _count;
    private Field _messageId;
    private Field _type;
    private Field _correlationId;
    private Field _replyTo;
    private Field _body;
    private Field _reason;
    private Field _originalQueue;
    private Field _originalMessageId;

    /// <summary>Where it goes; null if that does not exist.</summary>
    public MemoryDestination? Destination { get; set; }

    /// <summary>Its place in the order of arrival at the broker.</summary>
    public long Order { get; set; }

    public long Sequence { get; private set; }

    public long Timestamp { get; private set; }

    public DestinationKind ReplyToKind { get; private set; }

    public JmsBody BodyKind { get; private set; }

    public bool Redacted { get; private set; }

    public ReadOnlySpan<byte> MessageId => At(_messageId);

    public ReadOnlySpan<byte> Type => At(_type);

    public ReadOnlySpan<byte> CorrelationId => At(_correlationId);

    public ReadOnlySpan<byte> ReplyTo => At(_replyTo);

    public ReadOnlySpan<byte> Body => At(_body);

    public ReadOnlySpan<byte> Reason => At(_reason);

    public ReadOnlySpan<byte> OriginalQueue => At(_originalQueue);

    public ReadOnlySpan<byte> OriginalMessageId => At(_originalMessageId);

    /// <summary>Takes over everything of an outgoing message.</summary>
    public void Set(
        in JmsMessage message, ReadOnlySpan<byte> messageId, DestinationKind replyToKind, ReadOnlySpan<byte> replyTo)
    {
        _count = 0;
        Sequence = message.Sequence;
        Timestamp = message.Timestamp;
        ReplyToKind = replyToKind;
        BodyKind = message.BodyKind == JmsBody.Text ? JmsBody.Text : JmsBody.Bytes;
        Redacted = message.Redacted;
        _messageId = Append(messageId);
        _type = Append(message.Type);
        _correlationId = Append(message.CorrelationId);
        _replyTo = Append(replyTo);
        _body = Append(message.Body);
        _reason = Append(message.Reason);
        _originalQueue = Append(message.OriginalQueue);
        _originalMessageId = Append(message.OriginalMessageId);
    }

    /// <summary>Becomes a copy, for another subscriber of a topic.</summary>
    public void CopyFrom(MemoryMessage other)
    {
        _count = 0;
        Append(other._bytes.AsSpan(0, other._count));
        Destination = other.Destination;
        Order = other.Order;
        Sequence = other.Sequence;
        Timestamp = other.Timestamp;
        ReplyToKind = other.ReplyToKind;
        BodyKind = other.BodyKind;
        Redacted = other.Redacted;
        _messageId = other._messageId;
        _type = other._type;
        _correlationId = other._correlationId;
        _replyTo = other._replyTo;
        _body = other._body;
        _reason = other._reason;
        _originalQueue = other._originalQueue;
        _originalMessageId = other._originalMessageId;
    }

    private ReadOnlySpan<byte> At(Field field) => _bytes.AsSpan(field.Start, field.Length);

    private Field Append(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _bytes.Length - _count)
        {
            Array.Resize(ref _bytes, Math.Max(2 * _bytes.Length, _count + bytes.Length));
        }

        var field = new Field(_count, bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_count));
        _count += bytes.Length;
        return field;
    }

    private readonly record struct Field(int Start, int Length);
}
