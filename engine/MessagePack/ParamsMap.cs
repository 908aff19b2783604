using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// Params in MessagePack: a map of str to str in the order of the entries. Bytes that are no packed params, or whose
/// entries such a map cannot say (not UTF-8, a key twice, more than <see cref="MostEntries"/>), are bin, as they are.
/// Either way the same bytes are read back.
/// </summary>
internal static class ParamsMap
{
    /// <summary>Entries of a map at most; frozen with the format, and so no limit of the engine.</summary>
    public const int MostEntries = 256;

    public static void Write(ReadOnlySpan<byte> packed, MessagePackWriter to)
    {
        if (!IsMap(packed, out var count))
        {
            to.WriteBinary(packed);
            return;
        }

        to.WriteMapHeader(count);
        foreach (var entry in new PackedParams(packed))
        {
            to.WriteKnownText(entry.Key);
            to.WriteKnownText(entry.Value);
        }
    }

    /// <summary>Reads params; where it cannot, the reader stays where it was.</summary>
    public static bool TryRead<TTexts>(ref MessagePackReader from, ref byte reference, scoped TTexts texts)
        where TTexts : struct, ITexts, allows ref struct
    {
        var before = from.Position;
        int length;
        if (from.TryReadBinary(out var bytes) && bytes.Length <= texts.MaxLength)
        {
            length = bytes.Length;
            bytes.CopyTo(texts.Reserve(length));
        }
        else if (!from.TryReadMapHeader(out var count)
            || count > MostEntries
            || !TryPack(ref from, count, texts.Reserve(PackedBytes(from, count, texts.MaxLength)), out length))
        {
            from.Return(before);
            return false;
        }

        if (length > 0)
        {
            texts.Take(ref reference, length);
        }

        return true;
    }

    /// <summary>Shows params to a visitor; where it cannot, the reader stays where it was.</summary>
    public static bool TryVisit(ref MessagePackReader from, string name, IRecordVisitor visitor)
    {
        if (from.TryReadBinary(out var bytes))
        {
            visitor.Binary(name, bytes);
            return true;
        }

        var before = from.Position;
        var packed = Span<byte>.Empty;
        if (!from.TryReadMapHeader(out var count)
            || count > MostEntries
            || !TryPack(ref from, count, packed = new byte[PackedBytes(from, count, Array.MaxLength)], out var length))
        {
            from.Return(before);
            return false;
        }

        visitor.BeginEntries(name);
        foreach (var entry in new PackedParams(packed[..length]))
        {
            visitor.Entry(entry.Key, entry.Value);
        }

        visitor.EndEntries();
        return true;
    }

    // An entry has two bytes of heads at least, and PackedParams.EntryOverhead once it is packed.
    private static int PackedBytes(MessagePackReader from, int count, int most) =>
        (int)Math.Min(most, from.Remaining + ((PackedParams.EntryOverhead - 2L) * count));

    private static bool TryPack(ref MessagePackReader from, int count, scoped Span<byte> packed, out int length)
    {
        length = 0;
        ulong keys = 0;
        for (; count > 0; count--)
        {
            if (!from.TryReadText(out var key)
                || !from.TryReadText(out var value)
                || key.Length > ushort.MaxValue
                || value.Length > ushort.MaxValue
                || packed.Length - length < PackedParams.EntryOverhead + key.Length + value.Length
                || IsKnown(key, packed[..length], ref keys))
            {
                return false;
            }

            length += PackedParams.WriteEntry(packed[length..], key, value);
        }

        return true;
    }

    private static bool IsMap(ReadOnlySpan<byte> packed, out int count)
    {
        count = 0;
        ulong keys = 0;
        var isAscii = Ascii.IsValid(packed);
        var rest = packed;
        while (!rest.IsEmpty)
        {
            var before = packed[..^rest.Length];
            if (!TryTake(ref rest, isAscii, out var key)
                || !TryTake(ref rest, isAscii, out _)
                || count == MostEntries
                || IsKnown(key, before, ref keys))
            {
                return false;
            }

            count++;
        }

        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> rest, bool isAscii, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!BinaryPrimitives.TryReadUInt16LittleEndian(rest, out var length)
            || rest.Length - sizeof(ushort) < length)
        {
            return false;
        }

        text = rest.Slice(sizeof(ushort), length);
        rest = rest[(sizeof(ushort) + length)..];
        return isAscii || Utf8.IsValid(text);
    }

    // One bit a key: only a key whose bit is set already is compared with the others.
    private static bool IsKnown(ReadOnlySpan<byte> key, ReadOnlySpan<byte> before, ref ulong keys)
    {
        var bit = key.IsEmpty ? 1 : 1ul << (((key.Length * 7) + key[0] + (key[^1] * 3)) & 63);
        if ((keys & bit) == 0)
        {
            keys |= bit;
            return false;
        }

        foreach (var entry in new PackedParams(before))
        {
            if (entry.Key.SequenceEqual(key))
            {
                return true;
            }
        }

        return false;
    }
}
