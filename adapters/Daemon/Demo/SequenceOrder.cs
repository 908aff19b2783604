namespace MediaRouting.Daemon.Demo;

/// <summary>
/// Puts received messages back into the order in which the daemon made them: they come from several queues, and
/// MediaRoutingSequence counts over all of them, from 1, by one.
/// </summary>
/// <param name="faults">Where a missing or repeated number is noted.</param>
internal sealed class SequenceOrder(Faults faults)
{
    private readonly PriorityQueue<ChatMessage, long> _early = new();
    private long _next = 1;

    /// <summary>Takes a message as it came.</summary>
    public void Add(ChatMessage message)
    {
        if (message.Sequence < _next)
        {
            NoteRepetition(message);
            return;
        }

        _early.Enqueue(message, message.Sequence);
    }

    /// <summary>Gives the next message, if it has come.</summary>
    public bool TryTake(out ChatMessage message)
    {
        while (_early.TryPeek(out message!, out var sequence) && sequence <= _next)
        {
            _early.Dequeue();
            if (sequence == _next)
            {
                _next++;
                return true;
            }

            NoteRepetition(message);
        }

        return false;
    }

    /// <summary>
    /// Nothing more will come: notes the numbers missing before the next message, and goes on behind them.
    /// </summary>
    /// <returns>False if no message is left.</returns>
    public bool TrySkip()
    {
        if (!_early.TryPeek(out _, out var sequence))
        {
            return false;
        }

        faults.Add(FaultKind.SequenceGap, $"numbers {_next} to {sequence - 1} never came", (int)(sequence - _next));
        _next = sequence;
        return true;
    }

    private void NoteRepetition(ChatMessage message) => faults.Add(
        FaultKind.SequenceGap, $"{message.Type} came with number {message.Sequence}, which was there before");
}
