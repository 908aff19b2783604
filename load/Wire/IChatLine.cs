namespace MediaRouting.Load.Wire;

/// <summary>
/// The Chat Server's line to a broker: a real one over OpenWire, or the one in memory. A line that breaks is opened
/// again by itself; what was handed in arrives once, and what the broker delivers again is handed over again.
/// </summary>
internal interface IChatLine : IDisposable
{
    /// <summary>How often a connection of the line was lost so far.</summary>
    int Losses { get; }

    /// <summary>Hands a message in; never waits for the broker. Numbers must grow.</summary>
    void Send(WireMessage message);
}
