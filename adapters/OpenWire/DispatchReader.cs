using System.Buffers.Binary;

namespace MediaRouting.OpenWire;

/// <summary>
/// Reads a MessageDispatch (6-openwire 3.3 and 4.1) into a <see cref="ReceivedMessage"/> and enters it into the window
/// of its consumer. A body that cannot be read is <see cref="BodyType.Other"/>: no sender can end the connection with
/// it.
/// </summary>
internal sealed class DispatchReader(int connection, Consumer?[] consumers, int maxInflatedBytes)
{
    private readonly Scratch _scratch = new();

    /// <summary>
    /// The consumer that a dispatch, behind its command header, is for; null if it is not there any more.
    /// </summary>
    /// <exception cref="MalformedFrameException">The frame names none.</exception>
    public Consumer? ReadConsumer(ref WireReader reader)
    {
        if (reader.ObjectOrNull() != CommandType.ConsumerId)
        {
            MalformedFrameException.Throw("a dispatch names no consumer");
        }

        reader.StringOrNull(); // connection
        reader.I64(); // session
        long number = reader.I64() - 1;
        return (ulong)number < (ulong)consumers.Length ? Volatile.Read(ref consumers[number]) : null;
    }

    /// <summary>
    /// Reads on behind the consumer, whose window must have room. The message is good until the next call.
    /// </summary>
    /// <exception cref="MalformedFrameException">The frame is not a dispatch.</exception>
    public ReceivedMessage Read(scoped ref WireReader reader, Consumer consumer)
    {
        _scratch.Reset();
        reader.SkipObject(); // destination: the message has it too
        CommandType type = reader.ObjectOrNull();
        if (type is < CommandType.Message or > CommandType.BlobMessage)
        {
            MalformedFrameException.Throw("a dispatch carries no message");
        }

        return ReadMessage(ref reader, consumer, type);
    }

    private ReceivedMessage ReadMessage(scoped ref WireReader reader, Consumer consumer, CommandType type)
    {
        reader.I32(); // command id and whether an answer is due: the sender's, not for us
        reader.Bool();
        reader.SkipObject(); // producer
        DestinationType destinationType = reader.Destination(out ReadOnlySpan<byte> destination);
        reader.SkipObject(); // transaction
        reader.SkipObject(); // original destination
        ReadOnlySpan<byte> messageId = ReadMessageId(ref reader, consumer, out long tag);
        reader.SkipObject(); // original transaction
        reader.StringOrNull(); // group
        reader.I32(); // group sequence
        ReadOnlySpan<byte> correlationId = reader.StringOrNull();
        bool persistent = reader.Bool();
        reader.I64(); // expiration
        reader.U8(); // priority
        DestinationType replyToType = reader.Destination(out ReadOnlySpan<byte> replyTo);
        long timestamp = reader.I64();
        ReadOnlySpan<byte> jmsType = reader.StringOrNull();
        ReadOnlySpan<byte> content = reader.BytesOrNull(out bool noContent);
        ReadOnlySpan<byte> properties = reader.BytesOrNull();
        bool compressed = ReadRest(ref reader, ref type, out int redeliveryCounter);
        ReadOnlySpan<byte> body = ReadBody(type, content, noContent, compressed, out BodyType bodyType);
        return new ReceivedMessage
        {
            Consumer = consumer.Number,
            Tag = tag,
            MessageId = messageId,
            DestinationType = destinationType,
            Destination = _scratch.Utf8(destination),
            Type = _scratch.Utf8(jmsType),
            CorrelationId = _scratch.Utf8(correlationId),
            ReplyToType = replyToType,
            ReplyTo = _scratch.Utf8(replyTo),
            Timestamp = timestamp,
            Persistent = persistent,
            RedeliveryCounter = redeliveryCounter,
            BodyType = bodyType,
            Body = body,
            Properties = properties,
        };
    }

    /// <summary>Reads the id as text and keeps its bytes for the acknowledgement.</summary>
    private ReadOnlySpan<byte> ReadMessageId(scoped ref WireReader reader, Consumer consumer, out long tag)
    {
        int start = reader.Position;
        if (reader.ObjectOrNull() != CommandType.MessageId)
        {
            MalformedFrameException.Throw("a message has no id");
        }

        ReadOnlySpan<byte> textView = reader.StringOrNull();
        if (reader.ObjectOrNull() != CommandType.ProducerId)
        {
            MalformedFrameException.Throw("a message id names no producer");
        }

        ReadOnlySpan<byte> connectionId = reader.StringOrNull();
        long producer = reader.I64();
        long session = reader.I64();
        long sequence = reader.I64();
        reader.I64(); // broker sequence id
        consumer.Window.Add(reader.Since(start), out int slot, out int generation);
        tag = new DeliveryTag(connection, generation, consumer.Number, slot).ToInt64();
        if (textView.IsEmpty)
        {
            return _scratch.MessageId(connectionId, session, producer, sequence);
        }

        ReadOnlySpan<byte> text = _scratch.Utf8(textView);
        return text.StartsWith("ID:"u8) ? text : _scratch.Prefixed("ID:"u8, text);
    }

    /// <summary>Reads what stands behind the properties; returns whether the content is compressed.</summary>
    private static bool ReadRest(ref WireReader reader, ref CommandType type, out int redeliveryCounter)
    {
        if (reader.Bool())
        {
            // A data structure: any command, of unknown length. Only the broker's own notices have one.
            type = CommandType.Message;
            reader.Take(reader.Remaining - sizeof(int));
            redeliveryCounter = reader.I32();
            return false;
        }

        reader.SkipObject(); // target consumer
        bool compressed = reader.Bool();
        reader.I32(); // redelivery counter of the message; the dispatch's is the one that counts
        reader.SkipArray(); // broker path
        reader.I64(); // arrival
        reader.StringOrNull(); // user
        reader.Bool(); // received by bridge
        reader.Bool(); // droppable
        reader.SkipArray(); // cluster
        reader.I64(); // broker in time
        reader.I64(); // broker out time
        reader.Bool(); // first of group
        if (type == CommandType.BlobMessage)
        {
            reader.StringOrNull(); // url
            reader.StringOrNull(); // media type
            reader.Bool(); // deleted by broker
        }

        redeliveryCounter = reader.I32();
        return compressed;
    }

    private ReadOnlySpan<byte> ReadBody(
        CommandType type, ReadOnlySpan<byte> content, bool noContent, bool compressed, out BodyType bodyType)
    {
        bodyType = BodyType.Other;
        if (type is not (CommandType.TextMessage or CommandType.BytesMessage))
        {
            return content;
        }

        bool isText = type == CommandType.TextMessage;
        if (noContent)
        {
            bodyType = isText ? BodyType.Text : BodyType.Bytes;
            return default;
        }

        ReadOnlySpan<byte> plain = content;
        if (compressed && !TryInflate(isText, content, out plain))
        {
            return content;
        }

        if (!isText)
        {
            bodyType = BodyType.Bytes;
            return plain;
        }

        if (plain.Length < sizeof(int) || BinaryPrimitives.ReadInt32BigEndian(plain) != plain.Length - sizeof(int))
        {
            return content;
        }

        ReadOnlySpan<byte> text = _scratch.Utf8(plain[sizeof(int)..], out bool faithful);
        bodyType = faithful ? BodyType.Text : BodyType.Other;
        return faithful ? text : content;
    }

    private bool TryInflate(bool isText, ReadOnlySpan<byte> content, out ReadOnlySpan<byte> plain)
    {
        byte[]? inflated = isText
            ? CompressedContent.InflateText(content, maxInflatedBytes)
            : CompressedContent.InflateBytes(content, maxInflatedBytes);
        plain = inflated;
        return inflated is not null;
    }
}
