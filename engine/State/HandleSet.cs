namespace MediaRouting.Engine.State;

/// <summary>A set of handles: a bit each.</summary>
/// <param name="limit">Handles are 0..limit-1.</param>
internal readonly struct HandleSet(int limit)
{
    private const int WordBits = 64;

    private readonly ulong[] _words = new ulong[(limit + WordBits - 1) / WordBits];

    /// <summary>True if it has the handle.</summary>
    public bool Contains(int handle) => (_words[handle / WordBits] >> (handle % WordBits) & 1) != 0;

    /// <summary>Takes a handle in; false if it has it already.</summary>
    public bool Add(int handle)
    {
        ref var word = ref _words[handle / WordBits];
        var bit = 1UL << (handle % WordBits);
        var isNew = (word & bit) == 0;
        word |= bit;
        return isNew;
    }
}
