using System.Diagnostics;
using MediaRouting.Bench.Figures;
using MediaRouting.Bench.Peers.Job;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Bench.Peers.Ours;

/// <summary>
/// The state machine behind its ring, each command after the answer to the one before; both threads spin, and yield
/// when that lasts.
/// </summary>
internal sealed class RoundTripContender : IContender
{
    private readonly Outlet _outlet = new();
    private readonly PayloadPool _pool = new();
    private readonly StateMachine _machine;
    private long _commands;

    /// <summary>Nobody at work yet.</summary>
    public RoundTripContender(House house)
    {
        _machine = new StateMachine(house.Configuration, Rehearsal.Options(Topology.RoutingEngine), _outlet.Events);
        _outlet.LetPass();
    }

    /// <inheritdoc/>
    public string Name => "ours, spinning";

    /// <inheritdoc/>
    public double Play(Round round)
    {
        var ring = new RingBuffer<CommandSlot>(
            new MultiProducerSequencer(Limits.CommandSlots, WaitStrategyKind.Yielding),
            (ref CommandSlot slot) => slot.Text.Initialize(_pool));
        var stage = new EventProcessor<CommandSlot, RoutingStage>(
            ring, "stage", new RoutingStage(_machine, _commands), Fail);
        ring.Sequencer.AddGating(stage.Sequence);
        stage.Start();

        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < round.Script.Count; i++)
        {
            var sequence = ring.Next();
            round.Script.Fill(i, ref ring[sequence]);
            ring.Publish(sequence);
            var spin = default(SpinWait);
            while (stage.Sequence.Value < sequence)
            {
                spin.SpinOnce(sleep1Threshold: -1);
            }
        }

        var time = Stopwatch.GetElapsedTime(start);
        _commands += round.Script.Count;
        stage.Halt();
        stage.Join(Timeout.InfiniteTimeSpan);
        return time.TotalNanoseconds / round.Commands.Count;
    }

    /// <summary>Nothing to end.</summary>
    public void Dispose()
    {
    }

    private static void Fail(string stage, long sequence, Exception fault) => Environment.FailFast(stage, fault);
}
