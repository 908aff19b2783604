using MediaRouting.Storage;

namespace MediaRouting.Tests.Budgets;

/// <summary>A data directory that is gone with its user.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("mre-budgets-");

    public DataFolder() => Storage = FileStorage.Open(_directory.FullName);

    public FileStorage Storage { get; }

    public void Dispose()
    {
        Storage.Dispose();
        _directory.Delete(recursive: true);
    }
}
