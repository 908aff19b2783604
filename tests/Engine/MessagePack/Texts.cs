using System.Text;
using System.Text.Unicode;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Tests.Engine.MessagePack;

/// <summary>Texts and params drawn at random: mostly what comes, and some of what should not.</summary>
internal static class Texts
{
    private static readonly string[] Words = ["chat", "ID:host-1:1:1:1", "Zoë", "日本", "🙂", "\0\n\"", "{\"a\":1}", "x"];

    public static bool IsUtf8(ReadOnlySpan<byte> text) => Utf8.IsValid(text);

    public static byte[] Any(Random random)
    {
        switch (random.Next(40))
        {
            case 0:
                return [];
            case 1 or 2:
                var noise = new byte[random.Next(1, 60)];
                random.NextBytes(noise);
                return noise;
            case 3:
                return Encoding.UTF8.GetBytes(new string('é', random.Next(1, 2000)));
            case 4 when random.Next(10) == 0:
                return Encoding.UTF8.GetBytes(new string('x', random.Next(60_000, 80_000)));
            default:
                var words = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Words[random.Next(Words.Length)]);
                return Encoding.UTF8.GetBytes(string.Concat(words));
        }
    }

    public static byte[] Params(Random random)
    {
        var packed = new byte[256 * 1024];
        var length = 0;
        foreach (var number in Enumerable.Range(0, random.Next(20) == 0 ? random.Next(250, 265) : random.Next(12)))
        {
            var key = random.Next(40) == 0 ? Any(random) : Encoding.UTF8.GetBytes($"key{number}");
            var value = random.Next(4) == 0 ? Any(random) : Encoding.UTF8.GetBytes("value");
            if (key.Length + value.Length < 40_000 && packed.Length - length > 100_000)
            {
                length += PackedParams.WriteEntry(packed.AsSpan(length), key, value);
            }
        }

        // Now and then what is no params: the last entry cut off.
        return packed[..(random.Next(20) == 0 ? length / 2 : length)];
    }
}
