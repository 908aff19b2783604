using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace MediaRouting.Json;

/// <summary>
/// The words that stand for the values of an enum on the wire. The one list serves both directions: a value finds its
/// word by number, a word finds its value by hash, neither makes a string.
/// </summary>
/// <typeparam name="T">An enum of bytes whose 0 means none; 0 has no word.</typeparam>
internal sealed class WordTable<T>
    where T : unmanaged, Enum
{
    private const int Places = 128;

    private readonly byte[][] _words;
    private readonly byte[] _places = new byte[Places];

    /// <summary>A table of these pairs.</summary>
    public WordTable(params ReadOnlySpan<(T Value, string Word)> pairs)
    {
        Debug.Assert(Unsafe.SizeOf<T>() == sizeof(byte) && pairs.Length < Places / 2);
        var last = 0;
        foreach (var (value, _) in pairs)
        {
            last = Math.Max(last, Number(value));
        }

        _words = new byte[last + 1][];
        Array.Fill(_words, []);
        foreach (var (value, word) in pairs)
        {
            var bytes = Encoding.UTF8.GetBytes(word);
            _words[Number(value)] = bytes;
            var place = Place(bytes);
            while (_places[place] != 0)
            {
                place = (place + 1) & (Places - 1);
            }

            _places[place] = (byte)Number(value);
        }
    }

    /// <summary>The word of a value, UTF-8; empty for none and for a value without a word.</summary>
    public ReadOnlySpan<byte> this[T value] => Number(value) < _words.Length ? _words[Number(value)] : default;

    /// <summary>The value that exactly this word stands for; the default if it is none of the words.</summary>
    public T Find(ReadOnlySpan<byte> word)
    {
        if (!word.IsEmpty)
        {
            for (var place = Place(word); _places[place] != 0; place = (place + 1) & (Places - 1))
            {
                if (_words[_places[place]].AsSpan().SequenceEqual(word))
                {
                    return Unsafe.BitCast<byte, T>(_places[place]);
                }
            }
        }

        return default;
    }

    /// <summary>As <see cref="Find"/>, with ASCII letters of either case.</summary>
    public T FindInAnyCase(ReadOnlySpan<byte> word)
    {
        if (!word.IsEmpty)
        {
            for (var place = Place(word); _places[place] != 0; place = (place + 1) & (Places - 1))
            {
                var known = _words[_places[place]].AsSpan();
                if (known.SequenceEqual(word) || Ascii.EqualsIgnoreCase(known, word))
                {
                    return Unsafe.BitCast<byte, T>(_places[place]);
                }
            }
        }

        return default;
    }

    private static int Number(T value) => Unsafe.BitCast<T, byte>(value);

    // Length and both ends tell the words of the protocol apart well enough: a look-up compares about one word.
    private static int Place(ReadOnlySpan<byte> word) =>
        ((word.Length * 37) + ((word[0] | 0x20) * 3) + ((word[^1] | 0x20) * 11)) & (Places - 1);
}
