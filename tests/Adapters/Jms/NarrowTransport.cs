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

    public IJmsConnection Connect(IJmsListener listener) => new Connection(this);

    private sealed class Connection(NarrowTransport broker) : IJmsConnection
    {
        private readonly List<long> _sent = [];
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

        public void Send(in JmsMessage message) => _sent.Add(message.Sequence);

        public void Acknowledge(long tag) => _acknowledged++;

        public void Commit()
        {
            if (_sent.Count > broker.MostMessages)
            {
                throw new JmsException(JmsFailure.Lost, "the broker did not answer the transaction");
            }

            lock (broker._kept)
            {
                broker._kept.AddRange(_sent);
            }

            Volatile.Write(ref broker._acknowledged, broker._acknowledged + _acknowledged);
        }

        public void Close()
        {
        }

        public void Dispose()
        {
        }
    }

    private int MostMessages => mostMessages;
}
