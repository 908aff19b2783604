using System.Globalization;
using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Ring;
using MediaRouting.Testing;
using MediaRouting.Testing.Storage;

namespace MediaRouting.Tests.Engine.Recovery;

/// <summary>
/// A daemon without its edges: a data directory on a simulated disk, the pipeline, and an outbox that keeps what it is
/// given and notes where the cause of that was not yet committed.
/// </summary>
internal sealed class JournaledPipeline : IEventHandler<EventSlot>, IDisposable
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private const string TaskIdPrefix = "t";

    private readonly TaskNames _names = new();
    private readonly EventScript _script;
    private readonly List<(long Sequence, string Text)> _sent = [];
    private readonly long _start;
    private CommandSlot _arrival;
    private int _messages;
    private int _acknowledged;
    private int _tooEarly;

    private JournaledPipeline(DataDirectory data, SimulatedStorage storage)
    {
        (Data, Storage) = (data, storage);
        _start = data.Journal.LastSequence;
        _script = new EventScript(_names, showsRowCorrelation: true);
        Pipeline = new Pipeline(
            data.NewStateMachine,
            WaitStrategyKind.Blocking,
            _ => this,
            (stage, sequence, exception) => Failure ??= (stage, exception),
            data.Journal,
            data.SentThrough);
        _arrival.Text.Initialize(Pipeline.Payloads);
    }

    public static RoutingConfiguration Center { get; } = ScenarioTable.Parse("""
        mrd chat max=2
        agent a1
        agent a2
        """).Configuration;

    public DataDirectory Data { get; }

    public SimulatedStorage Storage { get; }

    public Pipeline Pipeline { get; }

    /// <summary>The stage that failed first, and why.</summary>
    public (string Stage, Exception Exception)? Failure { get; private set; }

    /// <summary>Messages that left, in order.</summary>
    public IReadOnlyList<(long Sequence, string Text)> Sent
    {
        get
        {
            lock (_sent)
            {
                return [.. _sent];
            }
        }
    }

    /// <summary>Deliveries that were acknowledged.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>What reached the outbox before its cause was committed.</summary>
    public int TooEarly => Volatile.Read(ref _tooEarly);

    /// <summary>How to open the directory.</summary>
    public static RecoveryRequest Request(RoutingConfiguration? configuration = null) => new()
    {
        Configuration = configuration ?? Center,
        Options = new StateMachineOptions { TaskIdPrefix = TaskIdPrefix },
        Now = ScriptClock.Start,
        SegmentBytes = 4096,
    };

    /// <summary>Opens a directory that exists, or begins one; refused, the test fails.</summary>
    public static JournaledPipeline Open(SimulatedDisk disk, RoutingConfiguration? configuration = null) =>
        Open(disk, Request(configuration) with { IsNew = disk.Names.Count == 0 });

    /// <summary>The same as it is asked for.</summary>
    public static JournaledPipeline Open(SimulatedDisk disk, RecoveryRequest request)
    {
        SimulatedStorage storage = disk.Mount();
        DataDirectory? data = DataDirectory.TryOpen(storage, request, out string refusal);
        Assert.True(data is not null, refusal);
        return new JournaledPipeline(data, storage);
    }

    /// <summary>Carries out again what there is; the outbox runs from now on.</summary>
    public void Recover()
    {
        string refusal = "";
        Task recovering = Task.Run(() => Pipeline.Replay(machine => Data.TryRecover(machine, out refusal)));
        Assert.True(recovering.Wait(Bound), "the recovery waits for ever");
        Assert.Equal("", refusal);
    }

    /// <summary>Puts another configuration in force before it starts.</summary>
    public ChangeEffects Configure(RoutingConfiguration configuration)
    {
        ConfigurationChange change = new(Pipeline.StateMachine.Registry.InForce, configuration);
        return Pipeline.Configure(new ChangeRequest(change, ScriptClock.Start));
    }

    /// <summary>Publishes a command, a line of a scenario; its sequence is the next.</summary>
    public void Publish(string line)
    {
        _messages++;
        string id = string.Create(CultureInfo.InvariantCulture, $"ID:{_start}:{_messages}");
        new CommandScript(_names).Write(line, ref _arrival, ScriptClock.Start + (10 * _messages), id);
        _arrival.Delivery = _messages;
        long sequence = Pipeline.Commands.Next();
        Pipeline.Commands[sequence].MoveFrom(ref _arrival);
        Pipeline.Commands.Publish(sequence);
    }

    /// <summary>Publishes that messages have left up to a number.</summary>
    public void NoteSent(long through)
    {
        long sequence = Pipeline.Commands.Next();
        ref CommandSlot slot = ref Pipeline.Commands[sequence];
        slot.Reset(CommandKind.NoteSent, Source.Internal, ScriptClock.Start);
        slot.Body.NoteSent = new NoteSent(through);
        Pipeline.Commands.Publish(sequence);
    }

    /// <summary>Both stages of the command ring, on this thread.</summary>
    public void Step()
    {
        while (Pipeline.StepStateMachine() + Pipeline.StepJournal() > 0)
        {
        }
    }

    /// <summary>Waits until everything published is carried out, durable, and sent.</summary>
    public void AwaitIdle() => Assert.True(SpinWait.SpinUntil(() => Pipeline.IsIdle, Bound), "it never was idle");

    public void OnEvent(ref EventSlot slot, long sequence, bool endOfBatch)
    {
        Volatile.Write(ref _tooEarly, _tooEarly + (slot.Cause <= Data.Journal.Committed ? 0 : 1));
        if (slot.Kind == EventKind.CommandApplied)
        {
            Volatile.Write(ref _acknowledged, _acknowledged + 1);
        }
        else
        {
            string texts = Encoding.UTF8.GetString(slot.Text[new TextRef(0, slot.Text.Length)]);
            string line = _script.Line(in slot, asked: "", CommandKind.None);
            lock (_sent)
            {
                _sent.Add((slot.Sequence, $"{slot.Cause} {slot.Time} {line} [{texts}]"));
            }
        }

        slot.Text.Reset();
    }

    public void Dispose()
    {
        Pipeline.Drain(TimeSpan.Zero);
        Data.Dispose();
    }
}
