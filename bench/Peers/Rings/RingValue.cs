using System.Runtime.CompilerServices;

namespace MediaRouting.Bench.Peers.Rings;

/// <summary>A value of eight longs.</summary>
[InlineArray(Longs)]
internal struct RingValue
{
    /// <summary>So many.</summary>
    public const int Longs = 8;

    private long _first;

    /// <summary>Makes all longs the same.</summary>
    public void Set(long value)
    {
        for (var i = 0; i < Longs; i++)
        {
            this[i] = value;
        }
    }

    /// <summary>The sum of all longs.</summary>
    public readonly long Sum()
    {
        var sum = 0L;
        for (var i = 0; i < Longs; i++)
        {
            sum += this[i];
        }

        return sum;
    }
}
