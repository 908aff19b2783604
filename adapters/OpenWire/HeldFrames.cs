namespace MediaRouting.OpenWire;

/// <summary>
/// Dispatches beyond the window of a consumer, copied until it has room: now and then a broker exceeds the prefetch
/// while it commits acknowledgements (seen on 5.17.2 under load). Touched by the reader thread only.
/// </summary>
internal sealed class HeldFrames(int capacity)
{
    // A larger one is not kept for the next frame: a window of them would pin gigabytes.
    private const int KeptBytes = 64 * 1024;

    private readonly byte[]?[] _frames = new byte[]?[capacity];
    private readonly int[] _lengths = new int[capacity];
    private int _first;

    public int Count { get; private set; }

    /// <summary>The oldest one. There must be one.</summary>
    public ReadOnlySpan<byte> Oldest => _frames[_first].AsSpan(0, _lengths[_first]);

    /// <summary>Keeps a frame.</summary>
    /// <exception cref="MalformedFrameException">There are as many already as the window holds.</exception>
    public void Add(ReadOnlySpan<byte> frame)
    {
        if (Count == _frames.Length)
        {
            MalformedFrameException.Throw("the broker delivered twice what the window of a consumer holds");
        }

        int index = (_first + Count++) % _frames.Length;
        if (_frames[index] is not { } kept || kept.Length < frame.Length)
        {
            _frames[index] = kept = new byte[frame.Length];
        }

        frame.CopyTo(kept);
        _lengths[index] = frame.Length;
    }

    /// <summary>Forgets the oldest one.</summary>
    public void RemoveOldest()
    {
        if (_frames[_first]!.Length > KeptBytes)
        {
            _frames[_first] = null;
        }

        Count--;

        // From the beginning again, where the buffers are: else each place of the window would get one of its own.
        _first = Count == 0 ? 0 : (_first + 1) % _frames.Length;
    }
}
