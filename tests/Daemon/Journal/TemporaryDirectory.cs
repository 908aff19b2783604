namespace MediaRouting.Tests.Daemon.Journal;

/// <summary>A directory that is gone with its test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = System.IO.Directory.CreateTempSubdirectory("mre-journal-").FullName;

    public void Dispose() => System.IO.Directory.Delete(Path, recursive: true);
}
