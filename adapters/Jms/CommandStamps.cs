using MediaRouting.Engine.Statistics;

namespace MediaRouting.Jms;

/// <summary>
/// When commands were published, one of <see cref="Every"/>, so that it can be seen how long they took until they were
/// carried out. Beside the ring and not in its slots: what the state machine sees must not depend on it.
/// </summary>
/// <remarks>
/// A stamp is written before its command is published and taken before its slot is free again, so the ring itself keeps
/// the two apart.
/// </remarks>
/// <param name="slots">Slots of the command ring, a power of two.</param>
/// <param name="clock">Gives the stamps.</param>
public sealed class CommandStamps(int slots, TimeProvider clock)
{
    /// <summary>
    /// Commands of which one is stamped: a look at a clock costs 30 ns, so it comes to 2 ns a command.
    /// </summary>
    public const int Every = 16;

    private const double NanosecondsASecond = 1e9;

    private readonly long[] _stamps = new long[slots / Every];
    private readonly double _nanosecondsAStamp = NanosecondsASecond / clock.TimestampFrequency;

    /// <summary>Nanoseconds from publication to the end of the batch in which a command was carried out.</summary>
    public LatencyHistogram Latencies { get; } = new();

    /// <summary>Stamps a command that is about to be published, if it is its turn. By any producer.</summary>
    public void Publishing(long sequence)
    {
        if (sequence % Every == 0)
        {
            Stamp(sequence) = clock.GetTimestamp();
        }
    }

    /// <summary>Commands were carried out. On the thread of the state machine, before their slots are free.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="last">The last of them.</param>
    /// <param name="now">The clock's stamp of now.</param>
    public void CarriedOut(long first, long last, long now)
    {
        for (var sequence = (first + Every - 1) / Every * Every; sequence <= last; sequence += Every)
        {
            ref var stamp = ref Stamp(sequence);
            if (stamp != 0)
            {
                // A question of the admin endpoint takes a slot without a stamp.
                Latencies.Record((long)(Math.Max(0, now - stamp) * _nanosecondsAStamp));
                stamp = 0;
            }
        }
    }

    private ref long Stamp(long sequence) => ref _stamps[(sequence / Every) & (_stamps.Length - 1)];
}
