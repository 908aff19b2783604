namespace MediaRouting.Tests.Crash.Site;

/// <summary>A message that the Chat Server handed in; its number makes its JMSMessageID.</summary>
internal sealed record Handed(long Number, string Type, string Body)
{
    /// <summary>JMSReplyTo; null if absent.</summary>
    public string? ReplyTo { get; init; }
}
