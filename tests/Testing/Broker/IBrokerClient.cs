namespace MediaRouting.Testing;

/// <summary>
/// The other side of the daemon, in its simplest form, so that one conversation runs over a real broker and over the
/// one in memory. Each call is done when it returns: sent and visible, received and acknowledged.
/// </summary>
public interface IBrokerClient : IDisposable
{
    /// <summary>Sends a message.</summary>
    void Send(BrokerMessage message);

    /// <summary>Makes a temporary queue of this client; returns it in the form <c>temp-queue://name</c>.</summary>
    string CreateTemporaryQueue();

    /// <summary>
    /// Starts to receive from a destination; for a topic needed before what is to be received is sent.
    /// </summary>
    void Listen(string destination);

    /// <summary>The next message of a destination; null if none comes in time.</summary>
    BrokerMessage? Receive(string destination, TimeSpan timeout);
}
