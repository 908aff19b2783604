using System.Runtime.InteropServices;

namespace MediaRouting.Daemon;

/// <summary>
/// Takes SIGTERM and SIGINT as the wish that the daemon drains and stops. A second one is not taken: it ends the
/// process at once, for whoever cannot wait.
/// </summary>
public sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _asked = new();
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _interrupt;
    private readonly Action<string> _tell;

    /// <summary>Listens from now on.</summary>
    /// <param name="tell">Called once with the name of the signal, before <see cref="Asked"/> is set.</param>
    public StopSignal(Action<string> tell)
    {
        _tell = tell;
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Take);
    }

    /// <summary>Set once the process was asked to stop.</summary>
    public CancellationToken Asked => _asked.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        _terminate.Dispose();
        _interrupt.Dispose();
        _asked.Dispose();
    }

    private void Take(PosixSignalContext context)
    {
        if (_asked.IsCancellationRequested)
        {
            return;
        }

        context.Cancel = true;
        _tell(context.Signal.ToString());
        _asked.Cancel();
    }
}
