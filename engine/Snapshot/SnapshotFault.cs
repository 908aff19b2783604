namespace MediaRouting.Engine.Snapshot;

/// <summary>Why a snapshot cannot be used.</summary>
/// <param name="File">The file.</param>
/// <param name="Offset">The byte of it.</param>
/// <param name="Reason">What is wrong there, or was expected: a sentence for an operator.</param>
public sealed record SnapshotFault(string File, long Offset, string Reason)
{
    /// <summary>One line with all of it.</summary>
    public override string ToString() => $"{File}, byte {Offset}: {Reason}";
}
