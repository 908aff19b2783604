namespace MediaRouting.Jms;

/// <summary>A connection failed. The message is one line fit for an operator and carries no password.</summary>
public sealed class JmsException(JmsFailure failure, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What it means for the caller.</summary>
    public JmsFailure Failure { get; } = failure;

    /// <summary>
    /// With <see cref="JmsFailure.Refused"/>: it is a destination that the broker refuses, to any message.
    /// </summary>
    public bool ConcernsDestination { get; init; }
}
