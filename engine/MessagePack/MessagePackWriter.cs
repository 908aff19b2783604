using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace MediaRouting.Engine.MessagePack;

/// <summary>
/// Writes MessagePack (msgpack.org, specification of 2017) into a buffer that grows and is used again, so that a warm
/// writer allocates nothing. Integers take their smallest form. Floating point, extensions and timestamps are not
/// written: nothing that is persisted has them.
/// </summary>
public sealed class MessagePackWriter
{
    // A lone surrogate in a text of the configuration would be read back as another text.
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private byte[] _buffer;
    private int _length;

    /// <summary>An empty writer.</summary>
    /// <param name="capacity">Bytes to begin with; the buffer grows with need.</param>
    public MessagePackWriter(int capacity = 4096) =>
        _buffer = new byte[Math.Max(capacity, MessagePackForm.HeadBytes)];

    /// <summary>Bytes written since the last <see cref="Reset"/>.</summary>
    public int Length => _length;

    /// <summary>What was written; good until more is.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _length);

    /// <summary>Forgets what was written and keeps the buffer.</summary>
    public void Reset() => _length = 0;

    /// <summary>Writes nil.</summary>
    public void WriteNil() => WriteByte(MessagePackForm.Nil);

    /// <summary>Writes false or true.</summary>
    public void WriteBoolean(bool value) => WriteByte(value ? MessagePackForm.True : MessagePackForm.False);

    /// <summary>Writes a whole number in its smallest form; one that is not negative in an unsigned one.</summary>
    public void WriteInteger(long value) => _length += MessagePackForm.WriteInteger(ref Head(), value);

    /// <summary>Writes a whole number in its smallest form.</summary>
    public void WriteUnsigned(ulong value) => _length += MessagePackForm.WriteUnsigned(ref Head(), value);

    /// <summary>Writes a text as str; one that is not UTF-8 as bin, so that any reader can read it.</summary>
    public void WriteText(ReadOnlySpan<byte> utf8) =>
        _length += MessagePackForm.WriteText(ref Room(MessagePackForm.HeadBytes + utf8.Length), utf8);

    /// <summary>Writes a text as str.</summary>
    /// <exception cref="EncoderFallbackException">It has half of a surrogate pair.</exception>
    public void WriteText(string text)
    {
        var length = Strict.GetByteCount(text);
        _length += MessagePackForm.WriteTextHead(ref Room(MessagePackForm.HeadBytes + length), length);
        _length += Strict.GetBytes(text, _buffer.AsSpan(_length));
    }

    /// <summary>Appends MessagePack that was written elsewhere.</summary>
    public void Append(ReadOnlySpan<byte> written) =>
        _length += MessagePackForm.Copy(ref Room(written.Length), written);

    /// <summary>Writes bytes as bin.</summary>
    public void WriteBinary(ReadOnlySpan<byte> bytes)
    {
        ref var to = ref Room(MessagePackForm.HeadBytes + bytes.Length);
        var head = MessagePackForm.WriteBinaryHead(ref to, bytes.Length);
        _length += head + MessagePackForm.Copy(ref Unsafe.Add(ref to, head), bytes);
    }

    /// <summary>Begins an array; so many values follow.</summary>
    public void WriteArrayHeader(int count) => _length += MessagePackForm.WriteCount(
        ref Head(), MessagePackForm.FixArray, MessagePackForm.Array16, Counted(count));

    /// <summary>Begins a map; so many keys follow, each with its value behind it.</summary>
    public void WriteMapHeader(int count) => _length += MessagePackForm.WriteCount(
        ref Head(), MessagePackForm.FixMap, MessagePackForm.Map16, Counted(count));

    /// <summary>Writes a text that is known to be UTF-8.</summary>
    internal void WriteKnownText(ReadOnlySpan<byte> utf8)
    {
        ref var to = ref Room(MessagePackForm.HeadBytes + utf8.Length);
        var head = MessagePackForm.WriteTextHead(ref to, utf8.Length);
        _length += head + MessagePackForm.Copy(ref Unsafe.Add(ref to, head), utf8);
    }

    /// <summary>Begins a map whose entries are counted while they are written.</summary>
    /// <returns>What <see cref="CloseMap"/> asks for.</returns>
    internal int OpenMap()
    {
        WriteByte(MessagePackForm.FixMap);
        return _length - 1;
    }

    /// <summary>Ends a map of <see cref="OpenMap"/>; above 15 entries what was written moves by two bytes.</summary>
    internal void CloseMap(int opened, int count)
    {
        if (count <= MessagePackForm.LargestFixCount)
        {
            _buffer[opened] = (byte)(MessagePackForm.FixMap | count);
            return;
        }

        var entries = _length - opened - 1;
        _ = Room(sizeof(ushort));
        _buffer.AsSpan(opened + 1, entries).CopyTo(_buffer.AsSpan(opened + 1 + sizeof(ushort)));
        _ = MessagePackForm.WriteCount(ref _buffer[opened], MessagePackForm.FixMap, MessagePackForm.Map16, count);
        _length += sizeof(ushort);
    }

    /// <summary>The buffer, with room for so many bytes behind <paramref name="at"/>, all before it kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal byte[] Buffer(int at, int length)
    {
        if (_buffer.Length - at < length)
        {
            Grow(at, length);
        }

        return _buffer;
    }

    /// <summary>Says how far the buffer of <see cref="Buffer"/> was written.</summary>
    internal void MoveTo(int at) => _length = at;

    private static int Counted(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count;
    }

    private void WriteByte(byte value)
    {
        Head() = value;
        _length++;
    }

    private ref byte Head() => ref Room(MessagePackForm.HeadBytes);

    private ref byte Room(int length) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Buffer(_length, length)), _length);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int at, int length)
    {
        var larger = GC.AllocateUninitializedArray<byte>(
            (int)Math.Min(Array.MaxLength, Math.Max((long)at + length, _buffer.Length * 2L)));
        _buffer.AsSpan(0, at).CopyTo(larger);
        _buffer = larger;
    }
}
