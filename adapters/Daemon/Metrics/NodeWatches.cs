using MediaRouting.Engine;
using MediaRouting.Engine.Ring;
using MediaRouting.Jms;

namespace MediaRouting.Daemon.Metrics;

/// <summary>What is measured of a node's stages, for <c>/metrics</c>. Readable from any thread.</summary>
public sealed class NodeWatches
{
    /// <summary>Nothing was measured yet.</summary>
    /// <param name="clock">What it is measured by.</param>
    public NodeWatches(TimeProvider clock)
    {
        Clock = clock;
        Stamps = new CommandStamps(Limits.CommandSlots, clock);
        Journal = new StageWatch(clock);
        StateMachine = new StageWatch(clock);
        Outbox = new StageWatch(clock);
        Stages = new StageWatches(Journal, new DecisionWatch(StateMachine, Stamps), Outbox);
    }

    /// <summary>What it is measured by.</summary>
    public TimeProvider Clock { get; }

    /// <summary>From the publication of a command until it is carried out.</summary>
    public CommandStamps Stamps { get; }

    /// <summary>The journal: a batch is one append and one sync.</summary>
    public StageWatch Journal { get; }

    /// <summary>The state machine.</summary>
    public StageWatch StateMachine { get; }

    /// <summary>The outbox.</summary>
    public StageWatch Outbox { get; }

    /// <summary>The same, for the pipeline.</summary>
    public StageWatches Stages { get; }
}
