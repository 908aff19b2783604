using MediaRouting.Jms;

namespace MediaRouting.Tests.Adapters.Jms;

/// <summary>A broker that refuses a transaction with a message for a destination that is forbidden.</summary>
internal sealed class ForbiddingTransport : IJmsTransport
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _forbidden = new(StringComparer.Ordinal);
    private readonly List<CommittedMessage> _kept = [];
    private int _refusals;
    private int _acknowledged;

    /// <summary>Refuses a message for another reason than its destination.</summary>
    public long RefusedSequence { get; init; }

    /// <summary>How many transactions that only acknowledge are refused.</summary>
    public int BareAcknowledgementsToRefuse { get; set; }

    /// <summary>What was committed, in its order.</summary>
    public CommittedMessage[] Kept
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

    public IJmsConnection Connect(IJmsListener listener) => new CommittedConnection(Commit);

    private void Commit(List<CommittedMessage> messages, int acknowledged)
    {
        lock (_gate)
        {
            bool isForbidden = messages.Exists(message => _forbidden.Contains(message.Destination));
            bool isBare = messages.Count == 0 && BareAcknowledgementsToRefuse > 0;
            if (isForbidden || isBare || messages.Exists(IsRefused))
            {
                BareAcknowledgementsToRefuse -= isBare ? 1 : 0;
                _refusals++;
                throw new JmsException(JmsFailure.Refused, "no") { ConcernsDestination = isForbidden };
            }

            _kept.AddRange(messages);
            Volatile.Write(ref _acknowledged, _acknowledged + acknowledged);
        }
    }

    /// <summary>Refused wherever it is to go but to the dead letters.</summary>
    private bool IsRefused(CommittedMessage message) => message.Sequence == RefusedSequence && !message.IsDeadLetter;
}
