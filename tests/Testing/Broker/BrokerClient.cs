using System.Diagnostics;
using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.OpenWire;

namespace MediaRouting.Testing;

/// <summary>A small JMS client over OpenWire for tests.</summary>
public sealed class BrokerClient : IBrokerClient, IOpenWireListener
{
    private const int Prefetch = 500;

    private readonly object _gate = new();
    private readonly List<string> _destinations = [];
    private readonly List<Queue<(long Tag, BrokerMessage Message)>> _inboxes = [];
    private readonly OpenWireConnection _connection;
    private OpenWireException? _lost;

    /// <summary>Connects with an identity of its own.</summary>
    public BrokerClient(ActiveMqBroker broker, string? user = null, string? password = null) =>
        _connection = OpenWireConnection.Connect(broker.Options($"ID:client-{Guid.NewGuid():N}", user, password), this);

    /// <inheritdoc/>
    public void Send(BrokerMessage message) => Send(message, properties: null);

    /// <summary>Sends a message with properties.</summary>
    public void Send(BrokerMessage message, PrimitiveMapWriter? properties)
    {
        BrokerDestination destination = BrokerDestination.Parse(message.Destination);
        BrokerDestination replyTo = message.ReplyTo is null ? default : BrokerDestination.Parse(message.ReplyTo);
        _connection.Begin();
        _connection.Send(new OutgoingMessage
        {
            DestinationType = Type(destination.Kind),
            Destination = Utf8(destination.Name),
            Type = Utf8(message.Type),
            CorrelationId = Utf8(message.CorrelationId),
            ReplyToType = Type(replyTo.Kind),
            ReplyTo = Utf8(replyTo.Name),
            ProducerSequence = 0,
            Timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            BodyType = message.Bytes is null ? BodyType.Text : BodyType.Bytes,
            Body = message.Bytes ?? Utf8(message.Body),
            Properties = properties is null ? default : properties.Written,
        });
        _connection.Commit();
    }

    /// <inheritdoc/>
    public string CreateTemporaryQueue() =>
        new BrokerDestination(DestinationKind.TemporaryQueue, _connection.CreateTemporaryQueue()).ToString();

    /// <inheritdoc/>
    public void Listen(string destination)
    {
        int consumer;
        lock (_gate)
        {
            if (_destinations.Contains(destination, StringComparer.Ordinal))
            {
                return;
            }

            consumer = _destinations.Count;
            _destinations.Add(destination);
            _inboxes.Add(new Queue<(long, BrokerMessage)>());
        }

        BrokerDestination parsed = BrokerDestination.Parse(destination);
        _connection.Subscribe(consumer, Type(parsed.Kind), Utf8(parsed.Name), Prefetch);
    }

    /// <inheritdoc/>
    public BrokerMessage? Receive(string destination, TimeSpan timeout)
    {
        Listen(destination);
        if (!TryTake(destination, timeout, out (long Tag, BrokerMessage Message) received))
        {
            return null;
        }

        _connection.Begin();
        _connection.Acknowledge(received.Tag);
        _connection.Commit();
        return received.Message;
    }

    /// <inheritdoc/>
    public void OnMessage(in ReceivedMessage message)
    {
        BrokerMessage received = ReceivedMessageReader.Read(message);
        lock (_gate)
        {
            _inboxes[message.Consumer].Enqueue((message.Tag, received));
            Monitor.PulseAll(_gate);
        }
    }

    /// <inheritdoc/>
    public void OnLost(OpenWireException reason)
    {
        lock (_gate)
        {
            _lost = reason;
            Monitor.PulseAll(_gate);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Close();

    private bool TryTake(string destination, TimeSpan timeout, out (long Tag, BrokerMessage Message) received)
    {
        long start = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            Queue<(long, BrokerMessage)> inbox = _inboxes[_destinations.IndexOf(destination)];
            while (!inbox.TryDequeue(out received))
            {
                TimeSpan left = timeout - Stopwatch.GetElapsedTime(start);
                if (_lost is not null)
                {
                    throw new OpenWireException(_lost.Failure, _lost.Message, _lost);
                }

                if (left <= TimeSpan.Zero || !Monitor.Wait(_gate, left))
                {
                    return inbox.TryDequeue(out received);
                }
            }

            return true;
        }
    }

    private static DestinationType Type(DestinationKind kind) =>
        kind == DestinationKind.None ? DestinationType.None : (DestinationType)(DestinationType.Queue - 1 + (byte)kind);

    private static byte[] Utf8(string? text) => Encoding.UTF8.GetBytes(text ?? "");
}
