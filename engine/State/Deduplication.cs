using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.State;

/// <summary>
/// The messages taken lately, by queue and JMSMessageID, so that one which the broker delivers again is known again.
/// The broker's redelivered flag and count are not looked at: they lie (3-architecture, "ActiveMQ facts").
/// </summary>
/// <remarks>
/// The ids stand in a ring, in the order in which they came, each in a room of its own; the oldest makes room for the
/// next, and leaves the table by its hash, without being read.
/// <code>
/// room:  u8 queue | u8 length | id, UTF-8, up to 252 bytes | unused
/// </code>
/// </remarks>
public sealed class Deduplication
{
    private const int Header = 2;
    private const int Room = 256;

    // A cut is made before a character of up to four bytes.
    private const int LongestWholeId = Limits.TextBytes - 4;

    private readonly byte[] _ids;
    private readonly uint[] _hashes;
    private readonly HandleTable _places;
    private readonly int _capacity;
    private int _next;

    /// <summary>Nothing taken.</summary>
    /// <param name="capacity">Messages to remember; above the sum of all ack windows, which is what can come
    /// again.</param>
    public Deduplication(int capacity = Limits.RememberedMessages)
    {
        _capacity = capacity;
        _ids = new byte[capacity * Room];
        _hashes = new uint[capacity];
        _places = new HandleTable(capacity);
    }

    /// <summary>
    /// Takes a message; false if it was taken before. One without an id is always new, and so is one whose id is so
    /// long that it may have been cut: its end, where ids differ, is not there.
    /// </summary>
    /// <param name="source">The queue it came from.</param>
    /// <param name="messageId">At most <see cref="Limits.TextBytes"/> bytes.</param>
    public bool TryTake(Source source, ReadOnlySpan<byte> messageId)
    {
        if (messageId.IsEmpty || messageId.Length > LongestWholeId)
        {
            return true;
        }

        var hash = HandleTable.Hash(messageId) + (uint)source;
        var probe = 0;
        while (_places.TryNext(hash, ref probe, out var place))
        {
            if (IsIn(place, source, messageId))
            {
                return false;
            }
        }

        Keep(hash, source, messageId);
        return true;
    }

    private bool IsIn(int place, Source source, ReadOnlySpan<byte> messageId)
    {
        var room = _ids.AsSpan(place * Room, Room);
        return room[0] == (byte)source
            && room[1] == messageId.Length
            && room.Slice(Header, messageId.Length).SequenceEqual(messageId);
    }

    private void Keep(uint hash, Source source, ReadOnlySpan<byte> messageId)
    {
        if (_places.Count == _capacity)
        {
            _places.Remove(_hashes[_next], _next);
        }

        var room = _ids.AsSpan(_next * Room, Room);
        room[0] = (byte)source;
        room[1] = (byte)messageId.Length;
        messageId.CopyTo(room[Header..]);
        _hashes[_next] = hash;
        _places.Add(hash, _next);
        _next = _next + 1 == _capacity ? 0 : _next + 1;
        _places.Prefetch(_hashes[_next]);
    }
}
