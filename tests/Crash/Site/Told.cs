namespace MediaRouting.Tests.Crash.Site;

/// <summary>A message of the daemon, as far as it must be the same when it is told again.</summary>
internal sealed record Told(string Destination, string Type, string CorrelationId, string Body)
{
    /// <summary>Whether it is another kind of letter than an answer: property Reason; empty if absent.</summary>
    public string Reason { get; init; } = "";
}
