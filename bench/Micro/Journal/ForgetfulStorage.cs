using MediaRouting.Engine.Journal;

namespace MediaRouting.Bench.Micro.Journal;

/// <summary>A storage that takes everything and keeps nothing, at no cost.</summary>
internal sealed class ForgetfulStorage : IStorage
{
    /// <inheritdoc/>
    public bool TryLock() => true;

    /// <inheritdoc/>
    public IReadOnlyList<string> List() => [];

    /// <inheritdoc/>
    public IStorageFile Create(string name, long length) => new ForgetfulFile(name, length);

    /// <inheritdoc/>
    public IPendingFile CreateAhead(string name, long length) => new ForgetfulFile(name, length);

    /// <inheritdoc/>
    public IStorageFile OpenToRead(string name) => throw new NotSupportedException("nothing was kept");

    /// <inheritdoc/>
    public IStorageFile OpenToWrite(string name) => new ForgetfulFile(name, Engine.Limits.SegmentBytes);

    /// <inheritdoc/>
    public void Rename(string name, string newName)
    {
    }

    /// <inheritdoc/>
    public void Delete(string name)
    {
    }

    /// <inheritdoc/>
    public void EnterBackground()
    {
    }

    /// <inheritdoc/>
    public void SyncDirectory()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
