using System.Collections.Immutable;

namespace MediaRouting.Engine.Configuration;

/// <summary>
/// Everything that routing is configured by, already checked: whoever builds one has refused duplicates, unknown
/// references and values out of range. The order of each list is part of it: ties between agents go by it.
/// </summary>
public sealed record RoutingConfiguration
{
    /// <summary>The MRDs, 1..64.</summary>
    public required ImmutableArray<MrdConfiguration> Mrds { get; init; }

    /// <summary>The attributes that agents may have and expressions may name.</summary>
    public ImmutableArray<AttributeConfiguration> Attributes { get; init; } = [];

    /// <summary>The labels that give a task its priority.</summary>
    public ImmutableArray<LabelConfiguration> Labels { get; init; } = [];

    /// <summary>The queues, up to 1,000; each MRD has at least one.</summary>
    public required ImmutableArray<QueueConfiguration> Queues { get; init; }

    /// <summary>The agents, up to 100,000.</summary>
    public required ImmutableArray<AgentConfiguration> Agents { get; init; }
}
