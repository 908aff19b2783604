using System.Buffers.Binary;

namespace MediaRouting.Tests.Adapters.Fuzz;

/// <summary>
/// Inputs drawn at random: mostly one of a corpus with a few changes, sometimes noise. A seed gives the same inputs
/// every time.
/// </summary>
internal sealed class Mutator(IReadOnlyList<byte[]> corpus, byte[] telling, int seed)
{
    private const int MostChanges = 4;
    private const int LongestNoise = 200;
    private const int LongestRun = 70_000;

    private static readonly long[] Numbers =
        [0, 1, -1, 127, 128, 255, 256, 32_767, 65_535, 65_536, int.MaxValue, int.MinValue, long.MaxValue];

    private readonly Random _random = new(seed);

    /// <summary>The next input, at least one byte.</summary>
    public byte[] Next()
    {
        var bytes = _random.Next(20) == 0 ? Noise() : [.. Any()];
        for (var n = _random.Next(2) == 0 ? 1 : _random.Next(1, MostChanges + 1); n > 0 && bytes.Count > 0; n--)
        {
            Change(bytes, _random.Next(bytes.Count));
        }

        return bytes.Count > 0 ? [.. bytes] : [(byte)_random.Next(256)];
    }

    private byte[] Any() => corpus[_random.Next(corpus.Count)];

    private byte Word() => telling[_random.Next(telling.Length)];

    private List<byte> Noise()
    {
        var noise = new byte[_random.Next(1, LongestNoise)];
        if (_random.Next(2) == 0)
        {
            _random.NextBytes(noise);
        }
        else
        {
            Array.ForEach([.. Enumerable.Range(0, noise.Length)], at => noise[at] = Word());
        }

        return [.. noise];
    }

    private void Change(List<byte> bytes, int at)
    {
        switch (_random.Next(11))
        {
            case 0:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 1:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 2:
                bytes.RemoveAt(at);
                break;
            case 3:
                bytes.Insert(at, Word());
                break;
            case 4:
                bytes[at] = Word();
                break;
            case 5:
                bytes.RemoveRange(at, _random.Next(bytes.Count - at));
                break;
            case 6:
                bytes.InsertRange(at, bytes.GetRange(at, _random.Next(Math.Min(64, bytes.Count - at + 1))));
                break;
            case 7:
                ChangeNumber(bytes, at);
                break;
            case 8:
                bytes.InsertRange(at, Enumerable.Repeat(Word(), Run()));
                break;
            case 9:
                var other = Any();
                bytes.InsertRange(at, other[_random.Next(other.Length)..]);
                break;
            default:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
        }
    }

    /// <summary>A length, a count or a number becomes one at the edge of its type, or off by a little.</summary>
    private void ChangeNumber(List<byte> bytes, int at)
    {
        Span<byte> number = stackalloc byte[sizeof(long)];
        var width = 1 << _random.Next(4);
        if (width > bytes.Count - at)
        {
            return;
        }

        bytes.GetRange(at, width).CopyTo(number[^width..]);
        var value = BinaryPrimitives.ReadInt64BigEndian(number);
        value = _random.Next(2) == 0 ? value + _random.Next(-2, 3) : Numbers[_random.Next(Numbers.Length)];
        BinaryPrimitives.WriteInt64BigEndian(number, value);
        for (var place = 0; place < width; place++)
        {
            bytes[at + place] = number[^(width - place)];
        }
    }

    private int Run() => _random.Next(200) == 0 ? _random.Next(LongestRun) : _random.Next(40);
}
