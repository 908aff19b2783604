namespace MediaRouting.Engine.Journal;

/// <summary>
/// What a scan found: refused where there is a <see cref="Fault"/>; torn where there are <see cref="TornBytes"/>; else
/// sound.
/// </summary>
public sealed record JournalOutcome
{
    /// <summary>Why the journal must not be used; null where it may.</summary>
    public JournalFault? Fault { get; init; }

    /// <summary>The sequence of the oldest record that is kept; one after the last where there is none.</summary>
    public long FirstSequence { get; init; }

    /// <summary>Behind the last record that is whole, with all before it.</summary>
    public JournalEnd End { get; init; }

    /// <summary>Up to here it is known that records were acknowledged or acted upon; 0 for none.</summary>
    public long Acknowledged { get; init; }

    /// <summary>Bytes behind the end that were written and never finished, nor acknowledged.</summary>
    public long TornBytes { get; init; }

    /// <summary>
    /// Where, in the segment of <see cref="End"/>, the records begin that are not known to be acknowledged. They can be
    /// read; whether they are durable, nobody knows.
    /// </summary>
    internal long UncertainFrom { get; init; }
}
