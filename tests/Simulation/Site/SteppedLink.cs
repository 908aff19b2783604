using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Jms;
using MediaRouting.Tests.Simulation.Broker;

namespace MediaRouting.Tests.Simulation.Site;

/// <summary>
/// The link of a daemon to the simulated broker, as <see cref="BrokerLink"/> keeps it, without its thread: it connects
/// again when it is stepped, and consumes once nothing taken in earlier is under way.
/// </summary>
internal sealed class SteppedLink(
    SimulatedBroker broker, string clientId, IReadOnlyList<(Source Source, string Queue)> consumers)
    : IBrokerLink, IJmsListener
{
    private SimulatedConnection? _connection;

    /// <summary>Who takes the deliveries.</summary>
    public required Func<Inbound> Inbound { get; init; }

    public bool IsConnected => _connection is { IsAlive: true };

    public IReadOnlyList<(Source Source, string Queue)> Consumers => consumers;

    /// <summary>Connects, or subscribes, if it is time to.</summary>
    /// <param name="isIdle">True if nothing taken in earlier is under way.</param>
    public void Step(bool isIdle)
    {
        if (!IsConnected)
        {
            _connection = broker.IsThere ? broker.Connect(clientId, this) : null;
        }
        else if (!_connection!.IsConsuming && isIdle)
        {
            for (var consumer = 0; consumer < consumers.Count; consumer++)
            {
                _connection.Subscribe(consumer, consumers[consumer].Queue, Limits.AckWindow);
            }
        }
    }

    /// <summary>Delivers the next message of a queue, if it may.</summary>
    public Letter? Deliver(string queue) => _connection?.Deliver(queue);

    public IJmsConnection Await()
    {
        if (!IsConnected)
        {
            _connection = broker.Connect(clientId, this);
        }

        return _connection!;
    }

    public void NoteServed()
    {
        // How soon to connect again is not decided here.
    }

    public void Discard(IJmsConnection connection, JmsException reason) => connection.Dispose();

    public void OnDelivery(in JmsDelivery delivery) =>
        Inbound().OnDelivery(consumers[delivery.Consumer].Source, delivery);

    public void OnLost(JmsException reason)
    {
        // Seen by the next step.
    }

    /// <summary>Says goodbye, or is cut off with its process.</summary>
    public void End() => _connection?.Dispose();
}
