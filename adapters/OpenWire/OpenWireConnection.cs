using System.Text;

namespace MediaRouting.OpenWire;

/// <summary>
/// One connection to an ActiveMQ broker: one session, consumers that push, and one local transaction at a time for what
/// is sent and acknowledged. The transaction is written when it is committed, all of it in one write, and only the
/// commit is answered: the one barrier that is durable, whole and truthful about errors (6-openwire 5.2).
/// </summary>
/// <remarks>
/// All methods but <see cref="Dispose"/> are called by one thread at a time; messages arrive on the reader thread.
/// Anything unexpected closes the connection, once, with a reason: calls then throw it, and the listener is told. Warm,
/// <see cref="Send"/>, <see cref="Acknowledge"/>, <see cref="Commit"/> and deliveries allocate nothing.
/// </remarks>
public sealed class OpenWireConnection : IDisposable
{
    /// <summary>Consumers of one connection at most.</summary>
    public const int MaxConsumers = DeliveryTag.MaxConsumers;

    /// <summary>Deliveries outstanding at most per consumer.</summary>
    public const int MaxPrefetch = DeliveryTag.MaxSlots;

    // A larger batch goes out in parts; memory stays bounded, and the commit still decides over all of it.
    private const int WriteBytes = 256 * 1024;

    // Room for the headers of a message, each a short name or id.
    private const int HeaderBytes = 16 * 1024;

    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    // How far the error behind a refused commit may lag: it is sent before the refusal, by another thread.
    private static readonly TimeSpan CausePatience = TimeSpan.FromMilliseconds(500);
    private static int s_connections;

    private readonly Lock _gate = new();
    private readonly OpenWireOptions _options;
    private readonly IOpenWireListener _listener;
    private readonly ClientIds _ids;
    private readonly int _number = Interlocked.Increment(ref s_connections) & DeliveryTag.ConnectionMask;
    private readonly Consumer?[] _consumers = new Consumer?[MaxConsumers];
    private readonly WireWriter _writer = new(capacity: 4 * 1024);
    private readonly Wire _wire;
    private readonly Receiver _receiver;
    private KeepAlive? _keepAlive;
    private WireFormat _format;
    private volatile OpenWireException? _failure;
    private volatile BrokerError? _transactionError;
    private volatile bool _transactionOnWire;
    private bool _inTransaction;
    private bool _transactionBegun;
    private bool _established;
    private bool _endedByCaller;
    private int _commandId;
    private int _temporaryQueues;
    private long _transaction;
    private long _unnumberedSequence;

    private OpenWireConnection(Stream stream, OpenWireOptions options, IOpenWireListener listener)
    {
        _options = options;
        _listener = listener;
        _ids = new ClientIds(Encoding.UTF8.GetBytes(options.ConnectionId), Random.Shared.NextInt64(2, long.MaxValue));
        _wire = new Wire(stream, options.Clock);
        var dispatches = new DispatchReader(_number, _consumers, options.MaxInflatedBytes);
        var buffer = new ReceiveBuffer(options.MaxReceivedFrameBytes);
        _receiver = new Receiver(_wire, buffer, dispatches, _consumers, this, listener);
    }

    /// <summary>
    /// Longest body in UTF-8 bytes that surely fits into a frame the broker takes, with headers of at most 16 KiB;
    /// <see cref="int.MaxValue"/> where the broker states no limit.
    /// </summary>
    public int MaxBodyBytes => _format.MaxFrameSize >= int.MaxValue
        ? int.MaxValue
        : (int)Math.Max(0, (_format.MaxFrameSize - HeaderBytes) / ModifiedUtf8.MaxLength(utf8Length: 1));

    internal PendingResponse Pending { get; } = new();

    /// <summary>Opens a connection over TCP, and over TLS where that is asked for: one attempt.</summary>
    /// <exception cref="OpenWireException">Nobody answers, or one side does not want the other.</exception>
    public static OpenWireConnection Connect(OpenWireOptions options, IOpenWireListener listener)
    {
        Stream socket = BrokerSocket.Connect(options.Host, options.Port, options.ConnectTimeout);
        return Open(options.Tls is null ? socket : TlsHandshake.Open(socket, options), options, listener);
    }

    /// <summary>Opens a connection over a stream to the broker, which the connection then owns.</summary>
    /// <exception cref="OpenWireException">The broker does not answer, or does not want us.</exception>
    public static OpenWireConnection Open(Stream stream, OpenWireOptions options, IOpenWireListener listener)
    {
        var connection = new OpenWireConnection(stream, options, listener);
        try
        {
            connection.Handshake();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Starts a consumer; returns once the broker agreed. Messages may arrive before that.</summary>
    /// <param name="consumer">The caller's number for it, 0..<see cref="MaxConsumers"/> − 1, each used once.</param>
    /// <param name="type">What the destination is.</param>
    /// <param name="destination">Its name, UTF-8.</param>
    /// <param name="prefetch">Deliveries that may be unacknowledged at a time, 1..<see cref="MaxPrefetch"/>.</param>
    /// <exception cref="OpenWireException">The broker refused, or was lost.</exception>
    public void Subscribe(int consumer, DestinationType type, ReadOnlySpan<byte> destination, int prefetch)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)consumer, (uint)MaxConsumers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)(prefetch - 1), (uint)MaxPrefetch - 1);
        ThrowIfEnded();
        if (_inTransaction || _consumers[consumer] is not null)
        {
            throw new InvalidOperationException("a consumer number is used once, and outside a transaction");
        }

        var subscriber = new Consumer(
            consumer, _ids.Consumer(consumer), EncodeDestination(type, destination), new DeliveryWindow(prefetch));
        Volatile.Write(ref _consumers[consumer], subscriber);
        Commands.ConsumerInfo(_writer, NextCommand(), subscriber);
        Request("a consumer", _options.ConnectTimeout);
    }

    /// <summary>Makes a temporary queue, which lives as long as the connection; returns its name.</summary>
    /// <exception cref="OpenWireException">The broker refused, or was lost.</exception>
    public string CreateTemporaryQueue()
    {
        ThrowIfEnded();
        string name = $"{_options.ConnectionId}:{++_temporaryQueues}";
        byte[] destination = EncodeDestination(DestinationType.TemporaryQueue, Encoding.UTF8.GetBytes(name));
        Commands.CreateDestination(_writer, NextCommand(), _ids, destination);
        Request("a temporary queue", _options.ConnectTimeout);
        return name;
    }

    /// <summary>Opens the transaction that the following sends and acknowledgements belong to.</summary>
    /// <exception cref="OpenWireException">The connection has failed.</exception>
    public void Begin()
    {
        ThrowIfEnded();
        if (_inTransaction)
        {
            throw new InvalidOperationException("a transaction is open already");
        }

        _inTransaction = true;
    }

    /// <summary>Adds a message to the open transaction. Nothing of it is kept after the return.</summary>
    /// <exception cref="OpenWireException">The message breaks a limit, or the connection has failed; it is
    /// closed.</exception>
    public void Send(in OutgoingMessage message)
    {
        EnterTransaction();
        bool numbered = message.ProducerSequence != 0;
        byte[] producer = numbered ? _ids.NumberedProducer : _ids.UnnumberedProducer;
        long sequence = numbered ? message.ProducerSequence : ++_unnumberedSequence;
        try
        {
            Commands.Message(_writer, NextCommand(), _ids, _transaction, producer, sequence, message);
        }
        catch (OpenWireException e)
        {
            Fail(e);
            throw;
        }

        WriteIfLarge();
    }

    /// <summary>
    /// Adds the acknowledgement of a delivery to the open transaction; a tag of another connection is ignored.
    /// </summary>
    /// <exception cref="OpenWireException">The connection has failed.</exception>
    public void Acknowledge(long tag)
    {
        ThrowUnlessInTransaction();
        DeliveryTag delivery = DeliveryTag.From(tag);
        if (delivery.Connection != _number)
        {
            return;
        }

        EnterTransaction();
        Consumer? consumer = _consumers[delivery.Consumer];
        ReadOnlySpan<byte> messageId =
            consumer is null ? default : consumer.Window.Find(delivery.Slot, delivery.Generation);
        if (messageId.IsEmpty)
        {
            throw new InvalidOperationException("a delivery is acknowledged that is not outstanding");
        }

        Commands.MessageAck(_writer, NextCommand(), _ids, _transaction, consumer!, messageId);
        consumer!.Window.Remove(delivery.Slot);
        WriteIfLarge();
    }

    /// <summary>
    /// Ends the transaction. On return its messages are visible and durable and its acknowledgements done. An empty one
    /// costs nothing.
    /// </summary>
    /// <exception cref="OpenWireException">
    /// <see cref="OpenWireFailure.Refused"/>: nothing of it happened. <see cref="OpenWireFailure.Lost"/>: nothing is
    /// known.
    /// </exception>
    public void Commit()
    {
        ThrowUnlessInTransaction();
        _inTransaction = false;
        if (!_transactionBegun)
        {
            return;
        }

        _transactionBegun = false;
        Commands.TransactionInfo(_writer, NextCommand(), _ids, _transaction, Commands.CommitTransaction);
        _transactionOnWire = true;
        Request("the transaction", _options.CommitTimeout);
        _transactionOnWire = false;
        if (_transactionError is { } error)
        {
            throw Fail(new OpenWireException(OpenWireFailure.Lost, $"the broker reported an error: {error}"));
        }
    }

    /// <summary>
    /// Orderly end: consumers first, so that what they have not acknowledged does not count as delivered, then the
    /// connection. An open transaction is dropped. Never throws; on return no message arrives any more.
    /// </summary>
    public void Close()
    {
        _receiver.Mute();
        if (_failure is null && !_receiver.IsCurrentThread)
        {
            TryLeave();
        }

        Dispose();
        if (!_receiver.IsCurrentThread)
        {
            _receiver.Join();
        }
    }

    /// <summary>
    /// Drops the connection: the broker rolls back what was not committed and delivers again. From any thread.
    /// </summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _endedByCaller = true;
        }

        Fail(new OpenWireException(OpenWireFailure.Lost, "the connection was closed"));
    }

    /// <summary>The connection is lost, unless it failed before; the reason gets the last frames beside it.</summary>
    internal void Lose(string reason, Exception? inner = null) =>
        Fail(new OpenWireException(OpenWireFailure.Lost, $"{reason} ({_wire.LastFrames})", inner));

    /// <summary>Ends the connection, the first time; returns what there is to throw.</summary>
    internal OpenWireException Fail(OpenWireException reason)
    {
        lock (_gate)
        {
            if (_failure is { } first)
            {
                return new OpenWireException(first.Failure, first.Message, first);
            }

            _failure = reason;
        }

        _keepAlive?.Dispose();
        Pending.Fail();
        _wire.Dispose();
        return reason;
    }

    internal void OnWireFormat(WireFormat format)
    {
        _format = format;
        Pending.Answer(PendingResponse.WireFormat, refusal: null);
    }

    internal void OnEchoAsked(int commandId) => _keepAlive?.Echo(commandId);

    /// <summary>
    /// The broker objects to something unanswered: part of the transaction, whose commit it then refuses too, or else
    /// something that we do not do.
    /// </summary>
    internal void OnConnectionError(BrokerError error)
    {
        if (!_transactionOnWire || error.Class is "BrokerStoppedException")
        {
            throw new OpenWireException(OpenWireFailure.Lost, $"the broker reported an error: {error}");
        }

        _transactionError ??= error;
    }

    internal void OnReaderEnded()
    {
        lock (_gate)
        {
            if (_endedByCaller || !_established)
            {
                return;
            }
        }

        _listener.OnLost(_failure!);
    }

    private void Handshake()
    {
        Pending.Expect(PendingResponse.WireFormat);
        _receiver.Start();
        WireFormat.Write(_writer);
        Flush();
        Await("the connection", _options.ConnectTimeout);
        _writer.MaxFrameSize = _format.MaxFrameSize;

        byte[] user = Encoding.UTF8.GetBytes(_options.User ?? "");
        byte[] password = Encoding.UTF8.GetBytes(_options.Password ?? "");
        Commands.ConnectionInfo(_writer, NextCommand(), _ids, user, password);
        Request("the login", _options.ConnectTimeout);
        Commands.SessionInfo(_writer, NextCommand(), _ids);
        Request("a session", _options.ConnectTimeout);
        Commands.ProducerInfo(_writer, NextCommand(), _ids.NumberedProducer);
        Request("a producer", _options.ConnectTimeout);
        Commands.ProducerInfo(_writer, NextCommand(), _ids.UnnumberedProducer);
        Request("a producer", _options.ConnectTimeout);
        lock (_gate)
        {
            ThrowIfFailed();
            _keepAlive = new KeepAlive(_wire, _format, _options.CommitTimeout, Lose);
            _established = true;
        }
    }

    /// <summary>Writes what was prepared, whose last command asks for an answer, and waits for that.</summary>
    private void Request(string what, TimeSpan timeout)
    {
        Pending.Expect(_commandId);
        Flush();
        Await(what, timeout);
    }

    private void Await(string what, TimeSpan timeout)
    {
        if (!Pending.TryWait(timeout, out BrokerError? refusal))
        {
            Lose($"the broker did not answer {what} within {timeout.TotalSeconds:0} s");
            ThrowIfFailed();
        }

        if (refusal is not null)
        {
            BrokerError cause = CauseOf(refusal);
            throw Fail(new OpenWireException(cause.Failure, $"the broker refused {what}: {cause}")
            {
                ConcernsDestination = cause.ConcernsDestination,
            });
        }
    }

    /// <summary>
    /// A commit is refused for an earlier error, which names the cause. The broker sends that one by itself, and the
    /// refusal may overtake it by a moment.
    /// </summary>
    private BrokerError CauseOf(BrokerError refusal)
    {
        if (_transactionOnWire)
        {
            SpinWait.SpinUntil(() => _transactionError is not null, CausePatience);
        }

        return _transactionError ?? refusal;
    }

    private void WriteIfLarge()
    {
        if (_writer.Count >= WriteBytes)
        {
            _transactionOnWire = true;
            Flush();
        }
    }

    private void Flush()
    {
        try
        {
            _wire.Write(_writer.Written);
            _writer.Clear();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            Lose("the connection to the broker broke", e);
            ThrowIfFailed();
        }
    }

    private void TryLeave()
    {
        try
        {
            _writer.Clear();
            foreach (Consumer? consumer in _consumers)
            {
                if (consumer is not null)
                {
                    Commands.RemoveInfo(
                        _writer, NextCommand(), consumer.Id, Commands.CountNoneDelivered, responseRequired: false);
                }
            }

            Commands.RemoveInfo(
                _writer, NextCommand(), _ids.Connection, Commands.CountAllDelivered, responseRequired: true);
            Request("the end of the connection", CloseTimeout);
            Commands.ShutdownInfo(_writer, NextCommand());
            Flush();
        }
        catch (OpenWireException)
        {
            // It was to end anyway.
        }
    }

    private int NextCommand() => ++_commandId;

    private static byte[] EncodeDestination(DestinationType type, ReadOnlySpan<byte> name)
    {
        var writer = new WireWriter(capacity: 64);
        Commands.Destination(writer, type, name);
        return writer.Written.ToArray();
    }

    /// <summary>Begins the transaction at the broker with the first thing in it.</summary>
    private void EnterTransaction()
    {
        ThrowUnlessInTransaction();
        if (_transactionBegun)
        {
            return;
        }

        _transactionBegun = true;
        Commands.TransactionInfo(_writer, NextCommand(), _ids, ++_transaction, Commands.BeginTransaction);
    }

    private void ThrowUnlessInTransaction()
    {
        ThrowIfEnded();
        if (!_inTransaction)
        {
            throw new InvalidOperationException("no transaction is open");
        }
    }

    /// <summary>
    /// What a call finds that comes after the failure: the connection is lost to it, also where it was another call
    /// that the broker refused.
    /// </summary>
    private void ThrowIfEnded()
    {
        if (_failure is { } failure)
        {
            throw new OpenWireException(OpenWireFailure.Lost, failure.Message, failure);
        }
    }

    private void ThrowIfFailed()
    {
        if (_failure is { } failure)
        {
            throw new OpenWireException(failure.Failure, failure.Message, failure);
        }
    }
}
