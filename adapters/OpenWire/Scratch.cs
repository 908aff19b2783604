using System.Buffers.Text;

namespace MediaRouting.OpenWire;

/// <summary>
/// Room for what a message holds that cannot be used where it stands: converted texts, its id as text. Reset for each
/// message; a span taken stays good until then, also when the room had to grow.
/// </summary>
internal sealed class Scratch
{
    private const int SeparatorsAndNumbers = 3 * (1 + 20);
    private const int UsualBytes = 4 * 1024;

    // As with the receive buffer: more is given back, so that one huge message does not pin its size for good.
    private const int KeptBytes = 1024 * 1024;

    private byte[] _bytes = new byte[UsualBytes];
    private int _used;

    public void Reset()
    {
        _used = 0;
        if (_bytes.Length > KeptBytes)
        {
            _bytes = new byte[UsualBytes];
        }
    }

    /// <summary>
    /// A string of the wire in UTF-8, where it stands if it is that already; what has no UTF-8 becomes U+FFFD.
    /// </summary>
    public ReadOnlySpan<byte> Utf8(ReadOnlySpan<byte> modified) => Utf8(modified, out _);

    /// <summary>The same; <paramref name="faithful"/> is false if something had to be replaced.</summary>
    public ReadOnlySpan<byte> Utf8(ReadOnlySpan<byte> modified, out bool faithful)
    {
        faithful = true;
        if (ModifiedUtf8.IsUtf8(modified))
        {
            return modified;
        }

        Span<byte> room = Room(ModifiedUtf8.MaxUtf8Length(modified.Length));
        return Take(room, ModifiedUtf8.ToUtf8(modified, room, out faithful));
    }

    /// <summary>
    /// The text form of a message id without a text view: connection, session, producer and sequence.
    /// </summary>
    public ReadOnlySpan<byte> MessageId(ReadOnlySpan<byte> connection, long session, long producer, long sequence)
    {
        ReadOnlySpan<byte> connectionUtf8 = Utf8(connection);
        Span<byte> room = Room(connectionUtf8.Length + SeparatorsAndNumbers);
        connectionUtf8.CopyTo(room);
        int length = connectionUtf8.Length;
        Append(room, session, ref length);
        Append(room, producer, ref length);
        Append(room, sequence, ref length);
        return Take(room, length);
    }

    /// <summary>A text behind a prefix.</summary>
    public ReadOnlySpan<byte> Prefixed(ReadOnlySpan<byte> prefix, ReadOnlySpan<byte> text)
    {
        Span<byte> room = Room(prefix.Length + text.Length);
        prefix.CopyTo(room);
        text.CopyTo(room[prefix.Length..]);
        return Take(room, room.Length);
    }

    private static void Append(Span<byte> room, long number, ref int length)
    {
        room[length++] = (byte)':';
        Utf8Formatter.TryFormat(number, room[length..], out int digits);
        length += digits;
    }

    private Span<byte> Room(int length)
    {
        if (length > _bytes.Length - _used)
        {
            // Spans taken before keep the old array alive.
            _bytes = new byte[Math.Max(2 * _bytes.Length, length)];
            _used = 0;
        }

        return _bytes.AsSpan(_used, length);
    }

    private Span<byte> Take(Span<byte> room, int length)
    {
        _used += length;
        return room[..length];
    }
}
