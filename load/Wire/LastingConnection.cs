using MediaRouting.OpenWire;

namespace MediaRouting.Load.Wire;

/// <summary>
/// A thread that has a connection to the broker, and another one soon after each loss, until it is disposed. The broker
/// delivers again what was not acknowledged or committed.
/// </summary>
internal sealed class LastingConnection : IDisposable
{
    private static readonly TimeSpan BeforeTheNextAttempt = TimeSpan.FromMilliseconds(100);

    private readonly Action _haveOne;
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _thread;

    /// <summary>Prepares the thread.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="haveOne">
    /// Connects, and returns when the end is near or the connection is lost; may throw that it is.
    /// </param>
    public LastingConnection(string name, Action haveOne)
    {
        _haveOne = haveOne;
        _thread = new Thread(Run) { Name = name, IsBackground = true };
    }

    /// <summary>True from when it is being disposed: whatever is under way is to come to its end.</summary>
    public bool IsEnding => _end.IsSet;

    /// <summary>Begins to connect.</summary>
    public void Start() => _thread.Start();

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Set();
        _thread.Join();
        _end.Dispose();
    }

    private void Run()
    {
        do
        {
            try
            {
                _haveOne();
            }
            catch (OpenWireException e) when (e.Failure == OpenWireFailure.Lost)
            {
                // The next one makes up for it.
            }
        }
        while (!_end.Wait(BeforeTheNextAttempt));
    }
}
