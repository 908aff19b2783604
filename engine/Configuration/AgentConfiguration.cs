using System.Collections.Immutable;

namespace MediaRouting.Engine.Configuration;

/// <summary>
/// An agent who may connect and sign in, on any MRD. The password hash is the agent directory's, not the engine's.
/// </summary>
public sealed record AgentConfiguration
{
    /// <summary>Id, 1..64 UTF-8 bytes, unique; what messages carry.</summary>
    public required string Id { get; init; }

    /// <summary>Name, 1..64 UTF-8 bytes, for people.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Attribute name to value: a proficiency 1..10, or a boolean as 1 (true) or 0 (false). An attribute that is not in
    /// it the agent does not have.
    /// </summary>
    public ImmutableSortedDictionary<string, int> Attributes { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>
    /// MRD id to the tasks that this agent may hold there, 1..100; an MRD that is not in it has its own default.
    /// </summary>
    public ImmutableSortedDictionary<string, int> MaxTasks { get; init; } =
        ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);
}
