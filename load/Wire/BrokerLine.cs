using MediaRouting.OpenWire;

namespace MediaRouting.Load.Wire;

/// <summary>A line over OpenWire: one connection to send, one to receive, whatever the number of agents.</summary>
internal sealed class BrokerLine : IChatLine
{
    private readonly BrokerReceiver _receiver;
    private readonly BrokerSender _sender;

    /// <summary>Connects and listens.</summary>
    /// <param name="options">Makes the options of a connection with an identity.</param>
    /// <param name="queues">Where to listen.</param>
    /// <param name="arrived">Called for each message, one at a time; must not wait.</param>
    public BrokerLine(
        Func<string, OpenWireOptions> options, IEnumerable<string> queues, Action<WireMessage> arrived)
    {
        _receiver = new BrokerReceiver(options($"ID:load-in-{Guid.NewGuid():N}"), queues, arrived);
        _sender = new BrokerSender(options($"ID:load-out-{Guid.NewGuid():N}"));
    }

    /// <inheritdoc/>
    public int Losses => _receiver.Losses + _sender.Losses;

    /// <inheritdoc/>
    public void Send(WireMessage message) => _sender.Send(message);

    /// <inheritdoc/>
    public void Dispose()
    {
        _sender.Dispose();
        _receiver.Dispose();
    }
}
