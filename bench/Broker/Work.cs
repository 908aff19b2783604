namespace MediaRouting.Bench.Broker;

/// <summary>
/// What a client of a broker does in a lap. Texts are persistent and of <see cref="Sizes.BodyBytes"/>.
/// </summary>
internal enum Work
{
    /// <summary>Sends one by one, each answered before the next.</summary>
    SendEach,

    /// <summary>Receives and acknowledges one by one, each acknowledgement answered before the next.</summary>
    AcknowledgeEach,

    /// <summary>Sends in transactions of <see cref="Sizes.Batch"/>.</summary>
    SendBatches,

    /// <summary>Acknowledges a message and sends its text on, in transactions of <see cref="Sizes.Batch"/>.</summary>
    RelayBatches,

    /// <summary>Receives with individual acknowledgement, each client in its own best way.</summary>
    Receive,
}
