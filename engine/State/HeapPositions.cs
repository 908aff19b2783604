using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.State;

/// <summary>Where each item stands in the heap that it is in; shared by heaps over the same kind of item.</summary>
public sealed class HeapPositions
{
    /// <summary>The place of an item that is in no heap.</summary>
    public const int Absent = -1;

    // Stored plus one, so that a new array says absent.
    private int[] _places;

    /// <summary>Every item is absent.</summary>
    /// <param name="items">Items are expected to be 0..items-1; it grows for others.</param>
    public HeapPositions(int items = 64) => _places = new int[items];

    /// <summary>The place of an item, or <see cref="Absent"/>.</summary>
    public int this[int item]
    {
        get => item < _places.Length ? _places[item] - 1 : Absent;
        set
        {
            if (item >= _places.Length)
            {
                Grow(item);
            }

            _places[item] = value + 1;
        }
    }

    /// <summary>Every item is absent.</summary>
    public void Clear() => Array.Clear(_places);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int item) => Array.Resize(ref _places, Math.Max(item + 1, Math.Max(64, _places.Length * 2)));
}
