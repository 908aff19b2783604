namespace MediaRouting.Tests.Crash.Site;

/// <summary>A message of the daemon, as far as it must be the same when it is told again.</summary>
internal sealed record Told(string Destination, string Type, string CorrelationId, string Body)
{
    /// <summary>Why it is a dead letter: property Reason; empty for every other message.</summary>
    public string Reason { get; init; } = "";
}
