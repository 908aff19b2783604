using System.Collections.Concurrent;
using MediaRouting.Engine.Routing.Explain;

namespace MediaRouting.Daemon;

/// <summary>
/// A log line for every decision, for whoever asked for them. The state machine hands decisions over without waiting; a
/// thread writes them. What the log is too slow for is dropped, and the number of it is logged and counted.
/// </summary>
public sealed class DecisionLog : IDisposable
{
    /// <summary>Decisions that may wait to be written: some ten thousand a second for a second.</summary>
    public const int MostWaiting = 8_192;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(20);

    private readonly ILogger _logger;
    private readonly ConcurrentQueue<DecisionLine> _lines = new();
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;
    private int _waiting;
    private long _dropped;
    private long _toldDropped;

    /// <summary>Writes from now on what it is handed.</summary>
    public DecisionLog(ILogger logger)
    {
        _logger = logger;
        _thread = new Thread(Run) { Name = "decision log", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Decisions that were not written.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Takes a decision; never waits. By one thread.</summary>
    public void Take(DecisionLine line)
    {
        if (Volatile.Read(ref _waiting) >= MostWaiting)
        {
            Volatile.Write(ref _dropped, _dropped + 1);
            return;
        }

        Interlocked.Increment(ref _waiting);
        _lines.Enqueue(line);
    }

    /// <summary>Writes what is left.</summary>
    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        _stop.Dispose();
    }

    private void Run()
    {
        bool isOver;
        do
        {
            isOver = _stop.Wait(Period);
            WriteAll();
        }
        while (!isOver);
    }

    private void WriteAll()
    {
        while (_lines.TryDequeue(out var line))
        {
            Interlocked.Decrement(ref _waiting);
            LogMessages.Decided(
                _logger, line.TaskId, line.AgentId, line.QueueId, line.WaitedMilliseconds, line.Sequence);
        }

        var dropped = Dropped;
        if (dropped > _toldDropped)
        {
            LogMessages.DecisionsDropped(_logger, dropped - _toldDropped);
            _toldDropped = dropped;
        }
    }
}
