using System.Globalization;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Storage;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Daemon.Journal;

/// <summary>
/// Plays a script on the whole pipeline, stages on their threads, one command at a time, and leaves its data directory:
/// the same script leaves the same bytes. The lines are those of a scenario (<see cref="CommandScript"/>), and besides
/// <code>
/// NoteSent 9                       messages have left up to this MediaRoutingSequence
/// … RawBody:FFFE00                 the body that the message came with, in hex
/// Configure agent a1 chat=1; …     stopped, and started again with another configuration
/// Snapshot                         of the command before
/// </code>
/// </summary>
internal sealed class ScriptedDaemon : IDisposable
{
    private const int SegmentBytes = 2048;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CommandScript _commands;
    private readonly ScriptClock _clock = new();
    private readonly string _directory;
    private readonly Topology _topology;
    private readonly ContactCenter _center;
    private DataDirectory _data;
    private Pipeline _pipeline;
    private int _inputs;

    private ScriptedDaemon(string directory, Topology topology, ContactCenter center, bool forwardsQuestions)
    {
        (_directory, _topology, _center) = (directory, topology, center);
        _commands = new CommandScript(new TaskNames()) { ForwardsQuestions = forwardsQuestions };
        (_data, _pipeline) = Start();
    }

    /// <summary>Plays a script in a new data directory.</summary>
    /// <param name="directory">The data directory, empty.</param>
    /// <param name="topology">What the daemon is.</param>
    /// <param name="script">The script.</param>
    /// <param name="forwardsQuestions">See <see cref="CommandScript.ForwardsQuestions"/>.</param>
    public static void Play(string directory, Topology topology, string script, bool forwardsQuestions = true)
    {
        ScenarioTable table = ScenarioTable.Parse(script);
        using ScriptedDaemon daemon = new(
            directory, topology, ContactCenter.Of(table.ConfigurationLines), forwardsQuestions);
        foreach (ScenarioStep step in table.Steps)
        {
            daemon.Play(step.Input);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Stop();

    private void Play(string line)
    {
        if (line is "Snapshot")
        {
            Snapshot();
            return;
        }

        _inputs++;
        string[] words = line.Split(' ');
        if (words[0] is "Configure")
        {
            Stop();
            foreach (string change in line["Configure ".Length..].Split(';', StringSplitOptions.TrimEntries))
            {
                _center.Change(change);
            }

            (_data, _pipeline) = Start();
            return;
        }

        if (words[0].StartsWith('+') || words[0].StartsWith('@'))
        {
            _clock.Advance(words[0].TrimStart('@'));
            line = words[0].StartsWith('@') ? "Tick" : line[(words[0].Length + 1)..];
        }

        long sequence = _pipeline.Commands.Next();
        Fill(line, ref _pipeline.Commands[sequence]);
        _pipeline.Commands.Publish(sequence);
        Assert.True(SpinWait.SpinUntil(() => _pipeline.IsIdle, Patience), line);
    }

    private void Snapshot()
    {
        using FileStorage storage = FileStorage.Open(_directory);
        Assert.Null(new SnapshotBuilder(storage, _ => { }).Build(_data.Journal.Committed).Failure);
    }

    private void Fill(string line, ref CommandSlot slot)
    {
        switch (line.Split(' '))
        {
            case ["Tick"]:
                slot.Reset(CommandKind.Tick, Source.Internal, _clock.Now);
                break;
            case ["NoteSent", var through]:
                slot.Reset(CommandKind.NoteSent, Source.Internal, _clock.Now);
                slot.Body.NoteSent = new NoteSent(long.Parse(through, CultureInfo.InvariantCulture));
                break;
            case [.. var words, var last] when last.StartsWith("RawBody:", StringComparison.Ordinal):
                Fill(string.Join(' ', words), ref slot);
                slot.RawBody = slot.Text.Append(Convert.FromHexString(last["RawBody:".Length..]));
                break;
            default:
                _commands.Write(line, ref slot, _clock.Now, $"ID:{_inputs}");
                break;
        }
    }

    private (DataDirectory Data, Pipeline Pipeline) Start()
    {
        RecoveryRequest request = new()
        {
            Configuration = _center.Build(),
            Options = new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix, Topology = _topology },
            IsNew = true,
            Now = _clock.Now,
            SegmentBytes = SegmentBytes,
        };
        DataDirectory? data = DataDirectory.TryOpen(FileStorage.Open(_directory), request, out string refusal);
        Assert.True(data is not null, refusal);
        Pipeline pipeline = new(
            data.NewStateMachine,
            WaitStrategyKind.Blocking,
            _ => new Forgetting(),
            (stage, sequence, exception) => throw new InvalidOperationException($"{stage} at {sequence}", exception),
            data.Journal,
            data.SentThrough);
        pipeline.Replay(machine => Assert.True(data.TryRecover(machine, out refusal), refusal));
        ConfigurationChange change = new(pipeline.StateMachine.Registry.InForce, request.Configuration);
        if (!change.Difference.IsEmpty)
        {
            Assert.False(pipeline.Configure(new ChangeRequest(change, request.Now)).IsRefused);
        }

        pipeline.Start();
        return (data, pipeline);
    }

    private void Stop()
    {
        Assert.True(_pipeline.Drain(Patience));
        _data.Dispose();
    }

    /// <summary>The last stage, which sends nothing.</summary>
    private sealed class Forgetting : IEventHandler<EventSlot>
    {
        public void OnEvent(ref EventSlot slot, long sequence, bool endOfBatch) => slot.Text.Reset();
    }
}
