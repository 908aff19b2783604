using System.Globalization;

namespace MediaRouting.Engine.Journal;

/// <summary>
/// The files of a journal: <c>journal-00000000000000000001</c> and so on, each named for the sequence of its first
/// record, without gaps between them.
/// </summary>
public static class Segments
{
    /// <summary>
    /// The segment that is made ahead of its use, when its first sequence is not known yet. It is no part of the
    /// journal.
    /// </summary>
    internal const string Spare = "journal-next";

    private const string Prefix = "journal-";
    private const int Digits = 20;

    /// <summary>The name of the segment whose first record has this sequence.</summary>
    public static string NameOf(long firstSequence) =>
        Prefix + firstSequence.ToString("D20", CultureInfo.InvariantCulture);

    /// <summary>The first sequence of every segment, ascending. Files of other names are not the journal's.</summary>
    /// <exception cref="StorageException">The directory cannot be read.</exception>
    public static long[] List(IStorage storage)
    {
        var segments = new List<long>();
        foreach (string name in storage.List())
        {
            if (TryParse(name, out long firstSequence))
            {
                segments.Add(firstSequence);
            }
        }

        segments.Sort();
        return [.. segments];
    }

    /// <summary>
    /// Deletes the segments all of whose records are below <paramref name="sequence"/>, oldest first; never the last
    /// two, of which the last may have no record yet. May be called beside the writer.
    /// </summary>
    /// <returns>How many were deleted.</returns>
    /// <exception cref="StorageException">One was not deleted; those after it remain.</exception>
    public static int Prune(IStorage storage, long sequence)
    {
        long[] segments = List(storage);
        int count = 0;
        while (count + 2 < segments.Length && segments[count + 1] <= sequence)
        {
            // One at a time: of two deletions that are not synced the machine may keep the second alone, which is a
            // gap.
            storage.Delete(NameOf(segments[count]));
            storage.SyncDirectory();
            count++;
        }

        return count;
    }

    /// <summary>Whether a file is a segment after the given one, or one that was made ahead.</summary>
    internal static bool IsBehind(long segment, string name) =>
        string.Equals(name, Spare, StringComparison.Ordinal)
        || (TryParse(name, out long firstSequence) && firstSequence > segment);

    private static bool TryParse(string name, out long firstSequence)
    {
        firstSequence = 0;
        return name.Length == Prefix.Length + Digits
            && name.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(
                name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out firstSequence)
            && firstSequence > 0;
    }
}
