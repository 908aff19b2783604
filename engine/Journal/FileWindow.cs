using System.Buffers;
using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.Journal;

/// <summary>A stretch of a file in memory, moved along as the file is read.</summary>
internal sealed class FileWindow : IDisposable
{
    /// <summary>Fits the second-level cache of a core, so that what is read is verified while it is there.</summary>
    private const int InitialBytes = 256 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private IStorageFile? _file;
    private long _start;
    private int _count;

    /// <summary>Moves to the beginning of another file, and closes the one before.</summary>
    public void Open(IStorageFile file)
    {
        _file?.Dispose();
        _file = file;
        _start = 0;
        _count = 0;
    }

    /// <summary>
    /// What is in memory from <paramref name="offset"/>, without reading: often enough, and maybe nothing.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Peek(long offset)
    {
        ulong skipped = (ulong)(offset - _start);
        return skipped < (ulong)_count ? _bytes.AsSpan((int)skipped, _count - (int)skipped) : default;
    }

    /// <summary>The bytes from <paramref name="offset"/>: at least so many, unless the file ends before.</summary>
    public ReadOnlySpan<byte> At(long offset, int atLeast)
    {
        ReadOnlySpan<byte> bytes = Peek(offset);
        return bytes.Length >= atLeast ? bytes : Move(offset, atLeast);
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
        _count = 0;
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private ReadOnlySpan<byte> Move(long offset, int atLeast)
    {
        if (_file is null)
        {
            return default;
        }

        if (atLeast > _bytes.Length)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = ArrayPool<byte>.Shared.Rent(atLeast);
        }

        _count = 0;
        _count = _file.Read(_bytes, offset);
        _start = offset;
        return _bytes.AsSpan(0, _count);
    }
}
