using MediaRouting.Engine.Journal;
using Microsoft.Win32.SafeHandles;

namespace MediaRouting.Storage;

/// <summary>The data directory on the file system. For Linux.</summary>
public sealed class FileStorage : IStorage
{
    private readonly string _directory;
    private readonly SafeFileHandle _handle;
    private readonly List<PendingFile> _pending = [];

    private FileStorage(string directory)
    {
        _directory = directory;
        _handle = LibC.OpenDirectory(directory);
    }

    /// <summary>Opens a directory that exists.</summary>
    /// <exception cref="StorageException">It does not, or may not be read.</exception>
    public static FileStorage Open(string directory) => new(Path.GetFullPath(directory));

    /// <summary>Opens a directory; where there is none, it is made, durably.</summary>
    /// <exception cref="StorageException">It cannot be made.</exception>
    public static FileStorage OpenOrMake(string directory)
    {
        string path = Path.GetFullPath(directory);
        Make(path);
        return new FileStorage(path);
    }

    /// <summary>
    /// An advisory lock (flock) on the directory itself: the system frees it when its holder is gone.
    /// </summary>
    /// <inheritdoc/>
    public bool TryLock() => LibC.TryLock(_handle, _directory);

    /// <summary>
    /// The process that has taken the directory. Asking takes nothing, and keeps nobody from taking it.
    /// </summary>
    /// <returns>Null if there is none, as far as the system shows: not the processes of other containers.</returns>
    public int? FindHolder() => DirectoryHolder.Find(_handle);

    /// <inheritdoc/>
    public IReadOnlyList<string> List() => SystemFailure.Guard(
        _directory,
        StorageOperation.List,
        () => Array.ConvertAll(Directory.GetFiles(_directory), path => Path.GetFileName(path)));

    /// <inheritdoc/>
    public IStorageFile Create(string name, long length) => StorageFile.Create(PathOf(name), length);

    /// <inheritdoc/>
    public IPendingFile CreateAhead(string name, long length)
    {
        var pending = new PendingFile(PathOf(name), length);
        lock (_pending)
        {
            _pending.RemoveAll(static file => file.IsTaken);
            _pending.Add(pending);
        }

        return pending;
    }

    /// <inheritdoc/>
    public IStorageFile OpenToRead(string name) => StorageFile.Open(PathOf(name), FileAccess.Read);

    /// <inheritdoc/>
    public IStorageFile OpenToWrite(string name) => StorageFile.Open(PathOf(name), FileAccess.ReadWrite);

    /// <inheritdoc/>
    public void Rename(string name, string newName) => SystemFailure.Guard(
        PathOf(name), StorageOperation.Rename, () => File.Move(PathOf(name), PathOf(newName), overwrite: true));

    /// <inheritdoc/>
    public void Delete(string name) => SystemFailure.Guard(
        PathOf(name), StorageOperation.Delete, () => File.Delete(PathOf(name)));

    /// <inheritdoc/>
    public void EnterBackground() => LibC.GiveWay();

    /// <inheritdoc/>
    public void SyncDirectory() => LibC.SyncEntries(_handle, _directory);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_pending)
        {
            _pending.ForEach(static file => file.Abandon());
            _pending.Clear();
        }

        _handle.Dispose();
    }

    private static void Make(string path)
    {
        if (Directory.Exists(path) || Path.GetDirectoryName(path) is not { } above)
        {
            return;
        }

        Make(above);
        SystemFailure.Guard(path, StorageOperation.Create, () => Directory.CreateDirectory(path));
        using SafeFileHandle handle = LibC.OpenDirectory(above);
        LibC.SyncEntries(handle, above);
    }

    private string PathOf(string name) => Path.Combine(_directory, name);
}
