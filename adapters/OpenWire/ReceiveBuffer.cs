using System.Buffers.Binary;

namespace MediaRouting.OpenWire;

/// <summary>
/// Cuts the byte stream into frames. Frames are handed out where they stand; the buffer grows for one that does not fit
/// and shrinks again afterwards.
/// </summary>
internal sealed class ReceiveBuffer(int maxFrameBytes)
{
    private const int UsualBytes = 64 * 1024;

    // A larger buffer is given back afterwards: one huge message must not pin its size for good.
    private const int KeptBytes = 1024 * 1024;

    private byte[] _bytes = new byte[UsualBytes];
    private int _start;
    private int _end;

    /// <summary>
    /// Takes the next whole frame, from its type on; valid until <see cref="Room"/>. Empty frames are passed over.
    /// </summary>
    /// <exception cref="MalformedFrameException">The frame states a size that cannot be.</exception>
    public bool TryTake(out ReadOnlySpan<byte> frame)
    {
        while (_end - _start >= sizeof(int))
        {
            int size = NextSize();
            if (_end - _start - sizeof(int) < size)
            {
                break;
            }

            frame = _bytes.AsSpan(_start + sizeof(int), size);
            _start += sizeof(int) + size;
            if (size > 0)
            {
                return true;
            }
        }

        frame = default;
        return false;
    }

    /// <summary>Room for the next bytes of the frame that has begun, or of the next one.</summary>
    public Span<byte> Room()
    {
        int pending = _end - _start;
        if (pending == _bytes.Length)
        {
            // Doubling, so that a large frame has to arrive before it is given its room.
            Move(new byte[Math.Min(2L * pending, sizeof(int) + (long)maxFrameBytes)], pending);
        }
        else if (_bytes.Length > KeptBytes && pending < UsualBytes)
        {
            Move(new byte[UsualBytes], pending);
        }
        else if (_start > 0)
        {
            Move(_bytes, pending);
        }

        return _bytes.AsSpan(_end);
    }

    /// <summary>Says how much of <see cref="Room"/> was filled.</summary>
    public void Filled(int count) => _end += count;

    private int NextSize()
    {
        int size = BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(_start));
        if ((uint)size > (uint)maxFrameBytes)
        {
            MalformedFrameException.Throw(
                $"a frame states a size of {(uint)size} bytes; at most {maxFrameBytes} are taken");
        }

        return size;
    }

    private void Move(byte[] destination, int pending)
    {
        _bytes.AsSpan(_start, pending).CopyTo(destination);
        _bytes = destination;
        _start = 0;
        _end = pending;
    }
}
