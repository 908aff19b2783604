namespace MediaRouting.Engine.Journal;

/// <summary>An open file of the data directory. Used by one thread at a time; disposing closes it.</summary>
public interface IStorageFile : IDisposable
{
    /// <summary>Its name when it was opened.</summary>
    string Name { get; }

    /// <summary>Bytes that it has now.</summary>
    /// <exception cref="StorageException">The system refused to say.</exception>
    long Length { get; }

    /// <summary>Reads from <paramref name="offset"/> until the buffer is full or the file ends.</summary>
    /// <returns>How many bytes were read: fewer than the buffer holds only where the file ends.</returns>
    /// <exception cref="StorageException">They cannot be read.</exception>
    int Read(Span<byte> buffer, long offset);

    /// <summary>Writes all bytes at <paramref name="offset"/>; beyond the end the file grows.</summary>
    /// <exception cref="StorageException">Any part of them may be written, or none.</exception>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Returns when everything written is durable.</summary>
    /// <exception cref="StorageException">
    /// Any part of it may never be, though it can still be read: the system may take it for written. Only writing it
    /// again and another sync make it durable.
    /// </exception>
    void Sync();
}
