namespace MediaRouting.Engine.Ring;

/// <summary>Looks again at once, for ever. Lowest latency; only for machines with a core for every thread.</summary>
public sealed class BusySpinWaitStrategy : WaitStrategy
{
    /// <inheritdoc/>
    public override long WaitFor(long sequence, SequenceBarrier barrier)
    {
        while (true)
        {
            long available = barrier.Available(sequence);
            if (available >= sequence)
            {
                return available;
            }

            if (barrier.IsAlerted)
            {
                return SequenceBarrier.Alerted;
            }

            Thread.SpinWait(1);
        }
    }
}
