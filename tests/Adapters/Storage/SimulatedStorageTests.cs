using MediaRouting.Engine.Journal;
using MediaRouting.Testing.Storage;

namespace MediaRouting.Tests.Adapters.Storage;

/// <summary>
/// The simulated storage is what the tests of the journal believe, so it is held to the same contract.
/// </summary>
public sealed class SimulatedStorageTests : StorageContract
{
    private readonly SimulatedDisk _disk = new();

    [Fact]
    public void What_is_synced_survives_a_power_loss_and_of_the_rest_any_part_in_any_order()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < 500; seed++)
        {
            var disk = new SimulatedDisk();
            var storage = disk.Mount();
            using (var file = storage.Create("a", 2048))
            {
                storage.SyncDirectory();
                file.Write([1], 0);
                file.Sync();
                file.Write([2], 512);
                file.Write([3], 1024);
            }

            disk.LosePower(new Random(seed));
            seen.Add($"{disk["a"][0]}{disk["a"][512]}{disk["a"][1024]}");
        }

        Assert.Equal(["100", "103", "120", "123"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_name_that_was_not_synced_may_be_lost_in_a_power_loss_with_all_that_was_synced_under_it()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var seed = 0; seed < 100; seed++)
        {
            var disk = new SimulatedDisk();
            var storage = disk.Mount();
            storage.Create("a", 1).Sync();
            storage.SyncDirectory();
            storage.Rename("a", "b");
            storage.Create("c", 1).Sync();
            disk.LosePower(new Random(seed));
            seen.Add(string.Concat(disk.Names));
        }

        Assert.Equal(["a", "ac", "b", "bc"], seen.Order(StringComparer.Ordinal));
    }

    protected override IStorage Open() => _disk.Mount();
}
