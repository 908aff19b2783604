using MediaRouting.Engine.Journal;

namespace MediaRouting.Testing.Storage;

/// <summary>An open file on a simulated disk.</summary>
internal sealed class SimulatedFile(SimulatedStorage storage, string name, Inode inode) : IStorageFile
{
    public string Name => name;

    public long Length => inode.Visible.Length;

    public int Read(Span<byte> buffer, long offset) => storage.Read(inode, name, buffer, offset);

    public void Write(ReadOnlySpan<byte> bytes, long offset) => storage.Write(inode, name, bytes, offset);

    public void Sync() => storage.Sync(inode, name);

    public void Dispose()
    {
    }
}
