using System.Diagnostics;
using MediaRouting.Engine.Journal;
using MediaRouting.Storage;

namespace MediaRouting.Tests.Adapters.Storage;

public sealed class FileStorageTests : StorageContract, IDisposable
{
    // proc_pid_stat(5): the values behind the name of the thread.
    private const int NiceAt = 16;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_full_disk_is_reported_with_the_file_and_what_the_system_said()
    {
        File.CreateSymbolicLink(Path.Combine(_directory.Path, "full"), "/dev/full");
        using var storage = FileStorage.Open(_directory.Path);
        using var file = storage.OpenToWrite("full");

        var refusal = Assert.Throws<StorageException>(() => file.Write(new byte[10], 0));

        Assert.Equal(StorageOperation.Write, refusal.Operation);
        Assert.Equal(Path.Combine(_directory.Path, "full"), refusal.File);
        Assert.Contains("No space left on device", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_cannot_be_opened_is_reported_with_what_the_system_said()
    {
        var file = Path.Combine(_directory.Path, "file");
        var missing = Path.Combine(_directory.Path, "missing");
        File.WriteAllText(file, "");

        var noDirectory = Assert.Throws<StorageException>(() => FileStorage.Open(file));
        var nothing = Assert.Throws<StorageException>(() => FileStorage.Open(missing));

        Assert.Equal($"Open of {file} failed: Not a directory", noDirectory.Message);
        Assert.Equal($"Open of {missing} failed: No such file or directory", nothing.Message);
    }

    [Fact]
    public void A_thread_in_the_background_has_the_lowest_priority_and_no_other_thread_has()
    {
        using var storage = FileStorage.Open(_directory.Path);
        var (before, behind) = ("", "");
        var thread = new Thread(() =>
        {
            before = NiceValue();
            storage.EnterBackground();
            behind = NiceValue();
        });
        thread.Start();
        thread.Join();

        Assert.NotEqual("19", before);
        Assert.Equal("19", behind);
        Assert.NotEqual("19", NiceValue());
    }

    [Fact]
    public void A_file_that_cannot_be_synced_is_reported_and_not_passed_over()
    {
        File.CreateSymbolicLink(Path.Combine(_directory.Path, "null"), "/dev/null");
        using var storage = FileStorage.Open(_directory.Path);
        using var file = storage.OpenToWrite("null");

        var refusal = Assert.Throws<StorageException>(file.Sync);

        Assert.Equal((StorageOperation.Sync, "Invalid argument"), (refusal.Operation, refusal.Reason));
    }

    [Fact]
    public void Who_asks_for_the_holder_of_a_directory_is_told_the_process_and_takes_nothing()
    {
        using var reader = FileStorage.Open(_directory.Path);
        Assert.Null(reader.FindHolder());
        using (var daemon = FileStorage.Open(_directory.Path))
        {
            Assert.True(daemon.TryLock());
            Assert.Equal(Environment.ProcessId, reader.FindHolder());
        }

        Assert.Null(reader.FindHolder());
    }

    [Fact]
    public void A_directory_is_made_with_all_above_it()
    {
        var path = Path.Combine(_directory.Path, "a", "b", "c");
        Assert.Throws<StorageException>(() => FileStorage.Open(path));

        using (var storage = FileStorage.OpenOrMake(path))
        {
            Assert.Empty(storage.List());
        }

        FileStorage.OpenOrMake(path).Dispose();
    }

    [Fact]
    public void The_lock_of_a_process_that_was_killed_is_free()
    {
        using var storage = FileStorage.Open(_directory.Path);
        using var holder = Process.Start(new ProcessStartInfo("flock", ["--no-fork", _directory.Path, "cat"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        holder.StandardInput.WriteLine("held");
        Assert.Equal("held", holder.StandardOutput.ReadLine());
        Assert.False(storage.TryLock());

        holder.Kill();
        holder.WaitForExit();

        Assert.True(storage.TryLock());
    }

    [Fact]
    public void A_file_being_made_when_the_storage_is_closed_is_closed_with_it()
    {
        var storage = FileStorage.Open(_directory.Path);
        storage.CreateAhead("a", 10_000_000);
        storage.Dispose();

        using var again = FileStorage.Open(_directory.Path);
        using var file = again.OpenToWrite("a");
        Assert.Equal(10_000_000, file.Length);
    }

    protected override IStorage Open() => FileStorage.Open(_directory.Path);

    private static string NiceValue()
    {
        var status = File.ReadAllText("/proc/thread-self/stat");
        return status[(status.LastIndexOf(')') + 2)..].Split(' ')[NiceAt];
    }
}
