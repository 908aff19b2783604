using MediaRouting.Load.Wire;

namespace MediaRouting.Load.Checker;

/// <summary>
/// Puts what arrives on several queues back into the order in which the daemon made it, by MediaRoutingSequence, which
/// counts over all of them from 1 by one; and knows again what comes a second time.
/// </summary>
internal sealed class Reception(Violations violations)
{
    private readonly List<ulong> _digests = [0]; // by number; 0: has not come
    private readonly Dictionary<string, long> _lastByQueue = new(StringComparer.Ordinal);
    private readonly PriorityQueue<WireMessage, long> _early = new();
    private long _next = 1;
    private bool _isDisturbed;

    /// <summary>Messages that were new.</summary>
    public long Received { get; private set; }

    /// <summary>Messages that came again after a loss of the broker, the same in every byte, and were known again.
    /// </summary>
    public long Recovered { get; private set; }

    /// <summary>The broker is going, or was lost: messages may come again from now on.</summary>
    public void Disturb() => _isDisturbed = true;

    /// <summary>Takes a message as it came.</summary>
    /// <returns>False if it is to be ignored.</returns>
    public bool Add(WireMessage message)
    {
        if (message.Number <= 0)
        {
            violations.Add(
                ViolationKind.Unexpected, $"{message.Type} came to {message.Queue} without MediaRoutingSequence");
            return false;
        }

        while (_digests.Count <= message.Number)
        {
            _digests.Add(0);
        }

        var before = _digests[(int)message.Number];
        if (before != 0)
        {
            NoteRepetition(message, before);
            return false;
        }

        _digests[(int)message.Number] = message.Digest == 0 ? 1 : message.Digest;
        Received++;
        if (_lastByQueue.GetValueOrDefault(message.Queue) > message.Number)
        {
            violations.Add(
                ViolationKind.OutOfOrder,
                $"number {message.Number}, {message.Type}, came to {message.Queue} behind "
                + $"{_lastByQueue[message.Queue]}");
        }
        else
        {
            _lastByQueue[message.Queue] = message.Number;
        }

        _early.Enqueue(message, message.Number);
        return true;
    }

    /// <summary>Gives the next message in the daemon's order, if it has come.</summary>
    public bool TryTake(out WireMessage message)
    {
        if (_early.TryPeek(out message!, out var number) && number == _next)
        {
            _early.Dequeue();
            _next++;
            return true;
        }

        return false;
    }

    /// <summary>Nothing more will come: notes the numbers missing before the next message as lost, and goes on behind
    /// them.</summary>
    /// <returns>False if no message is left.</returns>
    public bool TrySkip()
    {
        if (!_early.TryPeek(out _, out var number))
        {
            return false;
        }

        violations.Add(ViolationKind.Lost, $"numbers {_next} to {number - 1} never came", number - _next);
        _next = number;
        return true;
    }

    private void NoteRepetition(WireMessage message, ulong before)
    {
        if (before != message.Digest)
        {
            violations.Add(
                ViolationKind.Unexpected, $"number {message.Number} came again as another {message.Type}");
        }
        else if (_isDisturbed)
        {
            Recovered++;
        }
        else
        {
            violations.Add(ViolationKind.Duplicated, $"number {message.Number}, {message.Type}, came again");
        }
    }
}
