using MediaRouting.Engine.Journal;

namespace MediaRouting.Tests.Simulation.Site;

/// <summary>A storage that lies: about what it has synced, or about who has it.</summary>
internal sealed class FlawedStorage(IStorage storage, Canary canary) : IStorage
{
    public bool TryLock() => storage.TryLock() || canary == Canary.OpensToEverybody;

    public IReadOnlyList<string> List() => storage.List();

    public IStorageFile Create(string name, long length) => Flawed(storage.Create(name, length));

    public IPendingFile CreateAhead(string name, long length) => storage.CreateAhead(name, length);

    public IStorageFile OpenToRead(string name) => storage.OpenToRead(name);

    public IStorageFile OpenToWrite(string name) => Flawed(storage.OpenToWrite(name));

    public void Rename(string name, string newName) => storage.Rename(name, newName);

    public void Delete(string name) => storage.Delete(name);

    public void EnterBackground() => storage.EnterBackground();

    public void SyncDirectory() => storage.SyncDirectory();

    public void Dispose() => storage.Dispose();

    private IStorageFile Flawed(IStorageFile file) =>
        canary == Canary.NeverSyncs ? new UnsyncedFile(file) : file;

    private sealed class UnsyncedFile(IStorageFile file) : IStorageFile
    {
        public string Name => file.Name;

        public long Length => file.Length;

        public int Read(Span<byte> buffer, long offset) => file.Read(buffer, offset);

        public void Write(ReadOnlySpan<byte> bytes, long offset) => file.Write(bytes, offset);

        public void Sync()
        {
            // The lie.
        }

        public void Dispose() => file.Dispose();
    }
}
