using System.Numerics;

namespace MediaRouting.Bench.Micro.Agents;

/// <summary>Bits in ranks: each word of a rank says which words of the one below are not zero.</summary>
internal sealed class RankedBits
{
    private const int WordShift = 6;

    private readonly ulong[][] _ranks;

    /// <summary>No bit set of a capacity.</summary>
    public RankedBits(int capacity)
    {
        var ranks = new List<ulong[]>();
        do
        {
            capacity = (capacity + 63) >> WordShift;
            ranks.Add(new ulong[capacity]);
        }
        while (capacity > 1);

        _ranks = [.. ranks];
    }

    /// <summary>The first bit that is set, or -1.</summary>
    public int First
    {
        get
        {
            var place = 0;
            for (var rank = _ranks.Length - 1; rank >= 0; rank--)
            {
                var word = _ranks[rank][place];
                if (word == 0)
                {
                    return -1;
                }

                place = (place << WordShift) + BitOperations.TrailingZeroCount(word);
            }

            return place;
        }
    }

    /// <summary>Sets a bit.</summary>
    public void Set(int bit)
    {
        foreach (var rank in _ranks)
        {
            ref var word = ref rank[bit >> WordShift];
            var wasEmpty = word == 0;
            word |= 1UL << bit;
            if (!wasEmpty)
            {
                return;
            }

            bit >>= WordShift;
        }
    }

    /// <summary>Clears a bit.</summary>
    public void Clear(int bit)
    {
        foreach (var rank in _ranks)
        {
            ref var word = ref rank[bit >> WordShift];
            word &= ~(1UL << bit);
            if (word != 0)
            {
                return;
            }

            bit >>= WordShift;
        }
    }
}
