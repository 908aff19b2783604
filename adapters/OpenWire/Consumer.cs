namespace MediaRouting.OpenWire;

/// <summary>
/// One consumer of a connection: the objects its commands carry, encoded once, and its outstanding deliveries.
/// </summary>
internal sealed class Consumer(int number, byte[] id, byte[] destination, DeliveryWindow window)
{
    /// <summary>The caller's number.</summary>
    public int Number { get; } = number;

    /// <summary>The encoded ConsumerId.</summary>
    public byte[] Id { get; } = id;

    /// <summary>The encoded destination.</summary>
    public byte[] Destination { get; } = destination;

    /// <summary>What was delivered and not acknowledged.</summary>
    public DeliveryWindow Window { get; } = window;

    /// <summary>What the broker dispatched beyond the window.</summary>
    public HeldFrames Held { get; } = new(window.Capacity);
}
