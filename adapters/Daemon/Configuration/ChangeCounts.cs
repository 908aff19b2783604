namespace MediaRouting.Daemon.Configuration;

/// <summary>How many changes of the configuration came to what, since the start. Readable from any thread.</summary>
public sealed class ChangeCounts
{
    private long _applied;
    private long _inUse;
    private long _faulty;

    /// <summary>Put in force.</summary>
    public long AppliedCount => Interlocked.Read(ref _applied);

    /// <summary>Refused, since what they leave out is in use.</summary>
    public long InUseCount => Interlocked.Read(ref _inUse);

    /// <summary>Refused for their faults.</summary>
    public long FaultyCount => Interlocked.Read(ref _faulty);

    internal void Applied() => Interlocked.Increment(ref _applied);

    internal void InUse() => Interlocked.Increment(ref _inUse);

    internal void Faulty() => Interlocked.Increment(ref _faulty);
}
