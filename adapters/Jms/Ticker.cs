using MediaRouting.Engine.Ring;

namespace MediaRouting.Jms;

/// <summary>
/// Lets time pass for the state machine: publishes a tick when a timer is due. One tick at a time: while the last is
/// not yet carried out another would say nothing new, and must not fill the ring of a state machine that waits for the
/// broker. It notes now and then, too, how far messages have left, so that a restart need not send all of them again.
/// </summary>
public sealed class Ticker : IDisposable
{
    private const long MostUnnoted = 1_000;
    private const int PeriodsASecond = 50;
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    private readonly Ingress _ingress;
    private readonly Pipeline _pipeline;
    private readonly Outbound _outbound;
    private readonly Action _everyPeriod;
    private readonly ManualResetEventSlim _stop = new();
    private Thread? _thread;
    private long _lastTick = -1;
    private long _noted;
    private int _periods;

    /// <summary>A ticker that does not tick yet.</summary>
    /// <param name="ingress">Where ticks go.</param>
    /// <param name="pipeline">What they are for.</param>
    /// <param name="outbound">Who knows how far messages have left.</param>
    /// <param name="everyPeriod">What else is to be looked at every 20 ms; it must not block.</param>
    public Ticker(Ingress ingress, Pipeline pipeline, Outbound outbound, Action everyPeriod)
    {
        _everyPeriod = everyPeriod;
        _ingress = ingress;
        _pipeline = pipeline;
        _outbound = outbound;
    }

    /// <summary>Starts ticking, on a thread of its own.</summary>
    public void Start()
    {
        _thread = new Thread(Run) { Name = "ticker", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Stops ticking; after it nothing is published.</summary>
    public void Dispose()
    {
        _stop.Set();
        _thread?.Join();
        _stop.Dispose();
    }

    /// <summary>What is done every 20 ms; for whoever lets time pass without a thread.</summary>
    public void Step()
    {
        if (_pipeline.CarriedOut >= _lastTick && _pipeline.StateMachine.NextDue <= _ingress.Now)
        {
            _lastTick = _ingress.PublishTick();
        }

        if (++_periods % PeriodsASecond == 0 || _outbound.SentThrough - _noted >= MostUnnoted)
        {
            NoteSent();
        }

        _everyPeriod();
    }

    /// <summary>Notes how far messages have left, if that is further than noted before.</summary>
    public void NoteSent()
    {
        var through = _outbound.SentThrough;
        if (_pipeline.IsJournaled && through > _noted)
        {
            _noted = through;
            _ingress.PublishNoteSent(through);
        }
    }

    private void Run()
    {
        while (!_stop.Wait(Period))
        {
            Step();
        }
    }
}
