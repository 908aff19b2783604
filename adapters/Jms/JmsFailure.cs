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
