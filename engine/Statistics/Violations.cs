using System.Runtime.CompilerServices;
using MediaRouting.Engine.Snapshot;

namespace MediaRouting.Engine.Statistics;

/// <summary>
/// How often what must never be was found; 0 in a sound engine. Written by the state machine alone, read by anybody.
/// </summary>
public sealed class Violations
{
    private readonly long[] _counts = new long[(int)Violation.AvailabilityMisjudged + 1];

    /// <summary>How often it was found.</summary>
    public long this[Violation violation] => Volatile.Read(ref _counts[(int)violation]);

    /// <summary>All kinds together.</summary>
    public long Total
    {
        get
        {
            var total = 0L;
            foreach (ref var count in _counts.AsSpan())
            {
                total += Volatile.Read(ref count);
            }

            return total;
        }
    }

    /// <summary>Counts a violation unless the rule holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Unless(bool holds, Violation violation)
    {
        if (!holds)
        {
            Count(violation);
        }
    }

    /// <summary>Writes all counts.</summary>
    internal void Save(PartWriter to) => to.Counts(_counts);

    /// <summary>Goes on counting from what was written.</summary>
    internal bool TryLoad(PartReader from) => from.TryCounts(_counts, "counts of violations");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Count(Violation violation) =>
        Volatile.Write(ref _counts[(int)violation], _counts[(int)violation] + 1);
}
