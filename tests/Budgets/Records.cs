using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Engine.Statistics;
using MediaRouting.Storage;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Budgets;

/// <summary>What is kept: records of the journal, and of each task in a snapshot.</summary>
internal static class Records
{
    private const int BatchCommands = 100;
    private const int FewTasks = 2_000;
    private const int ManyTasks = 10_000;

    /// <summary>The operations.</summary>
    public static IEnumerable<Operation> Operations =>
    [
        new("append a command to the journal", AppendOne),
        new("write a task to a snapshot", () => PerTask((storage, machine) => Snapshots.Write(storage, machine))),
        new("hash a task", () => PerTask((_, machine) => StateHash.Of(machine))),
        new("read a task from a snapshot", ReadOne),
        Operation.Of("record a latency", RecordOne),
    ];

    private static LatencyHistogram Latencies { get; } = new();

    private static void RecordOne() => Latencies.Record(Latencies.Count * 1_000);

    private static double AppendOne()
    {
        using var directory = new DataFolder();
        using var journal = new JournalWriter(directory.Storage, default);
        var slot = default(CommandSlot);
        slot.Text.Initialize(new PayloadPool());
        slot.Reset(CommandKind.GetTaskState, Source.General, time: 1);
        slot.MessageId = slot.Text.Append("ID:1"u8);
        slot.Body.GetTaskState = new GetTaskState(slot.Text.Append("a task"u8), default);
        var payload = new MessagePackWriter();
        return Operation.Of("a batch", () =>
        {
            for (var i = 0; i < BatchCommands; i++)
            {
                payload.Reset();
                CommandCodec.Write(in slot, payload);
                journal.Append(RecordKind.Command, journal.LastSequence + 1, slot.Time, payload.Written);
            }

            journal.Commit();
        }).Measure() / BatchCommands;
    }

    /// <summary>What many tasks take beyond a few.</summary>
    private static double PerTask(Action<IStorage, StateMachine> work)
    {
        using var directory = new DataFolder();
        return Difference(tasks =>
        {
            var machine = Waiting(tasks);
            return () => work(directory.Storage, machine);
        });
    }

    private static double ReadOne()
    {
        using var directory = new DataFolder();
        return Difference(tasks =>
        {
            var machine = Waiting(tasks);
            Snapshots.Write(directory.Storage, machine);
            return () => Assert.True(SnapshotReader.TryRead(
                directory.Storage, machine.AppliedSequence, events: null, hasTap: false, out _, out _, out _));
        });
    }

    private static double Difference(Func<int, Action> workOf)
    {
        var (few, many) = (workOf(FewTasks), workOf(ManyTasks));
        few();
        many();
        return (double)(Operation.BytesOf(many, 1) - Operation.BytesOf(few, 1)) / (ManyTasks - FewTasks);
    }

    /// <summary>A site where so many tasks wait and nobody is at work.</summary>
    private static StateMachine Waiting(int tasks)
    {
        var site = new MeteredSite(
            new ContactCenter().Build(), new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix }, (_, _) => { });
        var player = new SitePlayer(site, showsRows: false, showsRowCorrelation: false);
        for (var task = 0; task < tasks; task++)
        {
            player.Play($"Task chat c{task} params=k:v");
        }

        return site.Routing!;
    }
}
