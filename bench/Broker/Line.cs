using System.Text;
using MediaRouting.Engine;
using MediaRouting.OpenWire;
using MediaRouting.Testing;

namespace MediaRouting.Bench.Broker;

/// <summary>
/// A connection of our client, used as the daemon uses its own: the same window, numbered messages with their
/// <c>MediaRoutingSequence</c>, everything in transactions.
/// </summary>
internal sealed class Line : IDisposable
{
    private readonly OpenWireConnection _connection;
    private readonly PrimitiveMapWriter _properties = new();
    private int _consumers;
    private long _sequence;

    /// <summary>Connects.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="patience">Longest wait for a delivery; a minute unless told otherwise.</param>
    public Line(ActiveMqBroker broker, TimeSpan? patience = null)
    {
        Inbox = new Inbox(patience ?? TimeSpan.FromMinutes(1));
        _connection = OpenWireConnection.Connect(broker.Options($"ID:bench-{Guid.NewGuid():N}"), Inbox);
    }

    /// <summary>What has arrived.</summary>
    public Inbox Inbox { get; }

    /// <summary>Starts a consumer.</summary>
    public void Subscribe(string queue) => _connection.Subscribe(
        _consumers++, DestinationType.Queue, Encoding.UTF8.GetBytes(queue), Limits.AckWindow);

    /// <summary>Opens a transaction.</summary>
    public void Begin() => _connection.Begin();

    /// <summary>Adds a text to the transaction.</summary>
    public void Send(ReadOnlySpan<byte> queue, ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        _properties.Clear();
        _properties.Add("MediaRoutingSequence"u8, ++_sequence);
        _connection.Send(new OutgoingMessage
        {
            DestinationType = DestinationType.Queue,
            Destination = queue,
            Type = type,
            ProducerSequence = _sequence,
            Timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            BodyType = BodyType.Text,
            Body = body,
            Properties = _properties.Written,
        });
    }

    /// <summary>Adds the acknowledgement of a delivery to the transaction.</summary>
    public void Acknowledge(long tag) => _connection.Acknowledge(tag);

    /// <summary>Ends the transaction and waits for the broker's answer.</summary>
    public void Commit() => _connection.Commit();

    /// <summary>
    /// Acknowledges what has arrived, all that is there in one transaction, as the daemon's last stage does.
    /// </summary>
    /// <param name="most">Deliveries of a transaction.</param>
    /// <returns>How many.</returns>
    public int AcknowledgeArrived(int most)
    {
        var count = Inbox.Wait(most);
        _connection.Begin();
        for (var i = 0; i < count; i++)
        {
            _connection.Acknowledge(Inbox.Peek(out _));
            Inbox.Release();
        }

        _connection.Commit();
        return count;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Close();
}
