using MediaRouting.Engine;

namespace MediaRouting.Jms;

/// <summary>
/// Lets time pass for the state machine: publishes a tick when a timer is due. One tick at a time: while the last is
/// not yet carried out another would say nothing new, and must not fill the ring of a state machine that waits for the
/// broker.
/// </summary>
public sealed class Ticker : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    private readonly Ingress _ingress;
    private readonly StateMachine _stateMachine;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    /// <summary>Starts ticking.</summary>
    public Ticker(Ingress ingress, StateMachine stateMachine)
    {
        _ingress = ingress;
        _stateMachine = stateMachine;
        _thread = new Thread(Run) { Name = "ticker", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Stops ticking; after it nothing is published.</summary>
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        var last = -1L;
        while (!_stop.Wait(Period))
        {
            if (_stateMachine.AppliedSequence >= last && _stateMachine.NextDue <= _ingress.Now)
            {
                last = _ingress.PublishTick();
            }
        }
    }
}
