namespace MediaRouting.Engine.Reconfiguration;

/// <summary>
/// The wish that a configuration be put in force, and what became of it. It goes through the command ring: it is
/// carried out in its place in the order, and journaled, also where it is refused. Nobody can take it back.
/// </summary>
/// <param name="change">What is wished for.</param>
/// <param name="time">When, Unix milliseconds.</param>
public sealed class ChangeRequest(ConfigurationChange change, long time)
{
    private readonly object _lock = new();
    private ChangeEffects? _effects;
    private bool _isDurable;

    /// <summary>What is wished for.</summary>
    public ConfigurationChange Change { get; } = change;

    /// <summary>When, Unix milliseconds.</summary>
    public long Time { get; } = time;

    /// <summary>Its place in the order of commands, when it was carried out.</summary>
    public long Sequence { get; private set; }

    /// <summary>The version that is in force since; that of before if it was refused.</summary>
    public int Version { get; private set; }

    private bool IsDone => _effects is not null && _isDurable;

    /// <summary>Its record in the journal.</summary>
    internal byte[] Payload { get; } = change.Payload();

    /// <summary>Waits until it was carried out, or refused, and is durable.</summary>
    /// <param name="limit">How long to wait.</param>
    /// <returns>What became of it; null if that is not known yet: it may still be carried out.</returns>
    public ChangeEffects? Wait(TimeSpan limit)
    {
        lock (_lock)
        {
            if (!IsDone)
            {
                Monitor.Wait(_lock, limit);
            }

            return IsDone ? _effects : null;
        }
    }

    /// <summary>It was carried out, or refused.</summary>
    internal void CarriedOut(ChangeEffects effects, int version, long sequence)
    {
        lock (_lock)
        {
            (_effects, Version, Sequence) = (effects, version, sequence);
            PulseIfDone();
        }
    }

    /// <summary>It will not be forgotten.</summary>
    internal void MadeDurable()
    {
        lock (_lock)
        {
            _isDurable = true;
            PulseIfDone();
        }
    }

    private void PulseIfDone()
    {
        if (IsDone)
        {
            Monitor.PulseAll(_lock);
        }
    }
}
