using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// Reads MessagePack (msgpack.org, specification of 2017), every form of a value and not only the smallest. Whatever
/// the bytes are, it reads none outside of them and throws nothing: a method that cannot read what it is asked for
/// returns false and stays where it is, and <see cref="Expected"/> makes a fault of it.
/// </summary>
/// <param name="bytes">One value, or several one after the other.</param>
public ref struct MessagePackReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _position;

    /// <summary>Bytes read.</summary>
    public readonly int Position => _position;

    /// <summary>Bytes left.</summary>
    public readonly int Remaining => _bytes.Length - _position;

    /// <summary>Goes back to a <see cref="Position"/> that was.</summary>
    internal void Return(int position) => _position = position;

    /// <summary>Why the next value cannot be read.</summary>
    public readonly MessagePackFault Expected(string what) => new(_position, what);

    /// <summary>True where nothing is left; else a fault that says so.</summary>
    public readonly bool IsAtEnd(out MessagePackFault fault)
    {
        fault = Remaining == 0 ? default : Expected("nothing more");
        return Remaining == 0;
    }

    /// <summary>Reads nil.</summary>
    public bool TryReadNil()
    {
        var isNil = Next == MessagePackForm.Nil;
        _position += isNil ? 1 : 0;
        return isNil;
    }

    /// <summary>Reads false or true.</summary>
    public bool TryReadBoolean(out bool value)
    {
        value = Next == MessagePackForm.True;
        var isBoolean = value || Next == MessagePackForm.False;
        _position += isBoolean ? 1 : 0;
        return isBoolean;
    }

    /// <summary>Reads a whole number of any form that is a <see cref="long"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadInteger(out long value)
    {
        var next = Next;
        if ((uint)next <= MessagePackForm.LargestFixint)
        {
            value = next;
            _position++;
            return true;
        }

        return TryReadLongInteger(out value);
    }

    /// <summary>Reads a whole number of any form that is a <see cref="ulong"/>.</summary>
    public bool TryReadUnsigned(out ulong value)
    {
        if (Next == MessagePackForm.Unsigned64)
        {
            return TryReadNumber(sizeof(ulong), out value);
        }

        var before = _position;
        var isNumber = TryReadInteger(out var number) && number >= 0;
        _position = isNumber ? _position : before;
        value = isNumber ? (ulong)number : 0;
        return isNumber;
    }

    /// <summary>Reads a str that is UTF-8.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadText(out ReadOnlySpan<byte> utf8)
    {
        var before = _position;
        var next = Next;
        uint length;
        if ((next & ~MessagePackForm.LargestFixText) == MessagePackForm.FixText)
        {
            length = (uint)(next & MessagePackForm.LargestFixText);
            _position++;
        }
        else if (!TryReadLength(MessagePackForm.Text8, out length))
        {
            utf8 = default;
            return false;
        }

        if (TryTake(length, out utf8) && MessagePackForm.IsUtf8(utf8))
        {
            return true;
        }

        _position = before;
        utf8 = default;
        return false;
    }

    /// <summary>Reads a bin.</summary>
    public bool TryReadBinary(out ReadOnlySpan<byte> bytes)
    {
        var before = _position;
        if (TryReadLength(MessagePackForm.Binary8, out var length) && TryTake(length, out bytes))
        {
            return true;
        }

        _position = before;
        bytes = default;
        return false;
    }

    /// <summary>Reads the beginning of an array whose values can all be in the bytes that are left.</summary>
    public bool TryReadArrayHeader(out int count) =>
        TryReadCount(MessagePackForm.FixArray, MessagePackForm.Array16, bytesPerEntry: 1, out count);

    /// <summary>Reads the beginning of a map whose entries can all be in the bytes that are left.</summary>
    public bool TryReadMapHeader(out int count) =>
        TryReadCount(MessagePackForm.FixMap, MessagePackForm.Map16, bytesPerEntry: 2, out count);

    /// <summary>The next byte; -1 at the end.</summary>
    private readonly int Next => (uint)_position < (uint)_bytes.Length ? _bytes[_position] : -1;

    private bool TryTake(uint length, out ReadOnlySpan<byte> bytes)
    {
        if (length > (uint)Remaining)
        {
            bytes = default;
            return false;
        }

        bytes = _bytes.Slice(_position, (int)length);
        _position += (int)length;
        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadLongInteger(out long value)
    {
        value = 0;
        var form = Next;
        if (form >= MessagePackForm.SmallestNegativeFixint)
        {
            value = (sbyte)form;
            _position++;
            return true;
        }

        if (form is < MessagePackForm.Unsigned8 or > MessagePackForm.Signed64)
        {
            return false;
        }

        // uint 8 16 32 64 are cc cd ce cf, int 8 16 32 64 are d0 d1 d2 d3.
        var width = 1 << (form & 3);
        if ((form == MessagePackForm.Unsigned64 && Remaining > 1 && _bytes[_position + 1] > sbyte.MaxValue)
            || !TryReadNumber(width, out var number))
        {
            return false;
        }

        var unused = 64 - (8 * width);
        value = form >= MessagePackForm.Signed8 ? (long)(number << unused) >> unused : (long)number;
        return true;
    }

    /// <summary>Reads a form byte and the number of so many bytes behind it.</summary>
    private bool TryReadNumber(int width, out ulong number)
    {
        number = 0;
        if (Remaining <= width)
        {
            return false;
        }

        var at = _bytes.Slice(_position + 1, width);
        number = width switch
        {
            sizeof(byte) => at[0],
            sizeof(ushort) => BinaryPrimitives.ReadUInt16BigEndian(at),
            sizeof(uint) => BinaryPrimitives.ReadUInt32BigEndian(at),
            _ => BinaryPrimitives.ReadUInt64BigEndian(at),
        };
        _position += 1 + width;
        return true;
    }

    // The forms of 8, 16 and 32 bits of length follow each other, for str and for bin.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadLength(int form8, out uint length)
    {
        var size = Next - form8;
        ulong number = 0;
        var isLength = size is >= 0 and <= 2 && TryReadNumber(1 << size, out number);
        length = (uint)number;
        return isLength;
    }

    private bool TryReadCount(int fix, int form16, int bytesPerEntry, out int count)
    {
        var before = _position;
        var next = Next;
        ulong number = 0;
        bool isCount;
        if ((next & ~MessagePackForm.LargestFixCount) == fix)
        {
            isCount = true;
            number = (ulong)(next & MessagePackForm.LargestFixCount);
            _position++;
        }
        else
        {
            isCount = (next == form16 && TryReadNumber(sizeof(ushort), out number))
                || (next == form16 + 1 && TryReadNumber(sizeof(uint), out number));
        }

        if (!isCount || number > (ulong)(Remaining / bytesPerEntry))
        {
            _position = before;
            count = 0;
            return false;
        }

        count = (int)number;
        return true;
    }
}
