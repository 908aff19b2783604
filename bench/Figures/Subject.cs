using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Bench.Figures;

/// <summary>The machine under test.</summary>
internal sealed class Subject
{
    private readonly Outlet _outlet = new();
    private long _commands;

    /// <summary>A machine that has seen no command.</summary>
    public Subject(RoutingConfiguration configuration, Topology topology) =>
        Machine = new StateMachine(configuration, Rehearsal.Options(topology), _outlet.Events);

    /// <summary>The machine.</summary>
    public StateMachine Machine { get; }

    /// <summary>Plays a script on the calling thread.</summary>
    /// <returns>Nanoseconds per command.</returns>
    public double Play(Script script, Direct direct)
    {
        var nanoseconds = direct.Play(script, new RoutingStage(Machine, _commands), _outlet);
        _commands += script.Count;
        return nanoseconds;
    }

    /// <summary>Plays a script through a ring.</summary>
    public Lap PlayThroughRing(Script script)
    {
        var lap = Relay.Play(script, new RoutingStage(Machine, _commands), _outlet);
        _commands += script.Count;
        return lap;
    }

    /// <summary>Plays a script through a ring at a fixed rate.</summary>
    public Lap PlayPaced(Script script, int perSecond, out LatencyHistogram latencies)
    {
        var lap = PacedRelay.Play(script, perSecond, new RoutingStage(Machine, _commands), _outlet, out latencies);
        _commands += script.Count;
        return lap;
    }
}
