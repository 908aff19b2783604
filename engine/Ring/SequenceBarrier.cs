namespace MediaRouting.Engine.Ring;

/// <summary>
/// What a stage waits at: it lets a sequence pass once it is published and, where the stage follows other stages, once
/// every one of those has processed it.
/// </summary>
/// <remarks>One stage waits at a barrier, so that an alert is for that stage and no other can clear it.</remarks>
public sealed class SequenceBarrier
{
    /// <summary>What <see cref="WaitFor"/> returns instead of a sequence when the barrier is alerted.</summary>
    public const long Alerted = long.MinValue;

    private readonly Sequencer _sequencer;
    private readonly Sequence[] _dependsOn;
    private readonly WaitStrategy _waits;
    private int _alerted;

    internal SequenceBarrier(Sequencer sequencer, Sequence[] dependsOn)
    {
        _sequencer = sequencer;
        _dependsOn = dependsOn;
        _waits = dependsOn.Length == 0 ? sequencer.Publications : sequencer.Progress;
    }

    /// <summary>Whether the stage waiting here has been told to look up, and has not yet.</summary>
    public bool IsAlerted => Volatile.Read(ref _alerted) != 0;

    /// <summary>Waits until <paramref name="sequence"/> may be processed.</summary>
    /// <returns>
    /// The highest sequence that may be processed, at least <paramref name="sequence"/>; or <see cref="Alerted"/>, at
    /// once, when the barrier is alerted.
    /// </returns>
    public long WaitFor(long sequence)
    {
        if (IsAlerted)
        {
            return Alerted;
        }

        long available = Available(sequence);
        return available >= sequence ? available : _waits.WaitFor(sequence, this);
    }

    /// <summary>What may be processed now, without waiting, by a stage whose next is <paramref name="next"/>.</summary>
    /// <returns>The highest sequence that may be processed; below <paramref name="next"/> when there is none.</returns>
    public long Available(long next)
    {
        // A stage that is followed never passes what is published, so the followers need not look at the cursor.
        if (_dependsOn.Length != 0)
        {
            return Sequence.Minimum(_dependsOn);
        }

        long cursor = _sequencer.Cursor;
        return cursor < next ? cursor : _sequencer.HighestPublished(next, cursor);
    }

    /// <summary>Wakes the stage that waits here and keeps it from waiting until <see cref="ClearAlert"/>.</summary>
    public void Alert()
    {
        Volatile.Write(ref _alerted, 1);
        _waits.Signal();
    }

    /// <summary>
    /// Lets the stage wait again. A full fence: what was written before the alert is seen by reads that follow.
    /// </summary>
    public void ClearAlert() => Interlocked.Exchange(ref _alerted, 0);
}
