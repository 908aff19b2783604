namespace MediaRouting.Bench.Peers.Actor;

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

    /// <summary>When its offer ends if nobody accepts, in milliseconds; 0 if none is open.</summary>
    public long OfferEnds { get; set; }
}
