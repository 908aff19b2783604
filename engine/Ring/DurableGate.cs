using MediaRouting.Engine.Events;

namespace MediaRouting.Engine.Ring;

/// <summary>
/// What stands before the outbox: an event leaves when its cause is durable, and not at all if a run of the daemon
/// before this one is known to have sent it.
/// </summary>
/// <param name="durable">Lets a command's sequence pass once it is durable.</param>
/// <param name="replayedThrough">The last command that is carried out again: those come first.</param>
/// <param name="sentThrough">The MediaRoutingSequence up to which what they tell has left already.</param>
/// <param name="tryMakeDurable">
/// Steps the journal, if that is for whoever steps the outbox to do; false if it need only be waited for.
/// </param>
/// <param name="outbox">What sends them.</param>
internal sealed class DurableGate(
    SequenceBarrier durable,
    long replayedThrough,
    long sentThrough,
    Func<bool> tryMakeDurable,
    IEventHandler<EventSlot> outbox)
    : IEventHandler<EventSlot>
{
    /// <summary>
    /// Looks before it sleeps, each followed by an offer of the core to whoever wants it: the sync of a good disk takes
    /// no longer, and a wake-up would come on top of it. It looks only while something waits for a sync.
    /// </summary>
    private const int LooksBeforeSleep = 400;

    private bool _isClosed;
    private bool _hasPassed;

    /// <summary>Lets nothing pass any more: whoever waits here goes on without having sent it.</summary>
    public void Close() => durable.Alert();

    /// <inheritdoc/>
    public void OnEvent(ref EventSlot slot, long sequence, bool endOfBatch)
    {
        if (!_hasPassed && slot.Cause <= replayedThrough && slot.Sequence <= sentThrough)
        {
            slot.Text.Reset();
            return;
        }

        _hasPassed = true;
        _isClosed = _isClosed || !IsDurable(slot.Cause);
        if (!_isClosed)
        {
            outbox.OnEvent(ref slot, sequence, endOfBatch);
        }
    }

    private bool IsDurable(long cause)
    {
        if (durable.Available(cause) < cause && tryMakeDurable())
        {
            return durable.Available(cause) >= cause;
        }

        for (var looks = 0; looks < LooksBeforeSleep && !durable.IsAlerted; looks++)
        {
            if (durable.Available(cause) >= cause)
            {
                return true;
            }

            Thread.Yield();
        }

        return durable.WaitFor(cause) != SequenceBarrier.Alerted;
    }
}
