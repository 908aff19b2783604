namespace MediaRouting.Jms;

/// <summary>
/// The transport port: one connection to one broker, with consumers that push deliveries and one transaction at a time
/// for what is sent and acknowledged. <c>OpenWireTransport</c> speaks it to ActiveMQ, <c>MemoryTransport</c> in
/// process; one contract test suite holds both to it.
/// </summary>
/// <remarks>
/// <see cref="Begin"/>, <see cref="Send"/>, <see cref="Acknowledge"/> and <see cref="Commit"/> are called by one thread
/// at a time; deliveries arrive on another, the connection's reader. None of these allocates once warm. Any failure is
/// a
/// <see cref="JmsException"/>, after which the connection is of no more use than to be disposed: what was not committed
/// is sent again, with the same sequence numbers, on the next one.
/// </remarks>
public interface IJmsConnection : IDisposable
{
    /// <summary>
    /// Longest body in UTF-8 bytes that the broker is sure to take, headers allowed for; <see cref="int.MaxValue"/>
    /// where it states no limit. A longer one must not be handed to <see cref="Send"/>: it would cost the connection.
    /// </summary>
    int MaxBodyBytes { get; }

    /// <summary>
    /// Starts a consumer on a queue; its deliveries carry <paramref name="consumer"/>. Returns once the broker agreed.
    /// </summary>
    /// <param name="consumer">The caller's number for it, 0..15, each used once per connection.</param>
    /// <param name="queue">Name of the queue, 1..256 UTF-8 bytes, without <c>, ? * &gt;</c>.</param>
    /// <param name="window">Deliveries that may be unacknowledged at a time, 1..512.</param>
    /// <exception cref="JmsException">The broker refused (<see cref="JmsFailure.Refused"/>) or was lost.</exception>
    void Subscribe(int consumer, string queue, int window);

    /// <summary>Opens the transaction that the following sends and acknowledgements belong to. One at a time.</summary>
    void Begin();

    /// <summary>
    /// Adds a message to the open transaction. Nothing of <paramref name="message"/> is kept after the return.
    /// </summary>
    void Send(in JmsMessage message);

    /// <summary>
    /// Adds the acknowledgement of a delivery to the open transaction. A tag of an earlier connection is ignored: the
    /// broker delivers that message again.
    /// </summary>
    void Acknowledge(long tag);

    /// <summary>
    /// Ends the transaction. On return its messages are visible and durable and its acknowledgements done; on a
    /// <see cref="JmsException"/> nothing is known (<see cref="JmsFailure.Lost"/>) or nothing of it happened
    /// (<see cref="JmsFailure.Refused"/>).
    /// </summary>
    void Commit();

    /// <summary>
    /// Orderly end: consumers stop, so that nothing unseen is counted as delivered, then the connection. Never throws;
    /// after it no delivery arrives. Not beside another call. <see cref="IDisposable.Dispose"/> alone just drops the
    /// connection, from any thread.
    /// </summary>
    void Close();
}
