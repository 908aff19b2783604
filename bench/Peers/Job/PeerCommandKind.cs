namespace MediaRouting.Bench.Peers.Job;

/// <summary>What happens to a router.</summary>
internal enum PeerCommandKind
{
    /// <summary>An agent comes to work and is READY.</summary>
    SignIn,

    /// <summary>A task arrives for a queue.</summary>
    Arrive,

    /// <summary>An agent accepts the task that it was offered.</summary>
    Accept,

    /// <summary>An agent closes a task that it accepted.</summary>
    Close,
}
