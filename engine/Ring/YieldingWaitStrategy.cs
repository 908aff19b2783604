namespace MediaRouting.Engine.Ring;

/// <summary>
/// Spins for a moment, then offers its core to any other ready thread between looks. Latency of a spin while there are
/// cores to spare, and still progress when there are not; never idle.
/// </summary>
public sealed class YieldingWaitStrategy : WaitStrategy
{
    /// <summary>
    /// Looks before the first yield: a few microseconds, about what the switch to another thread costs.
    /// </summary>
    private const int SpinsBeforeYield = 100;

    /// <inheritdoc/>
    public override long WaitFor(long sequence, SequenceBarrier barrier)
    {
        int spins = 0;
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

            if (spins < SpinsBeforeYield)
            {
                spins++;
                Thread.SpinWait(1);
            }
            else
            {
                Thread.Yield();
            }
        }
    }
}
