using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MediaRouting.Engine.State;

/// <summary>
/// The hash of a text, by which tables find it: multiply-and-fold over 16 bytes at a time, the last of them read
/// overlapping, the scheme of wyhash. It decides where a text is looked for and nothing that anybody is told.
/// </summary>
public static class TextHash
{
    private const ulong First = 0xA0761D6478BD642F;
    private const ulong Second = 0xE7037ED1A0B428DB;
    private const int Block = 2 * sizeof(ulong);

    /// <summary>The hash of a text, empty or not.</summary>
    public static uint Of(ReadOnlySpan<byte> text)
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        var length = text.Length;
        ulong low, high;
        var seed = First;
        if (length > Block)
        {
            var place = 0;
            for (; place < length - Block; place += Block)
            {
                seed = Fold(Word(ref start, place) ^ Second, Word(ref start, place + sizeof(ulong)) ^ seed);
            }

            low = Word(ref start, length - Block);
            high = Word(ref start, length - sizeof(ulong));
        }
        else if (length >= sizeof(ulong))
        {
            low = Word(ref start, 0);
            high = Word(ref start, length - sizeof(ulong));
        }
        else if (length >= sizeof(uint))
        {
            low = HalfWord(ref start, 0);
            high = HalfWord(ref start, length - sizeof(uint));
        }
        else
        {
            low = length == 0 ? 0 : ((uint)start << 16) | ((uint)text[length / 2] << 8) | text[length - 1];
            high = 0;
        }

        var hash = Fold(Second ^ (uint)length, Fold(low ^ Second, high ^ seed));
        return (uint)(hash ^ (hash >> 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word(ref byte start, int place) =>
        Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, place));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HalfWord(ref byte start, int place) =>
        Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, place));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong one, ulong other)
    {
        var high = Math.BigMul(one, other, out var low);
        return high ^ low;
    }
}
