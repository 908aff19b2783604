using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine;

/// <summary>What a state machine is told once, besides the configuration.</summary>
public sealed record StateMachineOptions
{
    /// <summary>Which roles it has.</summary>
    public Topology Topology { get; init; } = Topology.Combined;

    /// <summary>Start of every task id, 1..32 ASCII characters; tells the runs of a daemon apart.</summary>
    public required string TaskIdPrefix { get; init; }

    /// <summary>Show the rows between the roles on the tap; <c>combined</c> only.</summary>
    public bool HasTap { get; init; }

    /// <summary>Tasks that may be open at a time; the next is refused with OVERLOADED.</summary>
    public int OpenTaskLimit { get; init; } = Limits.OpenTasks;

    /// <summary>Closed tasks to remember.</summary>
    public int ClosedTaskLimit { get; init; } = Limits.ClosedTasks;
}
