using System.Buffers;
using System.Globalization;
using System.Text;
using MediaRouting.OpenWire;

namespace MediaRouting.Load.Wire;

/// <summary>
/// The sending half of a line: a thread that hands in whatever waits, in transactions. After a loss it hands in the
/// same transaction again; by the numbers the broker drops what it has already.
/// </summary>
internal sealed class BrokerSender : IDisposable
{
    private const int LongestTransaction = 200;
    private static readonly TimeSpan BeforeTheNextAttempt = TimeSpan.FromMilliseconds(100);

    private readonly OpenWireOptions _options;
    private readonly WireMailbox<WireMessage> _waiting = new();
    private readonly ArrayBufferWriter<byte> _body = new();
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _thread;
    private OpenWireConnection? _connection;
    private int _losses;

    /// <summary>Starts the thread; it connects by itself.</summary>
    public BrokerSender(OpenWireOptions options)
    {
        _options = options;
        _thread = new Thread(Run) { Name = "chat sender", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Connections lost so far.</summary>
    public int Losses => Volatile.Read(ref _losses);

    /// <summary>Hands a message in.</summary>
    public void Send(WireMessage message) => _waiting.Add(message);

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Set();
        _waiting.Close();
        _thread.Join();
        _connection?.Close();
        _end.Dispose();
    }

    private void Run()
    {
        var batch = new List<WireMessage>();
        while (_waiting.Take(batch, Timeout.InfiniteTimeSpan))
        {
            for (var first = 0; first < batch.Count; first += LongestTransaction)
            {
                HandIn(batch.GetRange(first, Math.Min(LongestTransaction, batch.Count - first)));
            }

            batch.Clear();
        }
    }

    private void HandIn(List<WireMessage> messages)
    {
        while (!TryHandIn(messages) && !_end.Wait(BeforeTheNextAttempt))
        {
            // The broker will be there again.
        }
    }

    private bool TryHandIn(List<WireMessage> messages)
    {
        try
        {
            _connection ??= OpenWireConnection.Connect(_options, SilentListener.Instance);
            _connection.Begin();
            messages.ForEach(Write);
            _connection.Commit();
            return true;
        }
        catch (OpenWireException e) when (e.Failure == OpenWireFailure.Lost)
        {
            if (_connection is not null)
            {
                Interlocked.Increment(ref _losses);
                _connection.Dispose();
                _connection = null;
            }

            return false;
        }
    }

    private void Write(WireMessage message)
    {
        _body.ResetWrittenCount();
        WireJson.Write(message, _body);
        _connection!.Send(new OutgoingMessage
        {
            DestinationType = DestinationType.Queue,
            Destination = Encoding.UTF8.GetBytes(message.Queue),
            Type = Encoding.UTF8.GetBytes(message.Type),
            CorrelationId = Encoding.UTF8.GetBytes(message.Number.ToString(CultureInfo.InvariantCulture)),
            ReplyToType = message.ReplyTo.Length == 0 ? DestinationType.None : DestinationType.Queue,
            ReplyTo = Encoding.UTF8.GetBytes(message.ReplyTo),
            ProducerSequence = message.Number,
            Timestamp = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(),
            BodyType = BodyType.Text,
            Body = _body.WrittenSpan,
        });
    }
}
