namespace MediaRouting.Testing;

/// <summary>The usual calls of a client in one line.</summary>
public static class BrokerClientExtensions
{
    /// <summary>Sends a text to a queue.</summary>
    public static void Send(
        this IBrokerClient client,
        string queue,
        string? type,
        string body,
        string? replyTo = null,
        string? correlationId = null) =>
        client.Send(new BrokerMessage(queue, type, body) { ReplyTo = replyTo, CorrelationId = correlationId });

    /// <summary>
    /// As many messages of a destination as come, at most <paramref name="count"/>, each within the time given.
    /// </summary>
    public static IReadOnlyList<BrokerMessage> ReceiveAll(
        this IBrokerClient client, string destination, int count, TimeSpan timeout)
    {
        var messages = new List<BrokerMessage>();
        while (messages.Count < count && client.Receive(destination, timeout) is { } message)
        {
            messages.Add(message);
        }

        return messages;
    }
}
