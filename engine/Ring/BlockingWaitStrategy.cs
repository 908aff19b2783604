using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.Ring;

/// <summary>
/// Spins for a moment, then sleeps until signalled: no processor time at all while nothing moves.
/// </summary>
/// <remarks>
/// No wake-up is lost, because each side first writes, then fences, then reads what the other side wrote: the sleeper
/// says that it sleeps and then looks at the sequence once more; the signaller moves the sequence and then looks for a
/// sleeper. At least one of them sees the other. A signaller takes the lock only for a sleeper, once for each sleep.
/// </remarks>
public sealed class BlockingWaitStrategy : WaitStrategy
{
    /// <summary>Looks before sleeping: about as long as falling asleep and being woken would take.</summary>
    private const int SpinsBeforeSleep = 100;

    private readonly object _bedroom = new();
    private bool _asleep;
    private long _wakeUps;

    /// <summary>How often a sleeper was woken here. It stands still while nothing is signalled.</summary>
    public long WakeUps => Volatile.Read(ref _wakeUps);

    /// <inheritdoc/>
    public override long WaitFor(long sequence, SequenceBarrier barrier)
    {
        for (int spins = 0; spins < SpinsBeforeSleep; spins++)
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

        return Sleep(sequence, barrier);
    }

    /// <inheritdoc/>
    public override void Signal()
    {
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _asleep))
        {
            Wake();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Wake()
    {
        lock (_bedroom)
        {
            _asleep = false;
            Monitor.PulseAll(_bedroom);
        }
    }

    private long Sleep(long sequence, SequenceBarrier barrier)
    {
        lock (_bedroom)
        {
            while (true)
            {
                Volatile.Write(ref _asleep, true);
                Interlocked.MemoryBarrier();

                long available = barrier.Available(sequence);
                if (available >= sequence)
                {
                    return available;
                }

                if (barrier.IsAlerted)
                {
                    return SequenceBarrier.Alerted;
                }

                Monitor.Wait(_bedroom);
                _wakeUps++;
            }
        }
    }
}
