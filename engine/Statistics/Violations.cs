using System.Runtime.CompilerServices;

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

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Count(Violation violation) =>
        Volatile.Write(ref _counts[(int)violation], _counts[(int)violation] + 1);
}
