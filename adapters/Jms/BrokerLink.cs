using MediaRouting.Engine;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Jms;

/// <summary>
/// Keeps one connection to the broker, with its consumers, for as long as the daemon runs: connects, and after a loss
/// connects again with capped exponential back-off and jitter, for ever. The outbox asks it for the connection of the
/// moment.
/// </summary>
public sealed class BrokerLink : IBrokerLink, IDisposable
{
    private const int FirstDelayMilliseconds = 50;
    private const int LongestDelayMilliseconds = 5_000;
    private const long NotConnected = long.MaxValue;
    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan IdleCheck = TimeSpan.FromMilliseconds(5);

    private readonly IJmsTransport _transport;
    private readonly (Source Source, string Queue)[] _consumers;
    private readonly IBrokerLinkLog _log;
    private readonly Thread _thread;

    // Guards the three fields below; the link's thread and the outbox wait on it.
    private readonly object _gate = new();
    private Attempt? _current;
    private JmsException? _loss;
    private bool _isStopping;

    private Inbound? _inbound;
    private Func<bool> _isIdle = () => true;
    private bool _isConsuming;
    private long _connects;
    private long _failures;
    private long _connectedAt = NotConnected;
    private volatile bool _hasServed;

    /// <summary>A link that is not started.</summary>
    /// <param name="transport">How to reach the broker.</param>
    /// <param name="consumers">The queues to consume.</param>
    /// <param name="log">Who is told what happens.</param>
    public BrokerLink(IJmsTransport transport, IEnumerable<(Source Source, string Queue)> consumers, IBrokerLinkLog log)
    {
        _transport = transport;
        _consumers = [.. consumers];
        _log = log;
        _thread = new Thread(Run) { Name = "broker link", IsBackground = true };
    }

    /// <summary>True while there is a connection with its consumers.</summary>
    public bool IsConnected => Volatile.Read(ref _isConsuming);

    /// <summary>Connections made so far.</summary>
    public long Connects => Volatile.Read(ref _connects);

    /// <summary>Connections lost and tries to connect that failed, so far.</summary>
    public long Failures => Volatile.Read(ref _failures);

    /// <summary>
    /// Connects for the first time, and from then on keeps the link up. A broker that is not there yet is waited for;
    /// one that refuses us is not.
    /// </summary>
    /// <param name="inbound">Who takes the deliveries.</param>
    /// <param name="isIdle">
    /// True if nothing taken in earlier is under way. Consumers start only then: what the broker delivers again after a
    /// loss must not pile up in the rings before what was there has left them.
    /// </param>
    /// <param name="stop">Ends the waiting.</param>
    /// <exception cref="JmsException">The broker refused: password or permission.</exception>
    public void Start(Inbound inbound, Func<bool> isIdle, CancellationToken stop)
    {
        _inbound = inbound;
        _isIdle = isIdle;
        for (var tries = 0; !stop.IsCancellationRequested; tries++)
        {
            try
            {
                Connect();
                break;
            }
            catch (JmsException exception) when (exception.Failure == JmsFailure.Lost)
            {
                var delay = Delay(tries);
                Fail(exception, delay);
                stop.WaitHandle.WaitOne(delay);
            }
        }

        _thread.Start();
    }

    /// <inheritdoc/>
    public IJmsConnection? Await()
    {
        lock (_gate)
        {
            while ((_current is null || _loss is not null) && !_isStopping)
            {
                Monitor.Wait(_gate);
            }

            return _isStopping ? null : _current?.Connection;
        }
    }

    /// <inheritdoc/>
    public void NoteServed() => _hasServed = true;

    /// <inheritdoc/>
    public void Discard(IJmsConnection connection, JmsException reason)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_current?.Connection, connection))
            {
                Lose(reason);
            }
        }
    }

    /// <summary>
    /// Ends the link; whoever waits for a connection gets none. What was not acknowledged the broker delivers again.
    /// </summary>
    /// <param name="orderly">
    /// Says goodbye to the broker, so that nothing unseen counts as delivered. Only while nobody sends: a connection is
    /// used by one thread at a time.
    /// </param>
    public void Stop(bool orderly)
    {
        Attempt? last;
        lock (_gate)
        {
            _isStopping = true;
            _isConsuming = false;
            last = _current;
            _current = null;
            Monitor.PulseAll(_gate);
        }

        if (orderly && last?.Connection is { } connection)
        {
            SayGoodbye(connection);
        }

        last?.Connection?.Dispose();
        if (_thread.IsAlive)
        {
            // It may be in the middle of a connect, which has a limit of its own; the process need not wait for that.
            _thread.Join(JoinLimit);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Stop(orderly: false);

    /// <summary>The link's own thread may be subscribing; a broker that does not answer it gets no goodbye.</summary>
    private static void SayGoodbye(IJmsConnection connection)
    {
        if (Monitor.TryEnter(connection, JoinLimit))
        {
            try
            {
                connection.Close();
            }
            finally
            {
                Monitor.Exit(connection);
            }
        }
    }

    /// <summary>Jitter keeps the daemons of a site from coming back in step.</summary>
    private static TimeSpan Delay(int tries)
    {
        var longest = Math.Min(LongestDelayMilliseconds, FirstDelayMilliseconds << Math.Min(tries, 10));
        return TimeSpan.FromMilliseconds(Random.Shared.Next(longest / 2, longest + 1));
    }

    private void Fail(JmsException reason, TimeSpan nextTry)
    {
        Volatile.Write(ref _failures, _failures + 1);
        _log.Lost(reason.Message, nextTry);
    }

    private void Run()
    {
        var tries = 0;
        while (AwaitLoss() is { } loss)
        {
            // A connection that breaks at once is no better than none; one that lasted starts the count anew, and so
            // does one that served until it was refused some destination: the others must not wait for that.
            var lasted = Environment.TickCount64 - _connectedAt > LongestDelayMilliseconds;
            var served = _hasServed && _connectedAt != NotConnected && loss.Failure == JmsFailure.Refused;
            tries = lasted || served ? 0 : tries;
            _connectedAt = NotConnected;
            var delay = Delay(tries++);
            Fail(loss, delay);
            if (!Sleep(delay))
            {
                return;
            }

            try
            {
                Connect();
            }
            catch (JmsException exception)
            {
                lock (_gate)
                {
                    _loss = exception;
                }
            }
        }
    }

    /// <summary>
    /// Connects, lets the outbox finish what is under way, and then starts the consumers. A loss in between is found by
    /// <see cref="AwaitLoss"/>.
    /// </summary>
    private void Connect()
    {
        var attempt = new Attempt(this);
        _hasServed = false;
        var connection = _transport.Connect(attempt);
        attempt.Connection = connection;
        if (!TryMakeCurrent(attempt))
        {
            connection.Dispose();
            return;
        }

        Volatile.Write(ref _connects, _connects + 1);
        _connectedAt = Environment.TickCount64;
        try
        {
            if (AwaitIdle())
            {
                Subscribe(connection);
                _log.Connected();
            }
        }
        catch (JmsException)
        {
            lock (_gate)
            {
                _current = null;
                _loss = null;
            }

            _connectedAt = NotConnected;
            connection.Dispose();
            throw;
        }
    }

    private bool TryMakeCurrent(Attempt attempt)
    {
        lock (_gate)
        {
            _loss = attempt.Loss;
            if (_loss is not null || _isStopping)
            {
                return false;
            }

            _current = attempt;
            Monitor.PulseAll(_gate);
            return true;
        }
    }

    private bool AwaitIdle()
    {
        lock (_gate)
        {
            while (_loss is null && !_isStopping && !_isIdle())
            {
                Monitor.Wait(_gate, IdleCheck);
            }

            return _loss is null && !_isStopping;
        }
    }

    private void Subscribe(IJmsConnection connection)
    {
        // The outbox holds the same lock for each transaction: a connection is used by one thread at a time.
        lock (connection)
        {
            for (var consumer = 0; consumer < _consumers.Length; consumer++)
            {
                connection.Subscribe(consumer, _consumers[consumer].Queue, Limits.AckWindow);
            }
        }

        lock (_gate)
        {
            _isConsuming = _loss is null && !_isStopping;
        }
    }

    /// <summary>
    /// Called under the gate. The link's own thread drops the connection, so that nobody waits for its reader here.
    /// </summary>
    private void Lose(JmsException reason)
    {
        _loss ??= reason;
        _isConsuming = false;
        Monitor.PulseAll(_gate);
    }

    /// <summary>Waits for the connection to be lost, and drops it; null once the link is stopped.</summary>
    private JmsException? AwaitLoss()
    {
        Attempt? lost;
        JmsException? loss;
        lock (_gate)
        {
            while (_loss is null && !_isStopping)
            {
                Monitor.Wait(_gate);
            }

            if (_isStopping)
            {
                return null;
            }

            lost = _current;
            loss = _loss;
            _current = null;
            _loss = null;
        }

        lost?.Connection?.Dispose();
        return loss;
    }

    private bool Sleep(TimeSpan delay)
    {
        var end = Environment.TickCount64 + (long)delay.TotalMilliseconds;
        lock (_gate)
        {
            for (var left = delay; !_isStopping && left > TimeSpan.Zero;)
            {
                Monitor.Wait(_gate, left);
                left = TimeSpan.FromMilliseconds(end - Environment.TickCount64);
            }

            return !_isStopping;
        }
    }

    /// <summary>
    /// One connection as the transport's listener: what an earlier one says late is not taken for the present one's.
    /// </summary>
    private sealed class Attempt(BrokerLink link) : IJmsListener
    {
        public IJmsConnection? Connection { get; set; }

        public JmsException? Loss { get; private set; }

        public void OnDelivery(in JmsDelivery delivery) =>
            link._inbound!.OnDelivery(link._consumers[delivery.Consumer].Source, delivery);

        public void OnLost(JmsException reason)
        {
            lock (link._gate)
            {
                Loss = reason;
                if (ReferenceEquals(link._current, this))
                {
                    link.Lose(reason);
                }
            }
        }
    }
}
