using MediaRouting.OpenWire;

namespace MediaRouting.Bench.Broker;

/// <summary>
/// What has arrived and was not looked at yet: the reader of a connection puts deliveries in, one thread takes them out
/// in order. Warm, it allocates nothing.
/// </summary>
/// <param name="patience">Longest wait for a delivery; infinite for one who is not always asked.</param>
internal sealed class Inbox(TimeSpan patience) : IOpenWireListener
{
    // Two windows: the broker may fill the next before the last of this one is released.
    private const int Slots = 1024;
    private const int LongestBody = 2048;

    private readonly object _gate = new();
    private readonly (long Tag, int Length)[] _deliveries = new (long, int)[Slots];
    private readonly byte[] _bodies = new byte[Slots * LongestBody];
    private long _put;
    private long _taken;
    private bool _isClosed;
    private OpenWireException? _lost;

    /// <summary>Waits until something is there.</summary>
    /// <returns>How many deliveries, at most so many; 0 once closed.</returns>
    /// <exception cref="InvalidOperationException">The connection was lost, or nothing came in time.</exception>
    public int Wait(int most)
    {
        lock (_gate)
        {
            while (_put == _taken && !_isClosed)
            {
                if (_lost is not null || !Monitor.Wait(_gate, patience))
                {
                    throw new InvalidOperationException("what was sent does not come", _lost);
                }
            }

            return (int)Math.Min(most, _put - _taken);
        }
    }

    /// <summary>The next delivery: its tag, and its body until <see cref="Release"/>.</summary>
    public long Peek(out ReadOnlySpan<byte> body)
    {
        var slot = (int)(_taken % Slots);
        body = _bodies.AsSpan(slot * LongestBody, _deliveries[slot].Length);
        return _deliveries[slot].Tag;
    }

    /// <summary>Ends the use of the next delivery.</summary>
    public void Release()
    {
        lock (_gate)
        {
            _taken++;
        }
    }

    /// <summary>Ends the waiting, now and for ever.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <inheritdoc/>
    public void OnMessage(in ReceivedMessage message)
    {
        lock (_gate)
        {
            if (_put - _taken == Slots)
            {
                throw new InvalidOperationException("the broker delivered more than the windows admit");
            }

            var slot = (int)(_put % Slots);
            message.Body.CopyTo(_bodies.AsSpan(slot * LongestBody, LongestBody));
            _deliveries[slot] = (message.Tag, message.Body.Length);
            _put++;
            Monitor.Pulse(_gate);
        }
    }

    /// <inheritdoc/>
    public void OnLost(OpenWireException reason)
    {
        lock (_gate)
        {
            _lost = reason;
            Monitor.PulseAll(_gate);
        }
    }
}
