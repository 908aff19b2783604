namespace MediaRouting.Jms;

/// <summary>
/// Where the outbox gets its connection from: <see cref="BrokerLink"/> keeps one on a thread of its own.
/// </summary>
public interface IBrokerLink
{
    /// <summary>The connection of the moment, waiting for one if need be; null once the link is stopped.</summary>
    IJmsConnection? Await();

    /// <summary>The connection of the moment has carried a transaction to its end.</summary>
    void NoteServed();

    /// <summary>The connection is of no more use: drop it and make another.</summary>
    void Discard(IJmsConnection connection, JmsException reason);
}
