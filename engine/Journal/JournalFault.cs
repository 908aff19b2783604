namespace MediaRouting.Engine.Journal;

/// <summary>Why a journal cannot be read any further.</summary>
/// <param name="File">The file.</param>
/// <param name="Offset">The byte of it.</param>
/// <param name="Sequence">The first sequence that cannot be read.</param>
/// <param name="Reason">A sentence for an operator.</param>
public sealed record JournalFault(string File, long Offset, long Sequence, string Reason)
{
    /// <summary>The last sequence that cannot be read; null where nobody has looked further.</summary>
    public long? Through { get; init; }

    /// <summary>Whether a record that was never finished looks like this too.</summary>
    internal bool MayBeTorn { get; init; }

    /// <summary>One line with all of it.</summary>
    public override string ToString() => Through > Sequence
        ? $"{File}, byte {Offset}, sequences {Sequence} to {Through}: {Reason}"
        : $"{File}, byte {Offset}, sequence {Sequence}: {Reason}";
}
