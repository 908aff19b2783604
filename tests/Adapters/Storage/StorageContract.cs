using MediaRouting.Engine.Journal;

namespace MediaRouting.Tests.Adapters.Storage;

/// <summary>What every storage does, the one on files and the simulated one.</summary>
public abstract class StorageContract
{
    [Fact]
    public void A_file_is_made_full_of_zeros_and_is_as_long_as_asked()
    {
        using var storage = Open();
        using var file = storage.Create("a", 3_000_001);

        Assert.Equal(3_000_001, file.Length);
        Assert.Equal(new byte[3_000_001], ReadAll(file));
    }

    [Fact]
    public void A_file_made_ahead_is_handed_over_when_it_is_made()
    {
        using var storage = Open();
        var pending = storage.CreateAhead("a", 3_000_001);
        using var file = pending.Take();
        file.Write("end"u8, 3_000_000);

        Assert.Equal("a", file.Name);
        Assert.Equal(3_000_003, file.Length);
    }

    [Fact]
    public void What_is_written_is_read_by_whoever_opens_the_file_next()
    {
        using var storage = Open();
        using (var file = storage.Create("a", 10))
        {
            file.Write("one"u8, 2);
            file.Write("two"u8, 12);
            file.Sync();
        }

        using var again = storage.OpenToRead("a");
        Assert.Equal("\0\0one\0\0\0\0\0\0\0two"u8.ToArray(), ReadAll(again));
    }

    [Fact]
    public void Reading_ends_where_the_file_ends()
    {
        using var storage = Open();
        using var file = storage.Create("a", 10);

        Assert.Equal(4, file.Read(new byte[100], 6));
        Assert.Equal(0, file.Read(new byte[100], 10));
        Assert.Equal(0, file.Read(new byte[100], 1_000));
    }

    [Fact]
    public void Files_are_listed_renamed_replaced_and_deleted()
    {
        using var storage = Open();
        storage.Create("a", 1).Dispose();
        storage.Create("b", 2).Dispose();
        storage.Create("c", 3).Dispose();

        storage.Rename("a", "b");
        storage.Delete("c");
        storage.SyncDirectory();

        Assert.Equal(["b"], storage.List());
        using var file = storage.OpenToWrite("b");
        Assert.Equal(1, file.Length);
    }

    [Fact]
    public void A_file_that_exists_is_not_made_again()
    {
        using var storage = Open();
        using (var file = storage.Create("a", 1))
        {
            file.Write([7], 0);
        }

        Assert.Equal(StorageOperation.Create, Refusal(() => storage.Create("a", 1)).Operation);
        Assert.Equal(StorageOperation.Create, Refusal(() => storage.CreateAhead("a", 1).Take()).Operation);
        using var kept = storage.OpenToRead("a");
        Assert.Equal([7], ReadAll(kept));
    }

    [Fact]
    public void A_file_that_is_not_there_cannot_be_opened_or_renamed()
    {
        using var storage = Open();

        Assert.Equal(StorageOperation.Open, Refusal(() => storage.OpenToRead("a")).Operation);
        Assert.Equal(StorageOperation.Open, Refusal(() => storage.OpenToWrite("a")).Operation);
        Assert.Equal(StorageOperation.Rename, Refusal(() => storage.Rename("a", "b")).Operation);
    }

    [Fact]
    public void One_of_two_has_the_directory_until_it_closes_it()
    {
        using var second = Open();
        using (var first = Open())
        {
            Assert.True(first.TryLock());
            Assert.True(first.TryLock());
            Assert.False(second.TryLock());
        }

        Assert.True(second.TryLock());
    }

    /// <summary>The same directory, as another process opens it.</summary>
    protected abstract IStorage Open();

    private static StorageException Refusal(Action call) => Assert.Throws<StorageException>(call);

    private static byte[] ReadAll(IStorageFile file)
    {
        var bytes = new byte[file.Length + 1];
        return bytes[..file.Read(bytes, 0)];
    }
}
