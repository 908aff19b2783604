using System.Collections.Immutable;
using MediaRouting.Engine.Reconfiguration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>What became of the wish that a configuration be put in force, or be previewed.</summary>
/// <param name="Result">In a word.</param>
public sealed record ConfigurationOutcome(ConfigurationResult Result)
{
    /// <summary>Every fault of the configuration, if it has any.</summary>
    public ImmutableArray<ConfigurationFault> Faults { get; init; } = [];

    /// <summary>What it makes of the live state, as far as that was worked out.</summary>
    public ChangeEffects? Effects { get; init; }

    /// <summary>What is in force now.</summary>
    public required ConfigurationVersion Running { get; init; }
}
