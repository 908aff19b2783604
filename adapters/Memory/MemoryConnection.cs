using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Jms;

namespace MediaRouting.Memory;

/// <summary>
/// A connection of the port to a broker in process. Deliveries come from a thread of its own, as from a socket.
/// </summary>
internal sealed class MemoryConnection : IJmsConnection
{
    private const int MaxConsumers = 16;

    private readonly MemoryBroker _broker;
    private readonly string _clientId;
    private readonly IJmsListener _listener;
    private readonly Thread _reader;
    private readonly MemoryConsumer?[] _consumers = new MemoryConsumer?[MaxConsumers];
    private readonly List<MemoryMessage> _sends = [];
    private readonly List<MemoryTag> _acknowledgements = [];
    private readonly byte[] _idPrefix;
    private readonly byte[] _unnumberedIdPrefix;
    private readonly int _number;
    private byte[] _messageId = new byte[64];
    private JmsException? _failure;
    private long _unnumbered;
    private int _nextConsumer;
    private bool _inTransaction;
    private bool _delivering;
    private bool _endedByCaller;

    public MemoryConnection(MemoryBroker broker, string clientId, IJmsListener listener)
    {
        _broker = broker;
        _clientId = clientId;
        _listener = listener;
        _reader = new Thread(Run) { Name = "memory reader", IsBackground = true };
        lock (broker.Gate)
        {
            _number = broker.NextClient();
        }

        _idPrefix = Encoding.UTF8.GetBytes($"ID:{clientId}:1:1:");
        _unnumberedIdPrefix = Encoding.UTF8.GetBytes($"ID:{clientId}:1:{_number + 1}:");
    }

    public int MaxBodyBytes => int.MaxValue;

    public void Start() => _reader.Start();

    public void Subscribe(int consumer, string queue, int window)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)consumer, (uint)MaxConsumers);
        lock (_broker.Gate)
        {
            ThrowIfFailed();
            if (_consumers[consumer] is not null)
            {
                throw new InvalidOperationException("a consumer number is used once");
            }

            MemoryDestination destination = _broker.Find(DestinationKind.Queue, Encoding.UTF8.GetBytes(queue))!;
            _consumers[consumer] = new MemoryConsumer(consumer, destination, window);
            Monitor.PulseAll(_broker.Gate);
        }
    }

    public void Begin()
    {
        lock (_broker.Gate)
        {
            ThrowIfFailed();
        }

        if (_inTransaction)
        {
            throw new InvalidOperationException("a transaction is open already");
        }

        _inTransaction = true;
    }

    public void Send(in JmsMessage message)
    {
        ThrowUnlessInTransaction();
        ReadOnlySpan<byte> messageId = message.Sequence != 0
            ? MessageId(_idPrefix, message.Sequence)
            : MessageId(_unnumberedIdPrefix, ++_unnumbered);
        MemoryMessage kept;
        lock (_broker.Gate)
        {
            ThrowIfFailed();
            kept = _broker.Rent();
            kept.Destination = _broker.Find(message.DestinationKind, message.Destination);
        }

        kept.Set(message, messageId, DestinationKind.None, replyTo: default);
        _sends.Add(kept);
    }

    public void Acknowledge(long tag)
    {
        ThrowUnlessInTransaction();
        MemoryTag delivery = MemoryTag.From(tag);
        if (delivery.Connection == _number)
        {
            _acknowledgements.Add(delivery);
        }
    }

    public void Commit()
    {
        ThrowUnlessInTransaction();
        _inTransaction = false;
        JmsException? refused = null;
        lock (_broker.Gate)
        {
            ThrowIfFailed();
            if (_sends.Exists(static message => message.Destination is null or { IsGone: true }))
            {
                refused = new JmsException(
                    JmsFailure.Refused,
                    "the broker refused the transaction: a temporary queue in it does not exist any more");
            }
            else
            {
                CommitLocked();
            }
        }

        if (refused is not null)
        {
            Fail(refused);
            throw new JmsException(refused.Failure, refused.Message, refused);
        }
    }

    public void Close()
    {
        Dispose();
        if (Thread.CurrentThread != _reader)
        {
            _reader.Join();
        }
    }

    public void Dispose()
    {
        lock (_broker.Gate)
        {
            _endedByCaller = true;
        }

        Fail(new JmsException(JmsFailure.Lost, "the connection was closed"));
    }

    /// <summary>Ends the connection, the first time: what it had not acknowledged goes back to the queues.</summary>
    public void Fail(JmsException reason)
    {
        lock (_broker.Gate)
        {
            if (_failure is not null)
            {
                return;
            }

            _failure = reason;
            Monitor.PulseAll(_broker.Gate);
            while (_delivering && Thread.CurrentThread != _reader)
            {
                // The message of the delivery in progress must not be given away before the listener is done with it.
                Monitor.Wait(_broker.Gate);
            }

            _broker.Leave(this, _clientId);
            foreach (MemoryConsumer? consumer in _consumers)
            {
                consumer?.PutBackAll();
            }

            Monitor.PulseAll(_broker.Gate);
        }
    }

    private void CommitLocked()
    {
        foreach (MemoryTag tag in _acknowledgements)
        {
            MemoryConsumer? consumer = _consumers[tag.Consumer];
            if (consumer is null || !consumer.IsOutstanding(tag.Slot, tag.Generation))
            {
                throw new InvalidOperationException("a delivery is acknowledged that is not outstanding");
            }

            _broker.Return(consumer.Remove(tag.Slot));
        }

        foreach (MemoryMessage message in _sends)
        {
            if (message.Sequence == 0 || _broker.IsNew(_clientId, message.Sequence))
            {
                _broker.Publish(message);
            }
            else
            {
                _broker.Return(message);
            }
        }

        _acknowledgements.Clear();
        _sends.Clear();
        Monitor.PulseAll(_broker.Gate);
    }

    private void Run()
    {
        try
        {
            while (TryTake(out MemoryMessage? message, out MemoryTag tag))
            {
                _listener.OnDelivery(new JmsDelivery
                {
                    Consumer = tag.Consumer,
                    Tag = tag.ToInt64(),
                    MessageId = message!.MessageId,
                    Type = message.Type,
                    CorrelationId = message.CorrelationId,
                    ReplyToKind = message.ReplyToKind,
                    ReplyTo = message.ReplyTo,
                    BodyKind = message.BodyKind,
                    Body = message.Body,
                });
            }
        }
        catch (Exception e)
        {
            Fail(new JmsException(JmsFailure.Lost, $"the listener threw {e.GetType().Name}", e));
        }

        bool tell;
        lock (_broker.Gate)
        {
            _delivering = false;
            Monitor.PulseAll(_broker.Gate);
            tell = !_endedByCaller;
        }

        if (tell)
        {
            _listener.OnLost(_failure!);
        }
    }

    /// <summary>Waits for the next delivery, the consumers in turn; false at the end of the connection.</summary>
    private bool TryTake(out MemoryMessage? message, out MemoryTag tag)
    {
        lock (_broker.Gate)
        {
            _delivering = false;
            while (_failure is null)
            {
                for (int i = 0; i < MaxConsumers; i++)
                {
                    MemoryConsumer? consumer = _consumers[_nextConsumer];
                    _nextConsumer = (_nextConsumer + 1) % MaxConsumers;
                    if (consumer is { IsDue: true })
                    {
                        message = consumer.Take(out int slot, out int generation);
                        tag = new MemoryTag(_number, generation, consumer.Number, slot);
                        _delivering = true;
                        return true;
                    }
                }

                Monitor.Wait(_broker.Gate);
            }
        }

        message = null;
        tag = default;
        return false;
    }

    private ReadOnlySpan<byte> MessageId(byte[] prefix, long number)
    {
        if (_messageId.Length < prefix.Length + 20)
        {
            _messageId = new byte[prefix.Length + 20];
        }

        prefix.CopyTo(_messageId, 0);
        number.TryFormat(_messageId.AsSpan(prefix.Length), out int digits);
        return _messageId.AsSpan(0, prefix.Length + digits);
    }

    private void ThrowUnlessInTransaction()
    {
        if (!_inTransaction)
        {
            throw new InvalidOperationException("no transaction is open");
        }
    }

    private void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            throw new JmsException(failure.Failure, failure.Message, failure);
        }
    }
}
