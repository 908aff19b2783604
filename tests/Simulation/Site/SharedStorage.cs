using MediaRouting.Engine.Journal;
using MediaRouting.Tests.Simulation.Broker;

namespace MediaRouting.Tests.Simulation.Site;

/// <summary>
/// The storage as the builder of snapshots has it: beside the daemon, which goes on between any two of its operations,
/// and may end there.
/// </summary>
/// <param name="storage">The storage of the process.</param>
/// <param name="lives">Whether the process is still there.</param>
/// <param name="between">Others take steps.</param>
internal sealed class SharedStorage(IStorage storage, Func<bool> lives, Action between) : IStorage
{
    public bool TryLock() => storage.TryLock();

    public IReadOnlyList<string> List() => After().List();

    public IStorageFile Create(string name, long length) => new SharedFile(this, After().Create(name, length));

    public IPendingFile CreateAhead(string name, long length) => After().CreateAhead(name, length);

    public IStorageFile OpenToRead(string name) => new SharedFile(this, After().OpenToRead(name));

    public IStorageFile OpenToWrite(string name) => new SharedFile(this, After().OpenToWrite(name));

    public void Rename(string name, string newName) => After().Rename(name, newName);

    public void Delete(string name) => After().Delete(name);

    public void EnterBackground() => storage.EnterBackground();

    public void SyncDirectory() => After().SyncDirectory();

    public void Dispose()
    {
        // It belongs to the daemon.
    }

    /// <summary>The storage, after whatever others did, if the process outlived it.</summary>
    private IStorage After()
    {
        if (lives())
        {
            between();
        }

        return lives() ? storage : throw new ProcessKilledException();
    }

    private sealed class SharedFile(SharedStorage shared, IStorageFile file) : IStorageFile
    {
        public string Name => file.Name;

        public long Length => file.Length;

        public int Read(Span<byte> buffer, long offset)
        {
            shared.After();
            return file.Read(buffer, offset);
        }

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            shared.After();
            file.Write(bytes, offset);
        }

        public void Sync()
        {
            shared.After();
            file.Sync();
        }

        public void Dispose() => file.Dispose();
    }
}
