using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.OpenWire;

namespace MediaRouting.Jms;

/// <summary>A connection of the port over OpenWire.</summary>
/// <param name="connection">The connection.</param>
/// <param name="committing">Told before each commit.</param>
internal sealed class OpenWireJmsConnection(OpenWireConnection connection, Action committing) : IJmsConnection
{
    private readonly PrimitiveMapWriter _properties = new();

    public int MaxBodyBytes => connection.MaxBodyBytes;

    public static JmsException Translate(OpenWireException e) => new(
        e.Failure == OpenWireFailure.Refused ? JmsFailure.Refused : JmsFailure.Lost, e.Message, e)
    {
        ConcernsDestination = e.ConcernsDestination,
    };

    public void Subscribe(int consumer, string queue, int window)
    {
        try
        {
            connection.Subscribe(consumer, DestinationType.Queue, Encoding.UTF8.GetBytes(queue), window);
        }
        catch (OpenWireException e)
        {
            throw Translate(e);
        }
    }

    public void Begin()
    {
        try
        {
            connection.Begin();
        }
        catch (OpenWireException e)
        {
            throw Translate(e);
        }
    }

    public void Send(in JmsMessage message)
    {
        try
        {
            WriteProperties(message);
            connection.Send(new OutgoingMessage
            {
                DestinationType = Type(message.DestinationKind),
                Destination = message.Destination,
                Type = message.Type,
                CorrelationId = message.CorrelationId,
                ProducerSequence = message.Sequence,
                Timestamp = message.Timestamp,
                BodyType = message.BodyKind == JmsBody.Text ? BodyType.Text : BodyType.Bytes,
                Body = message.Body,
                Properties = _properties.Written,
            });
        }
        catch (OpenWireException e)
        {
            throw Translate(e);
        }
    }

    public void Acknowledge(long tag)
    {
        try
        {
            connection.Acknowledge(tag);
        }
        catch (OpenWireException e)
        {
            throw Translate(e);
        }
    }

    public void Commit()
    {
        committing();
        try
        {
            connection.Commit();
        }
        catch (OpenWireException e)
        {
            throw Translate(e);
        }
    }

    public void Close() => connection.Close();

    public void Dispose() => connection.Dispose();

    private void WriteProperties(in JmsMessage message)
    {
        _properties.Clear();
        if (message.Sequence != 0)
        {
            _properties.Add("MediaRoutingSequence"u8, message.Sequence);
        }

        AddText("Reason"u8, message.Reason);
        AddText("OriginalQueue"u8, message.OriginalQueue);
        AddText("OriginalMessageId"u8, message.OriginalMessageId);
        if (message.Redacted)
        {
            _properties.Add("Redacted"u8, value: true);
        }
    }

    private void AddText(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (!value.IsEmpty)
        {
            _properties.AddText(name, value);
        }
    }

    private static DestinationType Type(DestinationKind kind) => kind switch
    {
        DestinationKind.Queue => DestinationType.Queue,
        DestinationKind.Topic => DestinationType.Topic,
        DestinationKind.TemporaryQueue => DestinationType.TemporaryQueue,
        DestinationKind.TemporaryTopic => DestinationType.TemporaryTopic,
        _ => throw new ArgumentException("a message needs a destination", nameof(kind)),
    };
}
