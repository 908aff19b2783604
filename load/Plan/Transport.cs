namespace MediaRouting.Load.Plan;

/// <summary>What carries the messages between Chat Server and daemon.</summary>
internal enum Transport
{
    /// <summary>A real broker over OpenWire, and the daemon as a process of its own with a journal.</summary>
    Broker,

    /// <summary>The broker in memory, and the daemon's parts in this process without a journal.</summary>
    Memory,
}
