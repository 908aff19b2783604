using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace MediaRouting.Engine.Statistics;

/// <summary>
/// How often each length of time occurred, in cells that grow with what they hold: those below 2,048 have a cell each,
/// and each doubling above is divided into 1,024. So memory is fixed, 432 KiB for the whole range of a long, and what
/// is read back is never below what was recorded, and above it by less than one part in 1,024.
/// </summary>
/// <remarks>
/// The unit is the recorder's. One thread records, and allocates nothing; others may read at any time: no figure is
/// torn, but what is being recorded may be in one of them and not in another yet.
/// </remarks>
public sealed class LatencyHistogram
{
    private const int DivisionBits = 10;
    private const int Divisions = 1 << DivisionBits;
    private const int ExactValues = 2 * Divisions;
    private const int LargestShift = 63 - DivisionBits - 1;

    private readonly long[] _cells = new long[(LargestShift * Divisions) + ExactValues];

    private long _count;
    private long _sum;
    private long _max;

    /// <summary>Values recorded.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>All of them added up, as long as that is within the range of a long.</summary>
    public long Sum => Volatile.Read(ref _sum);

    /// <summary>The largest of them, exactly; 0 without any.</summary>
    public long Max => Volatile.Read(ref _max);

    /// <summary>Records a value, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public void Record(long value)
    {
        if (value < 0)
        {
            ThrowNegative(value);
        }

        ref var cell = ref _cells[CellOf(value)];
        Volatile.Write(ref cell, cell + 1);
        Volatile.Write(ref _count, _count + 1);
        Volatile.Write(ref _sum, _sum + value);
        Volatile.Write(ref _max, Math.Max(_max, value));
    }

    /// <summary>Records everything that another one has.</summary>
    public void Add(LatencyHistogram other)
    {
        for (var cell = 0; cell < _cells.Length; cell++)
        {
            _cells[cell] += other._cells[cell];
        }

        _count += other.Count;
        _sum += other.Sum;
        _max = Math.Max(_max, other.Max);
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        Array.Clear(_cells);
        (_count, _sum, _max) = (0, 0, 0);
    }

    /// <summary>
    /// Counts the values up to each bound, all of them in one pass over the cells, so that the counts are of one
    /// moment as far as they can be: none is above the next. Allocates nothing.
    /// </summary>
    /// <param name="bounds">
    /// Ascending, 0 or more. A value above a bound by less than one part in 1,024 may count as not above it.
    /// </param>
    /// <param name="counts">Gets as many counts as there are bounds.</param>
    /// <returns>The values recorded in that pass, those above the last bound too.</returns>
    public long CountUpTo(ReadOnlySpan<long> bounds, Span<long> counts)
    {
        var cell = 0;
        var total = 0L;
        for (var bound = 0; bound < bounds.Length; bound++)
        {
            for (var last = CellOf(bounds[bound]); cell <= last; cell++)
            {
                total += Volatile.Read(ref _cells[cell]);
            }

            counts[bound] = total;
        }

        for (; cell < _cells.Length; cell++)
        {
            total += Volatile.Read(ref _cells[cell]);
        }

        return total;
    }

    /// <summary>
    /// The smallest value that so large a part of those recorded does not exceed: that of the rank ⌈part · count⌉.
    /// </summary>
    /// <param name="part">0..1; 0.5 is the median, 1 the largest.</param>
    /// <returns>The largest value of its cell, and never more than <see cref="Max"/>; 0 if nothing was recorded.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within 0..1.</exception>
    public long ValueAt(double part)
    {
        if (!(part is >= 0 and <= 1))
        {
            ThrowNoPart(part);
        }

        // 0.99 · 100 comes to a little more than 99, and is not to be rank 100.
        var rank = Math.Max(1, (long)Math.Ceiling(Math.BitDecrement(part) * Count));
        for (var cell = 0; cell < _cells.Length; cell++)
        {
            rank -= _cells[cell];
            if (rank <= 0)
            {
                return Math.Min(LargestOf(cell), Max);
            }
        }

        return Max;
    }

    private static int CellOf(long value)
    {
        var shift = BitOperations.Log2((ulong)value | (ExactValues - 1)) - DivisionBits;
        return (shift << DivisionBits) + (int)(value >> shift);
    }

    private static long LargestOf(int cell)
    {
        var shift = Math.Max(0, (cell >> DivisionBits) - 1);
        long place = cell - (shift << DivisionBits);
        return unchecked(((place + 1) << shift) - 1);
    }

    [DoesNotReturn]
    private static void ThrowNegative(long value) =>
        throw new ArgumentOutOfRangeException(nameof(value), value, "a length of time is not negative");

    [DoesNotReturn]
    private static void ThrowNoPart(double part) =>
        throw new ArgumentOutOfRangeException(nameof(part), part, "a part is within 0..1");
}
