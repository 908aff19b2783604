using MediaRouting.Jms;

namespace MediaRouting.Memory;

/// <summary>The transport port in process.</summary>
/// <param name="broker">The broker to connect to.</param>
/// <param name="clientId">
/// Identity towards the broker; with the sequence numbers of what is sent it tells repetitions.
/// </param>
public sealed class MemoryTransport(MemoryBroker broker, string clientId = "mre") : IJmsTransport
{
    /// <inheritdoc/>
    public IJmsConnection Connect(IJmsListener listener)
    {
        var connection = new MemoryConnection(broker, clientId, listener);
        broker.Admit(connection, clientId);
        connection.Start();
        return connection;
    }
}
