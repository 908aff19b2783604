using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Recovery;
using MediaRouting.Testing;
using MediaRouting.Testing.Storage;

namespace MediaRouting.Tests.Engine.Recovery;

/// <summary>The cases of a start: which are gone on with, which refused, and what is changed by it.</summary>
public sealed class DataDirectoryOpeningTests
{
    // Making the file, and writing the first of its slots.
    private const int OperationsOfTheNote = 2;

    private static readonly RecoveryRequest Request = JournaledPipeline.Request();

    [Fact]
    public void A_directory_made_just_now_begins_and_goes_on_as_what_it_was()
    {
        var disk = new SimulatedDisk();
        Assert.Equal((2, 0), Opened(disk, Request with { IsNew = true }));
        Assert.Equal((2, 0), Opened(disk, Request));

        RecoveryRequest other = Request with { Options = new StateMachineOptions { TaskIdPrefix = "other" } };
        using DataDirectory? data = DataDirectory.TryOpen(disk.Mount(), other, out _);
        Assert.Equal("t", data!.TaskIdPrefix);
    }

    [Fact]
    public void An_empty_directory_begins_only_if_it_is_said_to_be_empty()
    {
        var disk = new SimulatedDisk();
        Assert.Contains("say --initialize", Refusal(disk, Request), StringComparison.Ordinal);
        Assert.Equal((2, 0), Opened(disk, Request with { MayInitialize = true }));
        Assert.Contains(
            "has a journal", Refusal(disk, Request with { MayInitialize = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_that_another_has_is_refused()
    {
        var disk = new SimulatedDisk();
        using DataDirectory? data = DataDirectory.TryOpen(disk.Mount(), Request with { IsNew = true }, out _);

        Assert.Null(DataDirectory.TryOpen(disk.Mount(), Request, out string refusal));
        Assert.Equal("another daemon has the data directory", refusal);
    }

    [Fact]
    public void A_directory_of_another_topology_is_refused()
    {
        var disk = new SimulatedDisk();
        Opened(disk, Request with { IsNew = true });
        var split = new StateMachineOptions { TaskIdPrefix = "t", Topology = Topology.RoutingEngine };

        Assert.Equal(
            "the data directory is of topology Combined, not RoutingEngine",
            Refusal(disk, Request with { Options = split }));
    }

    [Fact]
    public void A_journal_that_its_acknowledgements_outlived_is_refused_even_to_be_initialized()
    {
        var disk = new SimulatedDisk();
        Opened(disk, Request with { IsNew = true });
        disk.Remove(Segments.NameOf(1));

        Assert.Contains("say --initialize", Refusal(disk, Request), StringComparison.Ordinal);
        Assert.Contains(
            "2 was acknowledged", Refusal(disk, Request with { MayInitialize = true }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_goes_on_with_the_configuration_that_it_had()
    {
        var disk = new SimulatedDisk();
        Opened(disk, Request with { IsNew = true });
        RecoveryRequest changed = JournaledPipeline.Request(Center("mrd chat max=3", "agent a1", "agent a2"));

        Assert.Equal((2, 0), Opened(disk, changed));
        using JournaledPipeline daemon = JournaledPipeline.Open(disk, changed);
        daemon.Recover();
        Assert.Equal(
            Request.Configuration.Mrds[0].MaxTasks, daemon.Pipeline.StateMachine.Registry.Policy(0).MaxTasks);
    }

    [Fact]
    public void A_start_puts_a_changed_configuration_in_force_once_and_one_that_it_refuses_is_no_record()
    {
        var disk = new SimulatedDisk();
        RoutingConfiguration more = Center("agent a0", "mrd chat max=3", "agent a1", "agent a2");
        using (JournaledPipeline daemon = JournaledPipeline.Open(disk))
        {
            daemon.Recover();
            Assert.False(daemon.Configure(more).IsRefused);
            Assert.Equal(3, daemon.Data.Journal.Committed);
            daemon.Pipeline.Start();
            daemon.Publish("Connect a0");
            daemon.Publish("Login a0 chat");
            daemon.Publish("AgentState a0 chat READY");
            daemon.Publish("Task chat c1");
            daemon.AwaitIdle();
        }

        using JournaledPipeline successor = JournaledPipeline.Open(disk);
        successor.Recover();
        ChangeEffects refused = successor.Configure(Center("mrd chat", "agent a1", "agent a2"));
        Assert.Equal("a0", Assert.Single(refused.Uses.First).Id);
        Assert.Equal(7, successor.Data.Journal.Committed);
        Assert.Equal(3, successor.Pipeline.StateMachine.Registry.AgentCount);
        Assert.Equal(2, successor.Pipeline.StateMachine.Registry.InForce.Version);
    }

    [Fact]
    public void A_first_start_that_is_killed_anywhere_is_followed_by_one_that_begins()
    {
        int operation = 0;
        for (bool isFailing = true; isFailing; operation++)
        {
            var disk = new SimulatedDisk();
            SimulatedStorage storage = disk.Mount();
            storage.FailAt(operation, StorageFault.InputOutput);
            isFailing = !Begins(storage);
            disk.Kill();

            // Until the note of what was acknowledged is written, the directory is like any other empty one.
            bool isNoted = operation >= OperationsOfTheNote;
            Assert.Equal((2, 0), Opened(disk, Request with { MayInitialize = !isNoted }));
        }

        Assert.InRange(operation, 8, 100);
    }

    [Fact]
    public void A_first_start_that_loses_power_anywhere_is_followed_by_one_that_begins_or_asks()
    {
        int begun = 0;
        int asked = 0;
        for (int seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var disk = new SimulatedDisk();
            SimulatedStorage storage = disk.Mount(seed);
            storage.FailAt(random.Next(14), StorageFault.PowerLoss);
            Begins(storage);
            disk.LosePower(random);

            SimulatedStorage again = disk.Mount(seed);
            using DataDirectory? data = DataDirectory.TryOpen(again, Request, out string refusal);
            begun += data is null ? 0 : 1;
            asked += data is null ? 1 : 0;
            Assert.True(data is not null || refusal.Contains("say --initialize", StringComparison.Ordinal), refusal);
        }

        Assert.InRange(begun, 500, 2000);
        Assert.InRange(asked, 1, 1000);
    }

    private static bool Begins(SimulatedStorage storage)
    {
        try
        {
            using DataDirectory? data = DataDirectory.TryOpen(storage, Request with { IsNew = true }, out _);
            return data is not null;
        }
        catch (Exception exception) when (exception is StorageException or PowerLossException)
        {
            return false;
        }
    }

    private static RoutingConfiguration Center(params string[] lines) =>
        ScenarioTable.Parse(string.Join('\n', lines)).Configuration;

    private static (long Last, long Torn) Opened(SimulatedDisk disk, RecoveryRequest request)
    {
        using DataDirectory? data = DataDirectory.TryOpen(disk.Mount(), request, out string refusal);
        Assert.True(data is not null, refusal);
        return (data.Journal.LastSequence, data.TornBytes);
    }

    /// <summary>Why a start is refused; it has changed nothing.</summary>
    private static string Refusal(SimulatedDisk disk, RecoveryRequest request)
    {
        var before = disk.Names.ToDictionary(name => name, name => disk[name].ToArray(), StringComparer.Ordinal);
        using SimulatedStorage storage = disk.Mount();
        Assert.Null(DataDirectory.TryOpen(storage, request, out string refusal));
        Assert.Equal(0, storage.Operations);
        Assert.Equal(before.Keys, disk.Names);
        Assert.All(before, file => Assert.Equal(file.Value, disk[file.Key]));
        return refusal;
    }
}
