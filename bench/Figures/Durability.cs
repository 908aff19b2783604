using System.Diagnostics;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Statistics;
using MediaRouting.Storage;

namespace MediaRouting.Bench.Figures;

/// <summary>What it costs that nothing is lost: the journal on this machine's disk, and the way back from it.</summary>
internal sealed class Durability(Sizes sizes, FigureTable table)
{
    private const int FastRate = 1_000_000;
    private const int SlowRate = 1_000;
    private const int Agents = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Measures and prints.</summary>
    public void Measure()
    {
        table.Begin("Journal, on this machine's disk");
        var site = new Site(Agents);
        var configuration = site.Configuration();
        var traffic = new Traffic(site, configuration, new CommunicationServer());
        var machine = new Subject(configuration, Topology.RoutingEngine);
        while (!traffic.IsUnderWay)
        {
            machine.Play(traffic.Next(sizes.RoundCommands), new Direct());
        }

        MeasureRing(traffic.Next(sizes.RoundCommands));
        MeasureDecisions(site, configuration);
        MeasureReplay(site, configuration);
    }

    private static T InDirectory<T>(Func<FileStorage, T> measure)
    {
        var directory = Path.Combine(AppContext.BaseDirectory, "data");
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }

        try
        {
            using var storage = FileStorage.OpenOrMake(directory);
            return measure(storage);
        }
        finally
        {
            // A snapshot that is being built goes on writing for a moment.
            if (!SpinWait.SpinUntil(() => TryDelete(directory), Patience))
            {
                Console.Error.WriteLine($"{directory} was not deleted");
            }
        }
    }

    private static bool TryDelete(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static StateMachineOptions Options { get; } = Rehearsal.Options(Topology.RoutingEngine);

    /// <summary>
    /// The ring, the journal, and a stage that sees what is durable; nobody carries the commands out.
    /// </summary>
    private static (TimeSpan Time, double Middle) ThroughJournal(IStorage storage, Script script, int count, int rate)
    {
        using var writer = new JournalWriter(storage, default);
        var pool = new PayloadPool();
        var ring = new RingBuffer<CommandSlot>(
            new MultiProducerSequencer(Limits.CommandSlots, WaitStrategyKind.Blocking),
            (ref CommandSlot slot) => slot.Text.Initialize(pool));
        var producer = new PacedProducer(ring, script, count);
        void Fail(string stage, long sequence, Exception fault) => Environment.FailFast(stage, fault);
        var durability = new JournalStage(writer, new ChangeRequests());
        var journal = new EventProcessor<CommandSlot, JournalStage>(ring, "journal", durability, Fail);
        var durable = new EventProcessor<CommandSlot, Arrivals>(
            ring, "durable", new Arrivals(producer), Fail, journal.Sequence);
        ring.Sequencer.AddGating(durable.Sequence);
        durable.Start();
        journal.Start();
        var time = producer.Run(rate, () => Thread.SpinWait(16));
        journal.Halt();
        durable.Halt();
        journal.Join(Timeout.InfiniteTimeSpan);
        durable.Join(Timeout.InfiniteTimeSpan);
        return (time, producer.Latencies.Microseconds(0.5));
    }

    private void MeasureRing(Script script)
    {
        var bare = InDirectory(BareAppend.Measure);
        var flood = InDirectory(storage => ThroughJournal(storage, script, sizes.JournalCommands, rate: 0));
        var perSecond = sizes.JournalCommands / flood.Time.TotalSeconds;
        table.Add(new Figure(
            "commands a second, group commit, synced",
            $"{sizes.JournalCommands:N0} commands through ring and journal, as fast as they go",
            perSecond)
        {
            Goal = GoalRow.GroupCommit,
            AtLeast = 1_000_000,
        });
        var paced = InDirectory(storage => ThroughJournal(storage, script, sizes.JournalCommands, FastRate));
        table.Add(new Figure(
            $"p50 at {FastRate:N0} a second ÷ bare append + sync of one",
            $"{paced.Middle:0} µs, {bare:0} µs",
            paced.Middle / bare)
        {
            Goal = GoalRow.GroupCommit,
            AtMost = 2.5,
        });
    }

    private void MeasureDecisions(Site site, RoutingConfiguration configuration)
    {
        var bare = InDirectory(BareAppend.Measure);
        var rested = InDirectory(storage => BareAppend.Measure(storage, TimeSpan.FromSeconds(1.0 / SlowRate)));
        var unjournaled = Decisions(site, configuration, data: null).Microseconds(0.5);
        var alone = InDirectory(storage =>
        {
            using var data = NewData(storage, configuration);
            return Decisions(site, configuration, data);
        });
        var snapshots = 0;
        var paused = GC.GetTotalPauseDuration();
        var collections = GC.CollectionCount(0);
        var beside = InDirectory(storage =>
        {
            using var data = NewData(storage, configuration, commandsBetweenSnapshots: 1);
            data.SnapshotDone = outcome => snapshots += outcome.Failure is null
                ? 1
                : throw new InvalidOperationException(outcome.Failure);
            return Decisions(site, configuration, data);
        });
        paused = GC.GetTotalPauseDuration() - paused;
        collections = GC.CollectionCount(0) - collections;
        table.Add(new Figure(
            $"journaled decision, p50 at {SlowRate:N0} a second ÷ bare append + sync",
            $"{alone.Microseconds(0.5):0} µs, {bare:0} µs; published to told, both durable; a bare one at this rate "
            + $"{rested:0} µs, and {unjournaled:0} µs without a journal: stages that sleep are woken",
            alone.Microseconds(0.5) / bare)
        {
            Goal = GoalRow.JournaledDecision,
            AtMost = 1.5,
        });
        table.Add(new Figure(
            "the same while one snapshot after the other is built, p99 ÷ p99",
            $"{beside.Microseconds(0.99):0} µs, {alone.Microseconds(0.99):0} µs; the longest "
            + $"{beside.Microseconds(1):0} and {alone.Microseconds(1):0} µs; {snapshots} snapshots, "
            + $"{collections} collections that stopped everything for {paused.TotalMilliseconds:0} ms together",
            beside.Microseconds(0.99) / alone.Microseconds(0.99)));
    }

    private static DataDirectory NewData(
        IStorage storage, RoutingConfiguration configuration, long commandsBetweenSnapshots = long.MaxValue)
    {
        var request = new RecoveryRequest
        {
            Configuration = configuration,
            Options = Options,
            IsNew = true,
            Now = 1,
            CommandsBetweenSnapshots = commandsBetweenSnapshots,
        };
        return DataDirectory.TryOpen(storage, request, out var refusal)
            ?? throw new InvalidOperationException(refusal);
    }

    /// <summary>How long decisions take at a low rate, through everything but the broker.</summary>
    private LatencyHistogram Decisions(Site site, RoutingConfiguration configuration, DataDirectory? data)
    {
        Outcomes? outcomes = null;
        void Fail(string stage, long sequence, Exception fault) => Environment.FailFast(stage, fault);
        var pipeline = new Pipeline(
            data is null ? events => new StateMachine(configuration, Options, events) : data.NewStateMachine,
            WaitStrategyKind.Blocking,
            _ => outcomes = new Outcomes(),
            Fail,
            data?.Journal);
        pipeline.Start();
        var traffic = new Traffic(site, configuration, new CommunicationServer());
        while (!traffic.IsUnderWay)
        {
            Play(traffic.Next(sizes.RoundCommands), rate: 0);
        }

        var script = traffic.Next(sizes.JournalSeconds * SlowRate);

        // What this program has prepared is old then: a collection looks at what the daemon itself has made.
        GC.Collect();
        GC.Collect();
        var latencies = Play(script, SlowRate);
        pipeline.Drain(Timeout.InfiniteTimeSpan);
        return latencies;

        LatencyHistogram Play(Script script, int rate)
        {
            var producer = new PacedProducer(pipeline.Commands, script, script.Count);
            outcomes!.Producer = producer;
            producer.Run(rate, () =>
            {
                Thread.SpinWait(16);
                data?.SnapshotIfDue(pipeline.Durable);
            });
            return producer.Latencies;
        }
    }

    private void MeasureReplay(Site site, RoutingConfiguration configuration)
    {
        var (reading, replaying) = InDirectory(storage =>
        {
            using var data = NewData(storage, configuration);
            Write(data.Journal, new Traffic(site, configuration, new CommunicationServer()), sizes.JournalCommands);
            return (Read(storage), Replay(data, storage));
        });
        table.Add(new Figure(
            "replay, commands a second",
            $"{sizes.JournalCommands:N0} commands verified, decoded, carried out; verified alone {reading:N0} a second",
            replaying)
        {
            Goal = GoalRow.Replay,
            AtLeast = 2_500_000,
        });
    }

    private static void Write(JournalWriter journal, Traffic traffic, int commands)
    {
        var slot = default(CommandSlot);
        slot.Text.Initialize(new PayloadPool());
        var payload = new MessagePackWriter();
        for (var written = 0; written < commands;)
        {
            var script = traffic.Next(10_000);
            for (var i = 0; i < script.Count; i++, written++)
            {
                script.Fill(i, ref slot);
                payload.Reset();
                CommandCodec.Write(in slot, payload);
                journal.Append(RecordKind.Command, journal.LastSequence + 1, slot.Time, payload.Written);
            }

            journal.Commit();
        }
    }

    private static double Read(IStorage storage)
    {
        var start = Stopwatch.GetTimestamp();
        var count = 0;
        using var reader = new JournalReader(storage);
        while (reader.TryRead(out _))
        {
            count++;
        }

        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static double Replay(DataDirectory data, IStorage storage)
    {
        var outlet = new Outlet();
        outlet.LetPass();
        var machine = data.NewStateMachine(outlet.Events);
        var replay = new Replay(storage);
        var start = Stopwatch.GetTimestamp();
        return replay.Run(machine) is { } refusal
            ? throw new InvalidOperationException(refusal)
            : replay.Count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>What is durable has arrived.</summary>
    private readonly struct Arrivals(PacedProducer producer) : IEventHandler<CommandSlot>
    {
        public void OnEvent(ref CommandSlot slot, long sequence, bool endOfBatch) => producer.OneDone();
    }

    /// <summary>A command is done when it may be acknowledged.</summary>
    private sealed class Outcomes : IEventHandler<EventSlot>
    {
        public PacedProducer? Producer { get; set; }

        public void OnEvent(ref EventSlot slot, long sequence, bool endOfBatch)
        {
            if (slot.Kind == EventKind.CommandApplied)
            {
                Producer!.OneDone();
            }
        }
    }
}
