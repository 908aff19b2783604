using System.Collections.Immutable;
using System.Text;

namespace MediaRouting.Engine.MessagePack;

/// <summary>Named numbers in MessagePack: a map of str to whole numbers, the names in ordinal order.</summary>
internal static class NumbersMap
{
    public static void Write(ImmutableSortedDictionary<string, int> numbers, MessagePackWriter to)
    {
        to.WriteMapHeader(numbers.Count);
        foreach (var (name, number) in numbers.WithComparers(StringComparer.Ordinal))
        {
            to.WriteText(name);
            to.WriteInteger(number);
        }
    }

    /// <summary>Reads named numbers.</summary>
    public static bool TryRead(ref MessagePackReader from, out ImmutableSortedDictionary<string, int> numbers)
    {
        var read = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        var isMap = from.TryReadMapHeader(out var count);
        string? last = null;
        for (; isMap && count > 0; count--)
        {
            isMap = TryReadEntry(ref from, ref last, out _, out var number);
            if (isMap)
            {
                read.Add(last!, number);
            }
        }

        numbers = read.ToImmutable();
        return isMap;
    }

    /// <summary>Shows named numbers to a visitor.</summary>
    public static bool TryVisit(ref MessagePackReader from, string name, IRecordVisitor visitor)
    {
        if (!from.TryReadMapHeader(out var count))
        {
            return false;
        }

        visitor.BeginEntries(name);
        string? last = null;
        for (; count > 0; count--)
        {
            if (!TryReadEntry(ref from, ref last, out var key, out var number))
            {
                return false;
            }

            visitor.Entry(key, number);
        }

        visitor.EndEntries();
        return true;
    }

    private static bool TryReadEntry(
        ref MessagePackReader from, ref string? last, out ReadOnlySpan<byte> key, out int number)
    {
        number = 0;
        if (!from.TryReadText(out key))
        {
            return false;
        }

        var name = Encoding.UTF8.GetString(key);
        var isEntry = (last is null || string.CompareOrdinal(last, name) < 0)
            && from.TryReadInteger(out var value)
            && value == (number = (int)value);
        last = name;
        return isEntry;
    }
}
