namespace MediaRouting.Tests.Simulation.Runs;

/// <summary>What a run of some hundred seeds must have been in, or it proves little.</summary>
internal static class Situations
{
    /// <summary>All of it.</summary>
    public static IReadOnlyList<string> Required { get; } =
    [
        "recovery: fresh",
    ];
}
