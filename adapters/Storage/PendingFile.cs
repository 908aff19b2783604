using System.Runtime.ExceptionServices;
using MediaRouting.Engine.Journal;

namespace MediaRouting.Storage;

/// <summary>A file that is made on a thread of its own.</summary>
internal sealed class PendingFile : IPendingFile
{
    private readonly Thread _thread;
    private StorageFile? _file;
    private StorageException? _failure;

    public PendingFile(string path, long length)
    {
        _thread = new Thread(() => Make(path, length)) { IsBackground = true, Name = "storage" };
        _thread.Start();
    }

    /// <summary>Whether it was handed over.</summary>
    public bool IsTaken { get; private set; }

    /// <inheritdoc/>
    public IStorageFile Take()
    {
        _thread.Join();
        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }

        IsTaken = true;
        return _file!;
    }

    /// <summary>Waits for the thread, and closes the file if nobody took it.</summary>
    public void Abandon()
    {
        _thread.Join();
        if (!IsTaken)
        {
            _file?.Dispose();
        }
    }

    private void Make(string path, long length)
    {
        try
        {
            _file = StorageFile.Create(path, length);
        }
        catch (StorageException failure)
        {
            _failure = failure;
        }
    }
}
