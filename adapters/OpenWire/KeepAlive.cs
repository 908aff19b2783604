namespace MediaRouting.OpenWire;

/// <summary>
/// Shows the broker that we live, and watches whether it does (6-openwire 5.7). A timer of its own, so that neither a
/// blocked write nor a busy listener keeps it from looking.
/// </summary>
internal sealed class KeepAlive : IDisposable
{
    // Four looks per keep-alive interval; the lateness of one look is within what the broker tolerates.
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(650);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(2.6);
    private static readonly TimeSpan LongestSilence =
        TimeSpan.FromMilliseconds(WireFormat.AskedInactivityMilliseconds);

    // A frame whose size is damaged swallows what follows, and the broker's keep-alives would feed it for years.
    private static readonly TimeSpan LongestStall = 2 * LongestSilence;

    private const long NoEcho = -1;

    private readonly Wire _wire;
    private readonly TimeSpan _commitTimeout;
    private readonly TimeSpan _interval;
    private readonly bool _askForEcho;
    private readonly Action<string, Exception?> _lost;
    private readonly Timer _timer;
    private long _echo = NoEcho;

    /// <summary>Starts looking.</summary>
    /// <param name="wire">The stream to watch.</param>
    /// <param name="format">What was agreed with the broker.</param>
    /// <param name="commitTimeout">How long a write may be blocked.</param>
    /// <param name="lost">Told why the broker is given up; may be told more than once.</param>
    public KeepAlive(Wire wire, WireFormat format, TimeSpan commitTimeout, Action<string, Exception?> lost)
    {
        _wire = wire;
        _commitTimeout = commitTimeout;
        _lost = lost;

        // A broker whose monitor is off sends no keep-alives; it still echoes ours when asked.
        _askForEcho = format.InactivityMilliseconds == 0;
        _interval = _askForEcho
            ? LongestInterval
            : TimeSpan.FromMilliseconds(Math.Min(
                LongestInterval.TotalMilliseconds, format.InactivityMilliseconds / 3.0));
        TimeSpan period = Period < _interval ? Period : _interval;
        _timer = new Timer(static state => ((KeepAlive)state!).Look(), this, period, period);
    }

    /// <summary>
    /// The broker asked for an echo. Written by the timer's thread: the reader must not block in a write.
    /// </summary>
    public void Echo(int commandId)
    {
        Volatile.Write(ref _echo, (uint)commandId);
        ThreadPool.UnsafeQueueUserWorkItem(static keepAlive => keepAlive.Look(), this, preferLocal: false);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (_wire.SinceRead > LongestSilence)
        {
            _lost($"nothing was heard from the broker for {LongestSilence.TotalSeconds:0} s", null);
        }
        else if (_wire.SinceProgress > LongestStall)
        {
            _lost($"the broker sent bytes, but no whole frame for {LongestStall.TotalSeconds:0} s", null);
        }
        else if (_wire.Blocked > _commitTimeout)
        {
            _lost($"the broker took no bytes for {_commitTimeout.TotalSeconds:0} s", null);
        }
        else
        {
            WriteWhatIsDue();
        }
    }

    private void WriteWhatIsDue()
    {
        long echo = Interlocked.Exchange(ref _echo, NoEcho);
        if (echo == NoEcho && _wire.SinceWrite < _interval)
        {
            return;
        }

        var writer = new WireWriter(capacity: 10);
        Commands.KeepAliveInfo(writer, echo == NoEcho ? 0 : (int)echo, _askForEcho && echo == NoEcho);
        try
        {
            if (!_wire.TryWrite(writer.Written) && echo != NoEcho)
            {
                // A write is in progress: the echo goes at the next look.
                Interlocked.CompareExchange(ref _echo, echo, NoEcho);
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            _lost("the connection to the broker broke", e);
        }
    }
}
