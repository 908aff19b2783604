using System.Globalization;
using System.Text;
using MediaRouting.OpenWire;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Crash.Site;

/// <summary>
/// The Chat Server's line to the broker, which may break at any time: what is handed in arrives once, since its number
/// is the same when it is sent again, and what the broker delivers again is told apart from what the daemon sends
/// twice.
/// </summary>
internal sealed class Line : IDisposable
{
    private const int Prefetch = 500;

    private readonly string _identity = $"ID:chat-{Guid.NewGuid():N}";
    private readonly ActiveMqBroker _broker;
    private readonly string _to;
    private readonly string[] _from;
    private readonly List<Handed> _unconfirmed = [];
    private readonly List<(long Tag, string Id)> _taken = [];
    private readonly HashSet<string> _uncertain = new(StringComparer.Ordinal);
    private readonly HashSet<string> _confirmed = new(StringComparer.Ordinal);
    private Attempt? _attempt;
    private long _number;

    /// <summary>A line that is not open yet.</summary>
    /// <param name="broker">The broker.</param>
    /// <param name="to">The queue that everything is handed in to.</param>
    /// <param name="from">The queues listened to.</param>
    public Line(ActiveMqBroker broker, string to, IEnumerable<string> from) =>
        (_broker, _to, _from) = (broker, to, [.. from]);

    /// <summary>Whether everything handed in has arrived at the broker.</summary>
    public bool IsAllConfirmed => _unconfirmed.Count == 0;

    /// <summary>The JMSMessageID of what is handed in under a number.</summary>
    public string IdOf(long number) => string.Create(CultureInfo.InvariantCulture, $"{_identity}:1:1:{number}");

    /// <summary>Hands a message in with the next exchange.</summary>
    public Handed Send(string type, string body, string? replyTo)
    {
        var handed = new Handed(++_number, type, body) { ReplyTo = replyTo };
        _unconfirmed.Add(handed);
        return handed;
    }

    /// <summary>
    /// Takes the next message that has come: not again what was taken and may not have been acknowledged, but again
    /// what was.
    /// </summary>
    public bool TryTake(out BrokerMessage message)
    {
        message = null!;
        while (_attempt is not null && _attempt.TryTake(out long tag, out message))
        {
            _taken.Add((tag, message.MessageId));
            if (_uncertain.Add(message.MessageId) || _confirmed.Contains(message.MessageId))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Waits for a message for a short while.</summary>
    public void Wait(TimeSpan longest)
    {
        if (_attempt is null)
        {
            SpinWait.SpinUntil(() => _attempt is not null, longest);
        }
        else
        {
            _attempt.Wait(longest);
        }
    }

    /// <summary>
    /// Hands in what waits and acknowledges what was taken, in one transaction. A broken line is opened again the next
    /// time.
    /// </summary>
    public void Exchange()
    {
        try
        {
            if (_attempt is { IsLost: true })
            {
                Drop();
            }

            _attempt ??= Attempt.Open(_broker.Options(_identity), _from);
            if (_taken.Count + _unconfirmed.Count > 0)
            {
                Exchange(_attempt.Connection);
            }
        }
        catch (OpenWireException e) when (e.Failure == OpenWireFailure.Lost)
        {
            Drop();
        }
    }

    public void Dispose() => _attempt?.Dispose();

    private void Drop()
    {
        _attempt?.Dispose();
        _attempt = null;
        _taken.Clear();
    }

    private void Exchange(OpenWireConnection connection)
    {
        connection.Begin();
        foreach ((long tag, _) in _taken)
        {
            connection.Acknowledge(tag);
        }

        foreach (Handed handed in _unconfirmed)
        {
            connection.Send(new OutgoingMessage
            {
                DestinationType = DestinationType.Queue,
                Destination = Encoding.UTF8.GetBytes(_to),
                Type = Encoding.UTF8.GetBytes(handed.Type),
                CorrelationId = Encoding.UTF8.GetBytes(handed.Number.ToString(CultureInfo.InvariantCulture)),
                ReplyToType = handed.ReplyTo is null ? DestinationType.None : DestinationType.Queue,
                ReplyTo = Encoding.UTF8.GetBytes(handed.ReplyTo ?? ""),
                ProducerSequence = handed.Number,
                BodyType = BodyType.Text,
                Body = Encoding.UTF8.GetBytes(handed.Body),
            });
        }

        connection.Commit();
        _unconfirmed.Clear();
        foreach ((_, string id) in _taken)
        {
            _uncertain.Remove(id);
            _confirmed.Add(id);
        }

        _taken.Clear();
    }

    /// <summary>One connection: what an earlier one says late is not taken for this one's.</summary>
    private sealed class Attempt : IOpenWireListener, IDisposable
    {
        private readonly Queue<(long Tag, BrokerMessage Message)> _inbox = new();
        private bool _isLost;

        public OpenWireConnection Connection { get; private set; } = null!;

        public static Attempt Open(OpenWireOptions options, string[] queues)
        {
            var attempt = new Attempt();
            attempt.Connection = OpenWireConnection.Connect(options, attempt);
            try
            {
                for (int consumer = 0; consumer < queues.Length; consumer++)
                {
                    byte[] queue = Encoding.UTF8.GetBytes(queues[consumer]);
                    attempt.Connection.Subscribe(consumer, DestinationType.Queue, queue, Prefetch);
                }
            }
            catch
            {
                attempt.Dispose();
                throw;
            }

            return attempt;
        }

        public bool TryTake(out long tag, out BrokerMessage message)
        {
            lock (_inbox)
            {
                bool isThere = _inbox.TryDequeue(out (long Tag, BrokerMessage Message) next);
                (tag, message) = next;
                return isThere;
            }
        }

        public bool IsLost
        {
            get
            {
                lock (_inbox)
                {
                    return _isLost;
                }
            }
        }

        public void Wait(TimeSpan longest)
        {
            lock (_inbox)
            {
                if (_inbox.Count == 0 && !_isLost)
                {
                    Monitor.Wait(_inbox, longest);
                }
            }
        }

        public void OnMessage(in ReceivedMessage message)
        {
            BrokerMessage received = ReceivedMessageReader.Read(message);
            lock (_inbox)
            {
                _inbox.Enqueue((message.Tag, received));
                Monitor.PulseAll(_inbox);
            }
        }

        public void OnLost(OpenWireException reason)
        {
            lock (_inbox)
            {
                _isLost = true;
                Monitor.PulseAll(_inbox);
            }
        }

        public void Dispose() => Connection.Dispose();
    }
}
