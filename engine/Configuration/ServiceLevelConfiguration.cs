namespace MediaRouting.Engine.Configuration;

/// <summary>How a queue's service level is reckoned (2-domain, "Configuration").</summary>
/// <param name="Type">
/// 1: answered in time ÷ (offered − abandoned in time); 2: answered in time ÷ offered; 3: (answered in time + abandoned
/// in time) ÷ offered.
/// </param>
/// <param name="ThresholdSeconds">A task that has waited no longer was in time, 1..86,400.</param>
public sealed record ServiceLevelConfiguration(int Type, int ThresholdSeconds)
{
    /// <summary>The highest type; the lowest is 1.</summary>
    public const int HighestType = 3;

    /// <summary>True if both are within their ranges.</summary>
    public bool IsSound => Type is >= 1 and <= HighestType && ThresholdSeconds is >= 1 and <= Limits.TimeoutSeconds;

    /// <summary>The service level of a type and a threshold; null where both are 0, which is none.</summary>
    internal static ServiceLevelConfiguration? Of(int type, int thresholdSeconds) =>
        type == 0 && thresholdSeconds == 0 ? null : new(type, thresholdSeconds);
}
