using MediaRouting.Engine.Journal;

namespace MediaRouting.Bench.Micro.Journal;

/// <summary>A file of a <see cref="ForgetfulStorage"/>: there at once, and all zeros for ever.</summary>
/// <param name="name">Its name.</param>
/// <param name="length">Its length.</param>
internal sealed class ForgetfulFile(string name, long length) : IStorageFile, IPendingFile
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public long Length => length;

    /// <inheritdoc/>
    public IStorageFile Take() => this;

    /// <inheritdoc/>
    public int Read(Span<byte> buffer, long offset)
    {
        var count = (int)Math.Clamp(length - offset, 0, buffer.Length);
        buffer[..count].Clear();
        return count;
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
    }

    /// <inheritdoc/>
    public void Sync()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
