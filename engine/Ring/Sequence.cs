using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.Ring;

/// <summary>
/// A position in the ring that one thread moves and others watch: how far a producer has published, or a stage has
/// processed. It starts at <see cref="Initial"/> and only grows.
/// </summary>
public sealed class Sequence
{
    /// <summary>Where every sequence starts: before the first slot, which is 0.</summary>
    public const long Initial = -1;

    private PaddedLong _position = new() { Value = Initial };

    /// <summary>
    /// The position. Reading acquires and writing releases: whoever reads a position also sees everything that was
    /// written before the thread which moved the sequence there.
    /// </summary>
    public long Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Volatile.Read(ref _position.Value);
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => Volatile.Write(ref _position.Value, value);
    }

    /// <summary>
    /// Moves from <paramref name="expected"/> to <paramref name="next"/> in one step, as a full fence.
    /// </summary>
    /// <returns>False, and nothing moved, when the sequence is not at <paramref name="expected"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAdvance(long expected, long next) =>
        Interlocked.CompareExchange(ref _position.Value, next, expected) == expected;

    /// <summary>Moves by <paramref name="count"/> in one step, as a full fence.</summary>
    /// <returns>The new position.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Advance(int count) => Interlocked.Add(ref _position.Value, count);

    /// <summary>The smallest of <paramref name="sequences"/>: what all of them have reached.</summary>
    /// <param name="sequences">At least one sequence.</param>
    internal static long Minimum(Sequence[] sequences)
    {
        long minimum = sequences[0].Value;
        for (int i = 1; i < sequences.Length; i++)
        {
            minimum = Math.Min(minimum, sequences[i].Value);
        }

        return minimum;
    }
}
