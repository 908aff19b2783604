namespace MediaRouting.OpenWire;

/// <summary>
/// The one thread that reads: it always drains the socket, also while a write blocks or a call waits, and hands every
/// frame to whom it concerns. It never writes.
/// </summary>
internal sealed class Receiver
{
    private readonly Wire _wire;
    private readonly ReceiveBuffer _buffer;
    private readonly DispatchReader _dispatches;
    private readonly OpenWireConnection _connection;
    private readonly Consumer?[] _consumers;
    private readonly IOpenWireListener _listener;
    private readonly Thread _thread;
    private bool _greeted;
    private int _held;
    private volatile bool _muted;

    public Receiver(
        Wire wire,
        ReceiveBuffer buffer,
        DispatchReader dispatches,
        Consumer?[] consumers,
        OpenWireConnection connection,
        IOpenWireListener listener)
    {
        _wire = wire;
        _buffer = buffer;
        _dispatches = dispatches;
        _consumers = consumers;
        _connection = connection;
        _listener = listener;
        _thread = new Thread(Run) { Name = "openwire reader", IsBackground = true };
    }

    /// <summary>Whether the caller is the reader thread, in a call of the listener.</summary>
    public bool IsCurrentThread => Thread.CurrentThread == _thread;

    public void Start() => _thread.Start();

    /// <summary>Hands out no more messages.</summary>
    public void Mute() => _muted = true;

    /// <summary>Waits for the end of the thread.</summary>
    public void Join() => _thread.Join();

    private void Run()
    {
        try
        {
            ReadFrames();
            _connection.Lose("the broker closed the connection");
        }
        catch (MalformedFrameException e)
        {
            _connection.Lose(e.Message, e);
        }
        catch (OpenWireException e)
        {
            _connection.Fail(e);
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            _connection.Lose("the connection to the broker broke", e);
        }
        catch (Exception e)
        {
            _connection.Lose($"the listener threw {e.GetType().Name}", e);
        }

        _connection.OnReaderEnded();
    }

    private void ReadFrames()
    {
        while (true)
        {
            while (_buffer.TryTake(out ReadOnlySpan<byte> frame))
            {
                _wire.NoteRead(frame);
                OnFrame(frame);
            }

            DeliverHeld();
            int count = _wire.Read(_buffer.Room());
            if (count == 0)
            {
                return;
            }

            _buffer.Filled(count);
        }
    }

    private void OnFrame(ReadOnlySpan<byte> frame)
    {
        if (frame[0] == (byte)CommandType.MessageDispatch)
        {
            OnDispatch(frame);
            return;
        }

        var reader = new WireReader(frame);
        OnCommand((CommandType)reader.U8(), ref reader);
    }

    private void OnDispatch(ReadOnlySpan<byte> frame)
    {
        WireReader reader = BehindHeader(frame);
        Consumer? consumer = _dispatches.ReadConsumer(ref reader);
        if (consumer is null || _muted)
        {
            return;
        }

        if (consumer.Held.Count > 0 || consumer.Window.IsFull)
        {
            consumer.Held.Add(frame);
            _held++;
            return;
        }

        _listener.OnMessage(_dispatches.Read(ref reader, consumer));
    }

    /// <summary>
    /// Delivers what was held back and fits by now. Room comes from acknowledgements, and each is followed by the
    /// answer to its commit, so that looking after every read suffices.
    /// </summary>
    private void DeliverHeld()
    {
        if (_held == 0 || _muted)
        {
            return;
        }

        foreach (Consumer? consumer in _consumers)
        {
            while (consumer is { Held.Count: > 0, Window.IsFull: false })
            {
                WireReader reader = BehindHeader(consumer.Held.Oldest);
                _dispatches.ReadConsumer(ref reader);
                _listener.OnMessage(_dispatches.Read(ref reader, consumer));
                consumer.Held.RemoveOldest();
                _held--;
            }
        }
    }

    private static WireReader BehindHeader(ReadOnlySpan<byte> frame)
    {
        var reader = new WireReader(frame);
        reader.Take(sizeof(byte) + sizeof(int) + sizeof(bool)); // type, command id, whether an answer is due
        return reader;
    }

    private void OnCommand(CommandType type, ref WireReader reader)
    {
        if (type == CommandType.Null)
        {
            return;
        }

        if (type == CommandType.WireFormatInfo)
        {
            OnWireFormat(ref reader);
            return;
        }

        int commandId = reader.I32();
        bool responseRequired = reader.Bool();
        switch (type)
        {
            case CommandType.Response:
                _connection.Pending.Answer(reader.I32(), refusal: null);
                break;
            case CommandType.ExceptionResponse:
                int answered = reader.I32();
                _connection.Pending.Answer(answered, BrokerError.Read(ref reader));
                break;
            case CommandType.ConnectionError:
                _connection.OnConnectionError(BrokerError.Read(ref reader));
                break;
            case CommandType.KeepAliveInfo when responseRequired:
                _connection.OnEchoAsked(commandId);
                break;
            case CommandType.ShutdownInfo:
                throw new OpenWireException(OpenWireFailure.Lost, "the broker shuts down");
            case CommandType.ConsumerControl:
                throw new OpenWireException(OpenWireFailure.Lost, "the broker took control of a consumer");
            case CommandType.BrokerInfo or CommandType.KeepAliveInfo or CommandType.ConnectionControl or
                CommandType.ProducerAck or CommandType.DataResponse or CommandType.DataArrayResponse or
                CommandType.IntegerResponse:
                break;
            default:
                MalformedFrameException.Throw($"the broker sent a frame of the unexpected type {(byte)type}");
                break;
        }
    }

    private void OnWireFormat(ref WireReader reader)
    {
        if (_greeted)
        {
            MalformedFrameException.Throw("the broker announced its wire format twice");
        }

        _greeted = true;
        _connection.OnWireFormat(WireFormat.Agree(ref reader));
    }
}
