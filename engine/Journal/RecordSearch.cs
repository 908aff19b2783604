using System.Buffers.Binary;

namespace MediaRouting.Engine.Journal;

/// <summary>Finds records in a file that cannot be read from its beginning to its end.</summary>
internal static class RecordSearch
{
    /// <summary>
    /// Finds the next whole record that this program can read and whose sequence is higher than another.
    /// </summary>
    /// <param name="window">Stands in the file.</param>
    /// <param name="above">The other sequence.</param>
    /// <param name="offset">Where to begin, a multiple of 8; where the record begins.</param>
    /// <param name="record">The record, valid until the window is moved.</param>
    public static bool TryFind(FileWindow window, long above, ref long offset, out RecordFrame record)
    {
        for (; TryFindMagic(window, ref offset); offset += RecordFrame.Alignment)
        {
            int size = RecordFrame.Measure(window.At(offset, RecordFrame.HeaderBytes));
            ReadOnlySpan<byte> bytes = window.At(offset, size);
            if (size == 0 || bytes.Length < size)
            {
                continue;
            }

            record = new RecordFrame(bytes[..size]);
            if (record.IsIntact
                && record.Version == RecordFrame.CurrentVersion
                && record.IsNumbered
                && record.Sequence > above)
            {
                return true;
            }
        }

        record = default;
        return false;
    }

    private static bool TryFindMagic(FileWindow window, ref long offset)
    {
        Span<byte> magic = stackalloc byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32LittleEndian(magic, RecordFrame.Magic);
        ReadOnlySpan<byte> bytes;
        while ((bytes = window.At(offset, RecordFrame.Alignment)).Length >= RecordFrame.Alignment)
        {
            bytes = bytes[..(bytes.Length & -RecordFrame.Alignment)];
            int found = bytes.IndexOf(magic);
            if (found >= 0 && found % RecordFrame.Alignment == 0)
            {
                offset += found;
                return true;
            }

            offset += found < 0 ? bytes.Length : RecordFrame.Aligned(found);
        }

        return false;
    }
}
