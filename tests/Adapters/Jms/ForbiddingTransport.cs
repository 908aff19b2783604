using System.Text;
using MediaRouting.Jms;

namespace MediaRouting.Tests.Adapters.Jms;

/// <summary>A broker that refuses a transaction with a message for a destination that is forbidden.</summary>
internal sealed class ForbiddingTransport : IJmsTransport
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _forbidden = new(StringComparer.Ordinal);
    private readonly List<Message> _kept = [];
    private int _refusals;
    private int _acknowledged;

    /// <summary>Refuses a message for another reason than its destination.</summary>
    public long RefusedSequence { get; init; }

    /// <summary>How many transactions that only acknowledge are refused.</summary>
    public int BareAcknowledgementsToRefuse { get; set; }

    /// <summary>What was committed, in its order.</summary>
    public Message[] Kept
    {
        get
        {
            lock (_gate)
            {
                return [.. _kept];
            }
        }
    }

    /// <summary>Transactions that were refused.</summary>
    public int Refusals => Volatile.Read(ref _refusals);

    /// <summary>Deliveries whose acknowledgement was committed.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public void Forbid(string destination)
    {
        lock (_gate)
        {
            _forbidden.Add(destination);
        }
    }

    public void Allow(string destination)
    {
        lock (_gate)
        {
            _forbidden.Remove(destination);
        }
    }

    public IJmsConnection Connect(IJmsListener listener) => new Connection(this);

    private void Commit(List<Message> messages, int acknowledged)
    {
        lock (_gate)
        {
            bool isForbidden = messages.Exists(message => _forbidden.Contains(message.Destination));
            bool isBare = messages.Count == 0 && BareAcknowledgementsToRefuse > 0;
            if (isForbidden || isBare || messages.Exists(message => message.IsRefused))
            {
                BareAcknowledgementsToRefuse -= isBare ? 1 : 0;
                _refusals++;
                throw new JmsException(JmsFailure.Refused, "no") { ConcernsDestination = isForbidden };
            }

            _kept.AddRange(messages);
            Volatile.Write(ref _acknowledged, _acknowledged + acknowledged);
        }
    }

    /// <summary>What came.</summary>
    /// <param name="Destination">Where it went.</param>
    /// <param name="Original">Where it was meant to go, if it is a dead letter.</param>
    /// <param name="Sequence">Its number.</param>
    /// <param name="IsRefused">Whether this message is refused wherever it is to go but to the dead letters.</param>
    internal sealed record Message(string Destination, string Original, long Sequence, bool IsRefused);

    private sealed class Connection(ForbiddingTransport broker) : IJmsConnection
    {
        private readonly List<Message> _sent = [];
        private int _acknowledged;

        public int MaxBodyBytes => int.MaxValue;

        public void Subscribe(int consumer, string queue, int window)
        {
        }

        public void Begin()
        {
            _sent.Clear();
            _acknowledged = 0;
        }

        public void Send(in JmsMessage message) => _sent.Add(new Message(
            Encoding.UTF8.GetString(message.Destination),
            Encoding.UTF8.GetString(message.OriginalQueue),
            message.Sequence,
            message.Sequence == broker.RefusedSequence && message.Reason.IsEmpty));

        public void Acknowledge(long tag) => _acknowledged++;

        public void Commit() => broker.Commit(_sent, _acknowledged);

        public void Close()
        {
        }

        public void Dispose()
        {
        }
    }
}
