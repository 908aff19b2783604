using System.Text;
using MediaRouting.Jms;

namespace MediaRouting.Tests.Adapters.Jms;

/// <summary>A connection that hands a transaction over as a whole, to whoever plays the broker.</summary>
/// <param name="commit">Gets the messages and how many deliveries are acknowledged; throws what a broker would.</param>
internal sealed class CommittedConnection(Action<List<CommittedMessage>, int> commit) : IJmsConnection
{
    private readonly List<CommittedMessage> _sent = [];
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

    public void Send(in JmsMessage message) => _sent.Add(new CommittedMessage(
        Encoding.UTF8.GetString(message.Destination),
        Encoding.UTF8.GetString(message.OriginalQueue),
        message.Sequence,
        !message.Reason.IsEmpty));

    public void Acknowledge(long tag) => _acknowledged++;

    public void Commit() => commit(_sent, _acknowledged);

    public void Close()
    {
    }

    public void Dispose()
    {
    }
}
