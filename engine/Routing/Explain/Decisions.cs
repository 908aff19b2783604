namespace MediaRouting.Engine.Routing.Explain;

/// <summary>The decisions made lately, the last <see cref="Limits.Decisions"/> of them.</summary>
public sealed class Decisions
{
    private readonly Decision[] _decisions = new Decision[Limits.Decisions];

    /// <summary>
    /// Decisions made. Readable from any thread. Those of before a start of the daemon are counted, and forgotten.
    /// </summary>
    public long Count
    {
        get => Volatile.Read(ref _count);
        internal set => Volatile.Write(ref _count, value);
    }

    /// <summary>
    /// Told each decision as it is made; null for nobody. Called on the thread of the state machine: it must neither
    /// wait nor throw. To be set before the pipeline runs.
    /// </summary>
    public Action<DecisionLine>? Follower { get; set; }

    private long _count;

    /// <summary>Keeps a decision, in the place of the oldest.</summary>
    /// <param name="decision">The decision; its number is given here.</param>
    /// <returns>Its number.</returns>
    public long Add(in Decision decision)
    {
        var number = _count + 1;
        _decisions[number % _decisions.Length] = decision with { Number = number };
        Volatile.Write(ref _count, number);
        return number;
    }

    /// <summary>The decision of a number; false if it was too long ago, or never.</summary>
    public bool TryFind(long number, out Decision decision)
    {
        decision = number > 0 ? _decisions[number % _decisions.Length] : default;
        return number > 0 && decision.Number == number;
    }
}
