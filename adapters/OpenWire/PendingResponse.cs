using System.Diagnostics;

namespace MediaRouting.OpenWire;

/// <summary>
/// The one request that waits for its answer: the caller says which before it writes, the reader thread answers. One at
/// a time suffices, for only one thread at a time asks.
/// </summary>
internal sealed class PendingResponse
{
    /// <summary>In place of a command id, which starts at 1: the broker's WireFormatInfo, sent unasked.</summary>
    public const int WireFormat = 0;

    private const int Nothing = -1;

    private readonly object _gate = new();
    private int _awaited = Nothing;
    private bool _failed;
    private BrokerError? _refusal;

    /// <summary>Names the command whose answer <see cref="TryWait"/> is to wait for.</summary>
    public void Expect(int commandId)
    {
        lock (_gate)
        {
            _awaited = commandId;
            _refusal = null;
        }
    }

    /// <summary>Waits for the answer; false if it does not come in time or the connection failed.</summary>
    /// <param name="timeout">The longest wait.</param>
    /// <param name="refusal">What the broker objects to; null if it agreed.</param>
    public bool TryWait(TimeSpan timeout, out BrokerError? refusal)
    {
        long start = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            while (_awaited != Nothing && !_failed)
            {
                TimeSpan left = timeout - Stopwatch.GetElapsedTime(start);
                if (left <= TimeSpan.Zero || !Monitor.Wait(_gate, left))
                {
                    break;
                }
            }

            refusal = _refusal;
            return _awaited == Nothing;
        }
    }

    /// <summary>The broker answered.</summary>
    /// <exception cref="MalformedFrameException">It answered something else than was asked.</exception>
    public void Answer(int commandId, BrokerError? refusal)
    {
        lock (_gate)
        {
            if (_awaited != commandId)
            {
                MalformedFrameException.Throw("the broker answered a command that awaits no answer");
            }

            _awaited = Nothing;
            _refusal = refusal;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>No answer will come any more.</summary>
    public void Fail()
    {
        lock (_gate)
        {
            _failed = true;
            Monitor.PulseAll(_gate);
        }
    }
}
