using MediaRouting.Engine.Journal;

namespace MediaRouting.Testing.Storage;

/// <summary>
/// The storage of one process on a simulated disk. Operations that change something are counted, and any of them can be
/// told to fail. After a power loss no call returns.
/// </summary>
public sealed class SimulatedStorage : IStorage
{
    private readonly SimulatedDisk _disk;
    private readonly Random _random;
    private long _failAt = -1;
    private StorageFault _fault;
    private bool _isOver;

    internal SimulatedStorage(SimulatedDisk disk, Random random)
    {
        _disk = disk;
        _random = random;
    }

    /// <summary>Operations so far that changed something, or tried to.</summary>
    public long Operations { get; private set; }

    /// <summary>How often something was synced, and how often written.</summary>
    public long Syncs { get; private set; }

    public long Writes { get; private set; }

    /// <summary>Whether the planned fault has happened.</summary>
    public bool HasFailed => _failAt >= 0 && Operations > _failAt;

    /// <summary>Whether the machine has stopped, and no call returns any more.</summary>
    public bool IsOver => _isOver;

    /// <summary>Whether reading fails from now on.</summary>
    public bool CannotRead { get; set; }

    /// <summary>Called before a file is synced: what it waits for, the sync waits for.</summary>
    public Action? BeforeSync { get; set; }

    /// <summary>Plans one fault.</summary>
    /// <param name="operation">The operation, counted from 0.</param>
    /// <param name="fault">What happens to it.</param>
    public void FailAt(long operation, StorageFault fault)
    {
        _failAt = operation;
        _fault = fault;
    }

    public bool TryLock()
    {
        _disk.Holder ??= this;
        return _disk.Holder == this;
    }

    public IReadOnlyList<string> List()
    {
        RequirePower();
        return _disk.Names;
    }

    public IStorageFile Create(string name, long length)
    {
        if (_disk.Find(name) is not null)
        {
            throw new StorageException(name, StorageOperation.Create, "File exists");
        }

        var fault = Next();
        var inode = new Inode((int)(fault == StorageFault.None ? length : _random.NextInt64(length + 1)));
        _disk.Change(name, inode, gone: null);
        Throw(fault, name, StorageOperation.Create);
        return new SimulatedFile(this, name, inode);
    }

    public IPendingFile CreateAhead(string name, long length) => new PendingFile(this, name, length);

    public IStorageFile OpenToRead(string name) => OpenToWrite(name);

    public IStorageFile OpenToWrite(string name)
    {
        RequirePower();
        return _disk.Find(name) is { } inode
            ? new SimulatedFile(this, name, inode)
            : throw new StorageException(name, StorageOperation.Open, "No such file or directory");
    }

    public void Rename(string name, string newName)
    {
        var inode = _disk.Find(name)
            ?? throw new StorageException(name, StorageOperation.Rename, "No such file or directory");
        Change(StorageOperation.Rename, newName, inode, name);
    }

    public void Delete(string name) => Change(StorageOperation.Delete, name, inode: null, gone: null);

    public void EnterBackground()
    {
        // Its time is nobody's.
    }

    public void SyncDirectory()
    {
        var fault = Next();
        if (fault == StorageFault.None || (fault == StorageFault.PowerLoss && _random.Next(2) == 0))
        {
            _disk.SyncDirectory();
        }

        Throw(fault, "directory", StorageOperation.SyncDirectory);
    }

    public void Dispose()
    {
        if (_disk.Holder == this)
        {
            _disk.Holder = null;
        }
    }

    internal int Read(Inode inode, string name, Span<byte> buffer, long offset)
    {
        RequirePower();
        Throw(CannotRead ? StorageFault.InputOutput : StorageFault.None, name, StorageOperation.Read);
        var count = (int)Math.Clamp(inode.Visible.Length - offset, 0, buffer.Length);
        inode.Visible.AsSpan((int)Math.Min(offset, inode.Visible.Length), count).CopyTo(buffer);
        return count;
    }

    internal void Write(Inode inode, string name, ReadOnlySpan<byte> bytes, long offset)
    {
        Writes++;
        var fault = Next();
        var written = fault switch
        {
            StorageFault.None => bytes.Length,
            StorageFault.NoSpace => 0,
            StorageFault.ShortWrite => bytes.Length / 2,
            _ => _random.Next(bytes.Length + 1),
        };
        if (written > 0)
        {
            inode.Write(bytes[..written], (int)offset);
        }

        Throw(fault, name, StorageOperation.Write);
    }

    internal void Sync(Inode inode, string name)
    {
        Syncs++;
        BeforeSync?.Invoke();
        var fault = Next();
        if (fault == StorageFault.None || (fault == StorageFault.PowerLoss && _random.Next(2) == 0))
        {
            inode.Sync();
        }
        else if (fault != StorageFault.PowerLoss)
        {
            inode.FailSync(_random);
        }

        Throw(fault, name, StorageOperation.Sync);
    }

    private void Change(StorageOperation operation, string name, Inode? inode, string? gone)
    {
        var fault = Next();
        if (fault == StorageFault.None || (fault == StorageFault.PowerLoss && _random.Next(2) == 0))
        {
            _disk.Change(name, inode, gone);
        }

        Throw(fault, name, operation);
    }

    private StorageFault Next()
    {
        RequirePower();
        return Operations++ == _failAt ? _fault : StorageFault.None;
    }

    private void Throw(StorageFault fault, string name, StorageOperation operation)
    {
        switch (fault)
        {
            case StorageFault.None:
                return;
            case StorageFault.PowerLoss:
                _isOver = true;
                throw new PowerLossException();
            case StorageFault.NoSpace or StorageFault.ShortWrite:
                throw new StorageException(name, operation, "No space left on device");
            default:
                throw new StorageException(name, operation, "Input/output error");
        }
    }

    private void RequirePower()
    {
        if (_isOver)
        {
            throw new PowerLossException();
        }
    }

    /// <summary>
    /// Made at once, so that a run depends on nothing but its seed; a failure waits for whoever takes it.
    /// </summary>
    private sealed class PendingFile : IPendingFile
    {
        private readonly IStorageFile? _file;
        private readonly StorageException? _failure;

        public PendingFile(SimulatedStorage storage, string name, long length)
        {
            try
            {
                _file = storage.Create(name, length);
            }
            catch (StorageException failure)
            {
                _failure = failure;
            }
        }

        public IStorageFile Take() => _file
            ?? throw new StorageException(_failure!.File, _failure.Operation, _failure.Reason, _failure);
    }
}
