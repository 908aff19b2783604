namespace MediaRouting.Daemon.Configuration;

/// <summary>A configuration that is or was in force.</summary>
/// <param name="Version">1 for the first; one more for each that was put in force.</param>
/// <param name="Sequence">The command sequence at which it was put in force.</param>
/// <param name="AppliedAt">When.</param>
/// <param name="Origin">Where it came from.</param>
public sealed record ConfigurationVersion(
    int Version, long Sequence, DateTimeOffset AppliedAt, ConfigurationOrigin Origin);
