using System.Diagnostics;
using MediaRouting.Bench.Figures;
using MediaRouting.Bench.Peers.Job;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Bench.Peers.Ours;

/// <summary>The state machine, called by one thread.</summary>
internal sealed class DirectContender : IContender
{
    /// <summary>Commands made ready before the clock starts: few enough to stay in the nearest cache.</summary>
    private const int Batch = 64;

    private readonly CommandSlot[] _slots = new CommandSlot[Batch];
    private readonly Outlet _outlet = new();
    private readonly StateMachine _machine;
    private long _commands;

    /// <summary>Nobody at work yet.</summary>
    /// <param name="house">Who works there.</param>
    /// <param name="closedTasks">Closed tasks that are remembered, so that what comes late for one is answered.</param>
    public DirectContender(House house, int closedTasks = Limits.ClosedTasks)
    {
        var options = Rehearsal.Options(Topology.RoutingEngine) with { ClosedTaskLimit = closedTasks };
        _machine = new StateMachine(house.Configuration, options, _outlet.Events);
        var pool = new PayloadPool();
        foreach (ref var slot in _slots.AsSpan())
        {
            slot.Text.Initialize(pool);
        }
    }

    /// <inheritdoc/>
    public string Name => "ours";

    /// <inheritdoc/>
    public double Play(Round round)
    {
        var ticks = 0L;
        for (var first = 0; first < round.Script.Count; first += Batch)
        {
            var count = Math.Min(Batch, round.Script.Count - first);
            for (var i = 0; i < count; i++)
            {
                round.Script.Fill(first + i, ref _slots[i]);
            }

            var start = Stopwatch.GetTimestamp();
            for (var i = 0; i < count; i++)
            {
                _machine.Apply(ref _slots[i], _commands++);
                _outlet.Drain();
            }

            ticks += Stopwatch.GetTimestamp() - start;
        }

        return Stopwatch.GetElapsedTime(0, ticks).TotalNanoseconds / round.Commands.Count;
    }

    /// <summary>Nothing to end.</summary>
    public void Dispose()
    {
    }
}
