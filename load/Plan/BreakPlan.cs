namespace MediaRouting.Load.Plan;

/// <summary>Breaks: NOT_READY with a reason on all MRDs, and READY again.</summary>
internal sealed record BreakPlan
{
    /// <summary>Mean seconds of work between two breaks; they are exponentially distributed.</summary>
    public required double EverySeconds { get; init; }

    /// <summary>How long one takes.</summary>
    public required Spread Length { get; init; }

    /// <summary>Reason codes, of which each break has one.</summary>
    public required IReadOnlyList<string> ReasonCodes { get; init; }
}
