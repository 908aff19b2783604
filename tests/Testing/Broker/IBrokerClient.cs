namespace MediaRouting.Testing;

/// <summary>
/// The other side of the daemon, in its simplest form, so that one conversation runs over a real broker and over the one in
/// memory. Each call is done when it returns: sent and visible, received and acknowledged.
/// </summary>
public interface IBrokerClient : IDisposable
{
    /// <summary>Sends a message.</summary>
    void Send(BrokerMessage message);

    /// <summary>Makes a temporary queue of this client; returns it in the form <c>temp-queue://name</c>.</summary>
    string CreateTemporaryQueue();

    /// <summary>Starts to receive from a destination; for a topic needed before what is to be received is sent.</summary>
    void Listen(string destination);

    /// <summary>The next message of a destination; null if none comes in time.</summary>
    BrokerMessage? Receive(string destination, TimeSpan timeout);

    /// <summary>Sends a text to a queue.</summary>
    void Send(string queue, string? type, string body, string? replyTo = null, string? correlationId = null) =>
        Send(new BrokerMessage(queue, type, body) { ReplyTo = replyTo, CorrelationId = correlationId });

    /// <summary>As many messages of a destination as come, at most <paramref name="count"/>, each within the time given.</summary>
    IReadOnlyList<BrokerMessage> ReceiveAll(string destination, int count, TimeSpan timeout)
    {
        var messages = new List<BrokerMessage>();
        while (messages.Count < count && Receive(destination, timeout) is { } message)
        {
            messages.Add(message);
        }

        return messages;
    }
}
