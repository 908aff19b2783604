using System.Diagnostics;
using System.Text;
using MediaRouting.OpenWire;

namespace MediaRouting.Load.Wire;

/// <summary>
/// The receiving half of a line: a message is handed over when it arrives and acknowledged by a thread soon after, in
/// transactions. After a loss it connects again, and the broker delivers again what was not acknowledged.
/// </summary>
internal sealed class BrokerReceiver : IDisposable
{
    private const int Prefetch = 1000;
    private const int LongestTransaction = 500;

    private readonly OpenWireOptions _options;
    private readonly string[] _queues;
    private readonly Action<WireMessage> _arrived;
    private readonly ManualResetEventSlim _isListening = new();
    private readonly LastingConnection _connection;
    private int _losses;

    /// <summary>Connects and listens.</summary>
    /// <param name="options">How to connect.</param>
    /// <param name="queues">Where.</param>
    /// <param name="arrived">Called for each message, on the reader thread of the connection; must not wait.</param>
    public BrokerReceiver(OpenWireOptions options, IEnumerable<string> queues, Action<WireMessage> arrived)
    {
        _options = options;
        _queues = [.. queues];
        _arrived = arrived;
        _connection = new LastingConnection("chat receiver", HaveOne);
        _connection.Start();
        _isListening.Wait();
    }

    /// <summary>Connections lost so far.</summary>
    public int Losses => Volatile.Read(ref _losses);

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection.Dispose();
        _isListening.Dispose();
    }

    private void HaveOne()
    {
        var attempt = new Attempt(this);
        try
        {
            attempt.Run();
        }
        catch (OpenWireException e) when (e.Failure == OpenWireFailure.Lost)
        {
            Interlocked.Add(ref _losses, attempt.HasConnected ? 1 : 0);
        }
    }

    /// <summary>One connection: what it still delivers while it ends is not acknowledged by the next.</summary>
    private sealed class Attempt(BrokerReceiver receiver) : IOpenWireListener
    {
        private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(50);

        private readonly WireMailbox<long> _delivered = new();
        private volatile bool _isLost;

        public bool HasConnected { get; private set; }

        public void Run()
        {
            using var connection = OpenWireConnection.Connect(receiver._options, this);
            HasConnected = true;
            for (var consumer = 0; consumer < receiver._queues.Length; consumer++)
            {
                connection.Subscribe(
                    consumer, DestinationType.Queue, Encoding.UTF8.GetBytes(receiver._queues[consumer]), Prefetch);
            }

            receiver._isListening.Set();
            var tags = new List<long>();
            while (!receiver._connection.IsEnding && !_isLost)
            {
                _delivered.Take(tags, LongestWait);
                for (var first = 0; first < tags.Count; first += LongestTransaction)
                {
                    Acknowledge(connection, tags, first, Math.Min(tags.Count, first + LongestTransaction));
                }

                tags.Clear();
            }

            if (_isLost)
            {
                throw new OpenWireException(OpenWireFailure.Lost, "the connection of the receiver was lost");
            }

            connection.Close();
        }

        public void OnMessage(in ReceivedMessage message)
        {
            var at = Stopwatch.GetTimestamp();
            receiver._arrived(ReceivedBody.Read(message, at));
            _delivered.Add(message.Tag);
        }

        public void OnLost(OpenWireException reason) => _isLost = true;

        private static void Acknowledge(OpenWireConnection connection, List<long> tags, int first, int end)
        {
            connection.Begin();
            for (var i = first; i < end; i++)
            {
                connection.Acknowledge(tags[i]);
            }

            connection.Commit();
        }
    }
}
