namespace MediaRouting.Bench.Peers.Locks;

/// <summary>A task.</summary>
/// <param name="id">Its id.</param>
/// <param name="queue">Its queue.</param>
/// <param name="arrival">Its number in the order of arrivals.</param>
internal sealed class Chat(string id, ChatQueue queue, long arrival)
{
    /// <summary>Its id.</summary>
    public string Id => id;

    /// <summary>Its queue.</summary>
    public ChatQueue Queue => queue;

    /// <summary>Its number in the order of arrivals.</summary>
    public long Arrival => arrival;

    /// <summary>Whom it is offered to, or who holds it; null while it waits.</summary>
    public Agent? Agent { get; set; }

    /// <summary>Ends the offer if nobody accepts; null if none is open.</summary>
    public Timer? OfferTimer { get; set; }
}
