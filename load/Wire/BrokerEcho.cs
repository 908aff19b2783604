using System.Text;
using MediaRouting.OpenWire;

namespace MediaRouting.Load.Wire;

/// <summary>
/// Nothing but the client: sends back what arrives and acknowledges it, in one transaction, as the daemon's last stage
/// does. Beside it stands the share that the broker has in a latency.
/// </summary>
internal sealed class BrokerEcho : IDisposable
{
    private const int LongestTransaction = 500;

    private readonly OpenWireOptions _options;
    private readonly byte[] _from;
    private readonly byte[] _to;
    private readonly LastingConnection _connection;
    private long _sent;

    /// <summary>Starts to answer.</summary>
    public BrokerEcho(Func<string, OpenWireOptions> options, ChatQueues queues)
    {
        _options = options($"ID:load-echo-{Guid.NewGuid():N}");
        _from = Encoding.UTF8.GetBytes(queues.Echo);
        _to = Encoding.UTF8.GetBytes(queues.Echoed);
        _connection = new LastingConnection("echo", () => new Attempt(this).Run());
        _connection.Start();
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private sealed class Attempt(BrokerEcho echo) : IOpenWireListener
    {
        private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);

        private readonly WireMailbox<(long Tag, byte[] Correlation, byte[] Body)> _delivered = new();
        private readonly PrimitiveMapWriter _properties = new();
        private volatile bool _isLost;

        public void Run()
        {
            using var connection = OpenWireConnection.Connect(echo._options, this);
            connection.Subscribe(0, DestinationType.Queue, echo._from, LongestTransaction);
            var batch = new List<(long Tag, byte[] Correlation, byte[] Body)>();
            while (!echo._connection.IsEnding && !_isLost)
            {
                _delivered.Take(batch, LongestWait);
                if (batch.Count > 0)
                {
                    connection.Begin();
                    batch.ForEach(one => Answer(connection, one));
                    connection.Commit();
                    batch.Clear();
                }
            }

            connection.Close();
        }

        public void OnMessage(in ReceivedMessage message) =>
            _delivered.Add((message.Tag, message.CorrelationId.ToArray(), message.Body.ToArray()));

        public void OnLost(OpenWireException reason) => _isLost = true;

        private void Answer(OpenWireConnection connection, (long Tag, byte[] Correlation, byte[] Body) one)
        {
            _properties.Clear();
            _properties.Add("MediaRoutingSequence"u8, ++echo._sent);
            connection.Send(new OutgoingMessage
            {
                DestinationType = DestinationType.Queue,
                Destination = echo._to,
                Type = "Echo"u8,
                CorrelationId = one.Correlation,
                ProducerSequence = echo._sent,
                Timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
                BodyType = BodyType.Text,
                Body = one.Body,
                Properties = _properties.Written,
            });
            connection.Acknowledge(one.Tag);
        }
    }
}
