using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Jms;

namespace MediaRouting.Tests.Simulation.Broker;

/// <summary>A daemon's connection to the simulated broker; deliveries are made when the simulation says so.</summary>
internal sealed class SimulatedConnection(SimulatedBroker broker, string clientId, IJmsListener listener)
    : IJmsConnection
{
    private readonly List<(int Consumer, string Queue, int Window)> _consumers = [];
    private readonly SortedDictionary<long, (int Consumer, Letter Letter)> _outstanding = [];
    private readonly List<(DestinationKind Kind, Letter Letter)> _sends = [];
    private readonly List<long> _acknowledged = [];
    private JmsException? _failure;

    public string ClientId => clientId;

    public int MaxBodyBytes => 1024 * 1024;

    public bool IsAlive => _failure is null;

    public bool IsConsuming => _consumers.Count > 0;

    /// <summary>Deliveries that are not acknowledged.</summary>
    public int Outstanding => _outstanding.Count;

    public void Subscribe(int consumer, string queue, int window)
    {
        ThrowIfFailed();
        _consumers.Add((consumer, queue, window));
    }

    /// <summary>Delivers the next message of a queue, if the window of its consumer allows it.</summary>
    /// <returns>It, or null.</returns>
    public Letter? Deliver(string queue)
    {
        var consumer = _consumers.FindIndex(one => string.Equals(one.Queue, queue, StringComparison.Ordinal));
        if (_failure is not null
            || consumer < 0
            || _outstanding.Count(one => one.Value.Consumer == consumer) >= _consumers[consumer].Window
            || broker.Take(queue) is not { } letter)
        {
            return null;
        }

        var tag = broker.NextTag();
        if (!broker.AcknowledgesItself)
        {
            _outstanding.Add(tag, (consumer, letter));
        }

        var isRenamed = letter.IsRedelivered && broker.RenamesRedelivered;
        listener.OnDelivery(new JmsDelivery
        {
            Consumer = _consumers[consumer].Consumer,
            Tag = tag,
            MessageId = Encoding.UTF8.GetBytes(isRenamed ? $"{letter.Id}-{tag}" : letter.Id),
            Type = Encoding.UTF8.GetBytes(letter.Type),
            CorrelationId = Encoding.UTF8.GetBytes(letter.CorrelationId),
            ReplyToKind = letter.ReplyToKind,
            ReplyTo = Encoding.UTF8.GetBytes(letter.ReplyTo),
            BodyKind = letter.BodyKind,
            Body = broker.LosesDecisions ? WithoutDecision(letter.Body) : letter.Body,
        });
        return letter;
    }

    private static byte[] WithoutDecision(byte[] body)
    {
        var place = body.AsSpan().IndexOf(",\"Decision\":"u8);
        return place < 0 ? body : [.. body.AsSpan(0, place), (byte)'}'];
    }

    public void Begin()
    {
        ThrowIfFailed();
        _sends.Clear();
        _acknowledged.Clear();
    }

    public void Send(in JmsMessage message)
    {
        ThrowIfFailed();
        if (broker.Fates.IsSendLost(clientId))
        {
            Fail("the connection broke in a transaction");
            ThrowIfFailed();
        }

        var letter = new Letter
        {
            Id = $"ID:{clientId}:{message.Sequence}",
            Queue = SimulatedBroker.Text(message.Destination),
            Type = SimulatedBroker.Text(message.Type),
            CorrelationId = SimulatedBroker.Text(message.CorrelationId),
            BodyKind = message.BodyKind,
            Body = message.Body.ToArray(),
            Producer = clientId,
            Sequence = message.Sequence,
            Timestamp = message.Timestamp,
            Reason = SimulatedBroker.Text(message.Reason),
        };
        _sends.Add((message.DestinationKind, letter));
    }

    public void Acknowledge(long tag)
    {
        ThrowIfFailed();
        if (_outstanding.ContainsKey(tag))
        {
            _acknowledged.Add(tag);
        }
    }

    public void Commit()
    {
        ThrowIfFailed();
        if (_sends.Exists(one => broker.IsRefused(one.Kind, one.Letter.Queue)))
        {
            Fail("refused");
            throw new JmsException(JmsFailure.Refused, "the temporary queue does not exist any more");
        }

        var fate = broker.Fates.OfCommit(clientId);
        if (fate is CommitFate.Done or CommitFate.DoneUnheard or CommitFate.DoneAndDead)
        {
            Happen();
        }

        if (fate is CommitFate.DoneAndDead or CommitFate.LostAndDead)
        {
            throw new ProcessKilledException();
        }

        if (fate != CommitFate.Done)
        {
            Fail("the answer to the commit did not come");
            ThrowIfFailed();
        }
    }

    public void Close() => End("the connection is closed");

    public void Dispose() => End("the connection is closed");

    /// <summary>Breaks, and says so.</summary>
    public void Fail(string reason)
    {
        if (End(reason))
        {
            listener.OnLost(_failure!);
        }
    }

    /// <summary>What was not acknowledged goes back to the head of its queue, in its order.</summary>
    private bool End(string reason)
    {
        if (_failure is not null)
        {
            return false;
        }

        _failure = new JmsException(JmsFailure.Lost, reason);
        broker.Forget(this);
        foreach (var (_, (_, letter)) in _outstanding.Reverse())
        {
            letter.IsRedelivered = true;
            broker.QueueOf(letter.Queue).AddFirst(letter);
        }

        _outstanding.Clear();
        return true;
    }

    private void Happen()
    {
        foreach (var tag in _acknowledged)
        {
            _outstanding.Remove(tag);
        }

        foreach (var (_, letter) in _sends)
        {
            broker.Publish(letter);
        }
    }

    private void ThrowIfFailed()
    {
        if (_failure is not null)
        {
            throw new JmsException(_failure.Failure, _failure.Message, _failure);
        }
    }
}
