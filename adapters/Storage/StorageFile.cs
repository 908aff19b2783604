using MediaRouting.Engine.Journal;
using Microsoft.Win32.SafeHandles;

namespace MediaRouting.Storage;

/// <summary>A file of the data directory. Reading, writing and syncing allocate nothing.</summary>
internal sealed class StorageFile : IStorageFile
{
    private const int PieceBytes = 1024 * 1024;

    private static readonly byte[] Zeros = new byte[PieceBytes];

    private readonly string _path;
    private readonly SafeFileHandle _handle;

    private StorageFile(string path, FileMode mode, FileAccess access)
    {
        _path = path;
        Name = Path.GetFileName(path);
        _handle = SystemFailure.Guard(
            path,
            mode == FileMode.Open ? StorageOperation.Open : StorageOperation.Create,
            () => File.OpenHandle(path, mode, access, FileShare.ReadWrite | FileShare.Delete));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public long Length => SystemFailure.Guard(
        _path, StorageOperation.Read, () => RandomAccess.GetLength(_handle));

    /// <summary>Opens a file that exists.</summary>
    public static StorageFile Open(string path, FileAccess access) => new(path, FileMode.Open, access);

    /// <summary>
    /// Makes a file of zeros, really written: extents that are only reserved are turned into written ones by the
    /// first sync behind a write, which makes the sync of a batch take up to one and a half times as long. It is
    /// synced piece by piece, so that a sync of the journal meanwhile does not wait for all of it.
    /// </summary>
    public static StorageFile Create(string path, long length)
    {
        var file = new StorageFile(path, FileMode.CreateNew, FileAccess.ReadWrite);
        try
        {
            for (long offset = 0; offset < length; offset += PieceBytes)
            {
                file.Write(Zeros.AsSpan(0, (int)Math.Min(PieceBytes, length - offset)), offset);
                file.Sync();
            }

            return file;
        }
        catch (StorageException)
        {
            // A full disk is not to stay full of zeros.
            file.Dispose();
            TryDelete(path);
            throw;
        }
    }

    /// <inheritdoc/>
    public int Read(Span<byte> buffer, long offset)
    {
        try
        {
            int total = 0;
            int count;
            while (total < buffer.Length && (count = RandomAccess.Read(_handle, buffer[total..], offset + total)) > 0)
            {
                total += count;
            }

            return total;
        }
        catch (Exception exception) when (SystemFailure.IsRefusal(exception))
        {
            throw new StorageException(_path, StorageOperation.Read, exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes, long offset)
    {
        try
        {
            RandomAccess.Write(_handle, bytes, offset);
        }
        catch (Exception exception) when (SystemFailure.IsRefusal(exception))
        {
            throw new StorageException(_path, StorageOperation.Write, exception.Message, exception);
        }
    }

    /// <inheritdoc/>
    public void Sync() => LibC.SyncContents(_handle, _path);

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (SystemFailure.IsRefusal(exception))
        {
            // The failure that led here tells more, and is on its way.
        }
    }
}
