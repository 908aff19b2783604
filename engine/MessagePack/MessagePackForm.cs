using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// The first bytes of MessagePack values, and how they are written (MessagePack specification, "Formats"). Multi-byte
/// numbers are big-endian. Every method writes to a place that has <see cref="HeadBytes"/> bytes, a text its length
/// besides, and returns how many it wrote.
/// <code>
/// 00..7f  positive fixint    c0      nil              cc..cf  uint 8 16 32 64    d9..db  str 8 16 32
/// 80..8f  fixmap             c2, c3  false, true      d0..d3  int 8 16 32 64     dc, dd  array 16 32
/// 90..9f  fixarray           c4..c6  bin 8 16 32                                 de, df  map 16 32
/// a0..bf  fixstr                                                                 e0..ff  negative fixint
/// </code>
/// </summary>
internal static class MessagePackForm
{
    /// <summary>The longest head of a value: one byte and a number of 64 bits.</summary>
    public const int HeadBytes = 1 + sizeof(ulong);

    public const byte LargestFixint = 0x7F;
    public const byte FixMap = 0x80;
    public const byte FixArray = 0x90;
    public const byte FixText = 0xA0;
    public const byte Nil = 0xC0;
    public const byte False = 0xC2;
    public const byte True = 0xC3;
    public const byte Binary8 = 0xC4;
    public const byte Unsigned8 = 0xCC;
    public const byte Unsigned16 = 0xCD;
    public const byte Unsigned32 = 0xCE;
    public const byte Unsigned64 = 0xCF;
    public const byte Signed8 = 0xD0;
    public const byte Signed16 = 0xD1;
    public const byte Signed32 = 0xD2;
    public const byte Signed64 = 0xD3;
    public const byte Text8 = 0xD9;
    public const byte Array16 = 0xDC;
    public const byte Map16 = 0xDE;
    public const byte SmallestNegativeFixint = 0xE0;

    /// <summary>Entries of a fixarray or fixmap at most.</summary>
    public const int LargestFixCount = 15;

    /// <summary>Bytes of a fixstr at most.</summary>
    public const int LargestFixText = 31;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WriteInteger(ref byte to, long value)
    {
        if ((ulong)value <= LargestFixint)
        {
            to = (byte)value;
            return 1;
        }

        return value < 0 ? WriteNegative(ref to, value) : WriteLargeUnsigned(ref to, (ulong)value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WriteUnsigned(ref byte to, ulong value)
    {
        if (value <= LargestFixint)
        {
            to = (byte)value;
            return 1;
        }

        return WriteLargeUnsigned(ref to, value);
    }

    /// <summary>A text as str, or as bin where it is not UTF-8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WriteText(ref byte to, ReadOnlySpan<byte> text)
    {
        var head = IsUtf8(text) ? WriteTextHead(ref to, text.Length) : WriteBinaryHead(ref to, text.Length);
        return head + Copy(ref Unsafe.Add(ref to, head), text);
    }

    /// <summary>True for UTF-8. Most texts are ASCII, and that is found out in half the time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsUtf8(ReadOnlySpan<byte> text) => Ascii.IsValid(text) || Utf8.IsValid(text);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WriteTextHead(ref byte to, int length)
    {
        if (length <= LargestFixText)
        {
            to = (byte)(FixText | length);
            return 1;
        }

        return WriteLongHead(ref to, Text8, length);
    }

    public static int WriteBinaryHead(ref byte to, int length) => WriteLongHead(ref to, Binary8, length);

    /// <summary>The head of an array or a map.</summary>
    /// <param name="to">Where.</param>
    /// <param name="fix">The form up to <see cref="LargestFixCount"/> entries.</param>
    /// <param name="form16">The form up to 65,535; behind it that up to 2^32 - 1.</param>
    /// <param name="count">Entries.</param>
    public static int WriteCount(ref byte to, byte fix, byte form16, int count)
    {
        if (count <= LargestFixCount)
        {
            to = (byte)(fix | count);
            return 1;
        }

        return count <= ushort.MaxValue
            ? Write16(ref to, form16, (ushort)count)
            : Write32(ref to, (byte)(form16 + 1), (uint)count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Copy(ref byte to, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(MemoryMarshal.CreateSpan(ref to, bytes.Length));
        return bytes.Length;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteLargeUnsigned(ref byte to, ulong value) => value switch
    {
        <= byte.MaxValue => Write8(ref to, Unsigned8, (byte)value),
        <= ushort.MaxValue => Write16(ref to, Unsigned16, (ushort)value),
        <= uint.MaxValue => Write32(ref to, Unsigned32, (uint)value),
        _ => Write64(ref to, Unsigned64, value),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteNegative(ref byte to, long value)
    {
        if (value >= unchecked((sbyte)SmallestNegativeFixint))
        {
            to = (byte)value;
            return 1;
        }

        return value switch
        {
            >= sbyte.MinValue => Write8(ref to, Signed8, (byte)value),
            >= short.MinValue => Write16(ref to, Signed16, (ushort)value),
            >= int.MinValue => Write32(ref to, Signed32, (uint)value),
            _ => Write64(ref to, Signed64, (ulong)value),
        };
    }

    // The forms of 8, 16 and 32 bits of length follow each other, for str and for bin.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int WriteLongHead(ref byte to, byte form8, int length) => length switch
    {
        <= byte.MaxValue => Write8(ref to, form8, (byte)length),
        <= ushort.MaxValue => Write16(ref to, (byte)(form8 + 1), (ushort)length),
        _ => Write32(ref to, (byte)(form8 + 2), (uint)length),
    };

    private static int Write8(ref byte to, byte form, byte value)
    {
        to = form;
        Unsafe.Add(ref to, 1) = value;
        return 1 + sizeof(byte);
    }

    private static int Write16(ref byte to, byte form, ushort value)
    {
        to = form;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, 1), BigEndian(value));
        return 1 + sizeof(ushort);
    }

    private static int Write32(ref byte to, byte form, uint value)
    {
        to = form;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, 1), BigEndian(value));
        return 1 + sizeof(uint);
    }

    private static int Write64(ref byte to, byte form, ulong value)
    {
        to = form;
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, 1), BigEndian(value));
        return 1 + sizeof(ulong);
    }

    private static ushort BigEndian(ushort value) =>
        BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;

    private static uint BigEndian(uint value) =>
        BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;

    private static ulong BigEndian(ulong value) =>
        BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(value) : value;
}
