using System.Buffers.Binary;
using System.Numerics;

namespace MediaRouting.Engine.Journal;

/// <summary>
/// What stands behind the end of a journal. Zeros are free space. Remains of records that were never made durable are a
/// torn end. A whole record that was written after the lost one was durable is proof of damage.
/// </summary>
internal static class JournalTail
{
    /// <summary>Looks at every place behind the end where a record could begin.</summary>
    /// <param name="storage">Where the journal is.</param>
    /// <param name="end">Behind the last record that can be read.</param>
    /// <param name="tornBytes">Bytes from the end of the records to the last that is not zero, in each file.</param>
    /// <returns>
    /// Proof that the records behind the end were durable, and are damaged; null where there is none.
    /// </returns>
    public static JournalFault? Examine(IStorage storage, JournalEnd end, out long tornBytes)
    {
        tornBytes = 0;
        using var window = new FileWindow();
        foreach (long segment in Segments.List(storage))
        {
            if (segment < end.Segment)
            {
                continue;
            }

            window.Open(storage.OpenToRead(Segments.NameOf(segment)));
            long begin = segment == end.Segment ? end.Offset
                : HasStart(window, segment, end) ? RecordFrame.StartBytes
                : 0;
            if (Examine(window, segment, begin, end, out long bytes) is { } fault)
            {
                return fault;
            }

            tornBytes += bytes;
        }

        return null;
    }

    /// <summary>
    /// Whether a segment begins as the next one, for the first record behind the end. It proves that what was before
    /// it was durable, and all of that is there.
    /// </summary>
    private static bool HasStart(FileWindow window, long segment, JournalEnd end)
    {
        ReadOnlySpan<byte> bytes = window.At(0, RecordFrame.HeaderBytes);
        int size = RecordFrame.Measure(bytes);
        if (segment != end.LastSequence + 1 || size != RecordFrame.Size(0) || bytes.Length < size)
        {
            return false;
        }

        var start = new RecordFrame(bytes[..size]);
        return start.IsIntact && start.Kind == RecordKind.SegmentStart && start.Sequence == segment;
    }

    private static JournalFault? Examine(
        FileWindow window, long segment, long begin, JournalEnd end, out long tornBytes)
    {
        tornBytes = 0;
        long offset = begin;
        ReadOnlySpan<byte> bytes;
        while ((bytes = window.At(offset, RecordFrame.Alignment)).Length >= RecordFrame.Alignment)
        {
            int zeros = bytes.IndexOfAnyExcept((byte)0);
            if (zeros < 0 || zeros >= RecordFrame.Alignment)
            {
                offset += (zeros < 0 ? bytes.Length : zeros) & -RecordFrame.Alignment;
                continue;
            }

            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            tornBytes = offset - begin + sizeof(ulong) - (BitOperations.LeadingZeroCount(word) / 8);
            if ((uint)word == RecordFrame.Magic && Judge(window, segment, offset, end) is { } fault)
            {
                return fault;
            }

            offset += RecordFrame.Alignment;
        }

        if (bytes.ContainsAnyExcept((byte)0))
        {
            tornBytes = offset + bytes.Length - begin;
        }

        return null;
    }

    private static JournalFault? Judge(FileWindow window, long segment, long offset, JournalEnd end)
    {
        int size = RecordFrame.Measure(window.At(offset, RecordFrame.HeaderBytes));
        ReadOnlySpan<byte> bytes = window.At(offset, size);
        if (size == 0 || bytes.Length < size)
        {
            return null;
        }

        var record = new RecordFrame(bytes[..size]);
        return record.IsIntact && !MayOutlive(end.LastSequence + 1, record)
            ? new JournalFault(
                Segments.NameOf(end.Segment == 0 ? segment : end.Segment),
                end.Offset,
                end.LastSequence + 1,
                $"the record is damaged or missing, and it was durable: a record written after that, of sequence "
                + $"{record.Sequence}, is whole at byte {offset} of {Segments.NameOf(segment)}")
            : null;
    }

    /// <summary>Whether the end of the machine can have kept a record and lost the one of sequence lost.</summary>
    private static bool MayOutlive(long lost, RecordFrame record) =>
        record.Version == RecordFrame.CurrentVersion
        && record.IsNumbered
        && record.Sequence > lost
        && record.Sequence - record.Unsynced <= lost;
}
