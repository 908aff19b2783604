namespace MediaRouting.Jms;

/// <summary>What a failed call on a connection means for the caller.</summary>
public enum JmsFailure
{
    /// <summary>The connection is gone or never came to be; the outcome of an open commit is unknown.</summary>
    Lost,

    /// <summary>
    /// The broker answered no: to the login, to a destination, to the transaction. Its reason is the message.
    /// </summary>
    Refused,
}

/// <summary>A connection failed. The message is one line fit for an operator and carries no password.</summary>
public sealed class JmsException(JmsFailure failure, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What it means for the caller.</summary>
    public JmsFailure Failure { get; } = failure;
}
