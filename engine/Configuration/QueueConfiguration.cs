using System.Collections.Immutable;

namespace MediaRouting.Engine.Configuration;

/// <summary>Where the tasks of an MRD wait.</summary>
public sealed record QueueConfiguration
{
    /// <summary>Id, 1..64 UTF-8 bytes, unique among queue ids and names.</summary>
    public required string Id { get; init; }

    /// <summary>Name, 1..64 UTF-8 bytes, unique among queue ids and names.</summary>
    public required string Name { get; init; }

    /// <summary>Id of its MRD.</summary>
    public required string Mrd { get; init; }

    /// <summary>1..10; the tasks of a higher queue come first for an agent who serves both.</summary>
    public int Priority { get; init; } = 1;

    /// <summary>Which of the agents that a step matches comes first.</summary>
    public QueuePolicy Policy { get; init; } = QueuePolicy.LongestAvailable;

    /// <summary>Seconds after which a task that still waits is given up, 1..86,400; null: never.</summary>
    public int? TimeToLiveSeconds { get; init; }

    /// <summary>How well it is to be served; null: nobody has said.</summary>
    public ServiceLevelConfiguration? ServiceLevel { get; init; }

    /// <summary>Whom it is for, ever wider, 1..10 steps.</summary>
    public ImmutableArray<StepConfiguration> Steps { get; init; } = [new()];
}
