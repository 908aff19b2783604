namespace MediaRouting.Tests.Simulation.World;

/// <summary>Time that passes when the simulation says so, and a wall clock that may be set wrong.</summary>
internal sealed class VirtualClock : TimeProvider
{
    /// <summary>2026-12-01, Unix milliseconds: when every world begins, after all that is kept was written.</summary>
    private const long Beginning = 1_796_083_200_000;

    private long _error;
    private long _highest = Beginning;

    public override long TimestampFrequency => 1_000;

    /// <summary>Milliseconds since the beginning; they pass whatever the wall clock shows.</summary>
    public long Elapsed { get; private set; }

    /// <summary>What the wall clock shows, Unix milliseconds.</summary>
    public long Now => Beginning + Elapsed + _error;

    public void Advance(long milliseconds)
    {
        Elapsed += milliseconds;
        _highest = Math.Max(_highest, Now);
    }

    /// <summary>Somebody sets the wall clock, forwards or backwards.</summary>
    public void Set(long by)
    {
        _error += by;
        _highest = Math.Max(_highest, Now);
    }

    /// <summary>The wall clock is never again behind what it has shown.</summary>
    public void CatchUp() => _error += _highest - Now;

    public override long GetTimestamp() => Elapsed;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Now);
}
