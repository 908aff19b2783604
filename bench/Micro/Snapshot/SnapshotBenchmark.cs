using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Storage;

namespace MediaRouting.Bench.Micro.Snapshot;

/// <summary>What a snapshot costs for each task that waits, in files of the temporary directory.</summary>
public class SnapshotBenchmark : IDisposable
{
    private const int Tasks = 20_000;

    private DirectoryInfo _directory = null!;
    private FileStorage _storage = null!;
    private StateMachine _machine = null!;

    /// <summary>Has the tasks wait, and writes a first snapshot.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _machine = Waiting();
        _directory = Directory.CreateTempSubdirectory("mre-micro-");
        _storage = FileStorage.Open(_directory.FullName);
        Write();
    }

    /// <summary>Deletes the files.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _storage.Dispose();
        _directory.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Works out the hash of the state.</summary>
    [Benchmark(OperationsPerInvoke = Tasks)]
    public StateHash Hash() => StateHash.Of(_machine);

    /// <summary>Writes a snapshot and syncs it.</summary>
    [Benchmark(OperationsPerInvoke = Tasks)]
    public StateHash Write() => Snapshots.Write(_storage, _machine);

    /// <summary>Reads one, verifies it, and makes a machine of it.</summary>
    [Benchmark(OperationsPerInvoke = Tasks)]
    public StateMachine Read() =>
        SnapshotReader.TryRead(
            _storage, _machine.AppliedSequence, events: null, hasTap: false, out var machine, out _, out var fault)
            ? machine
            : throw new InvalidOperationException($"the snapshot is of no use: {fault}");

    private static StateMachine Waiting()
    {
        var pool = new PayloadPool();
        var read = new Sequence { Value = long.MaxValue };
        var sequencer = new SingleProducerSequencer(Limits.EventSlots, WaitStrategyKind.BusySpin);
        sequencer.AddGating(read);
        var machine = new StateMachine(
            new RoutingConfiguration
            {
                Mrds = [new MrdConfiguration { Id = "chat", Name = "chat" }],
                Queues = [new QueueConfiguration { Id = "chat", Name = "chat", Mrd = "chat" }],
                Agents = [],
            },
            new StateMachineOptions { TaskIdPrefix = "t", Topology = Topology.RoutingEngine },
            new RingBuffer<EventSlot>(sequencer, (ref EventSlot slot) => slot.Text.Initialize(pool)));
        var slot = default(CommandSlot);
        slot.Text.Initialize(pool);
        for (var task = 0; task < Tasks; task++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"6fa459ea-ee8a-3ca4-894e-{task:D12}");
            slot.Reset(CommandKind.NewTask, Source.RoutingEngine, time: 1_760_000_000_000);
            slot.MessageId = slot.Text.Append(Encoding.UTF8.GetBytes(id));
            slot.Body.CreateTask = new CreateTask(
                slot.Text.Append("chat"u8), slot.Text.Append(Encoding.UTF8.GetBytes(id)), default, default, default, 0);
            machine.Apply(ref slot, task + 1);
        }

        return machine;
    }
}
