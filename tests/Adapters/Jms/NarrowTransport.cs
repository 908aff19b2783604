using MediaRouting.Jms;

namespace MediaRouting.Tests.Adapters.Jms;

/// <summary>
/// A broker that loses the connection at the commit of a transaction with more than a few messages, as one at the
/// memory limit of a queue does.
/// </summary>
internal sealed class NarrowTransport(int mostMessages) : IJmsTransport
{
    private readonly List<long> _kept = [];
    private int _acknowledged;

    /// <summary>The sequences of the messages that were committed, in their order.</summary>
    public long[] Kept
    {
        get
        {
            lock (_kept)
            {
                return [.. _kept];
            }
        }
    }

    /// <summary>Deliveries whose acknowledgement was committed.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    public IJmsConnection Connect(IJmsListener listener) => new CommittedConnection(Commit);

    private void Commit(List<CommittedMessage> messages, int acknowledged)
    {
        if (messages.Count > mostMessages)
        {
            throw new JmsException(JmsFailure.Lost, "the broker did not answer the transaction");
        }

        lock (_kept)
        {
            _kept.AddRange(messages.Select(message => message.Sequence));
        }

        Volatile.Write(ref _acknowledged, _acknowledged + acknowledged);
    }
}
