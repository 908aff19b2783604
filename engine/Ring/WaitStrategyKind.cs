namespace MediaRouting.Engine.Ring;

/// <summary>How a stage waits for its next slot: what it trades between latency and processor time.</summary>
public enum WaitStrategyKind : byte
{
    /// <summary>Sleeps until it is woken: next to no processor time when idle, some microseconds to wake up.</summary>
    Blocking = 0,

    /// <summary>
    /// Spins shortly, then gives its core to whoever is ready: low latency, but a busy core per stage.
    /// </summary>
    Yielding = 1,

    /// <summary>Spins only: lowest latency, and needs a core per thread.</summary>
    BusySpin = 2,
}
