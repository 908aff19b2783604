using System.Numerics;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Snapshot;

namespace MediaRouting.Engine.State;

/// <summary>
/// The messages taken lately, by queue and JMSMessageID, so that one which the broker delivers again is known again.
/// The broker's redelivered flag and count are not looked at: they lie (3-architecture, "ActiveMQ facts").
/// </summary>
/// <remarks>
/// The ids stand in a ring, in the order in which they came, each in a room of its own; the oldest makes room for the
/// next. Messages of one hash are a chain from the latest to the oldest, which ends where the ring has moved on: so
/// nothing ever has to be taken out of a chain.
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
    private readonly Link[] _links;
    private readonly long[] _latest;
    private readonly int _capacity;
    private readonly int _mask;

    // Messages are numbered from 1 as they are taken; the room of one is its number modulo the rooms.
    private long _taken;

    /// <summary>Nothing taken.</summary>
    /// <param name="capacity">Messages to remember; above the sum of all ack windows, which is what can come
    /// again.</param>
    public Deduplication(int capacity = Limits.RememberedMessages)
    {
        _capacity = capacity;
        var rooms = (int)BitOperations.RoundUpToPowerOf2((uint)capacity);
        _mask = rooms - 1;
        _ids = new byte[rooms * Room];
        _links = new Link[rooms];
        _latest = new long[rooms];
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

        var hash = HashOf(source, messageId);
        ref var latest = ref _latest[(int)hash & _mask];
        for (var number = latest; number > _taken - _capacity && number > 0;)
        {
            var place = (int)number & _mask;
            if (_links[place].Hash == hash && IsIn(place, source, messageId))
            {
                return false;
            }

            number = _links[place].Before;
        }

        Keep(ref latest, hash, source, messageId);
        return true;
    }

    /// <summary>Writes how many messages were taken so far, and those that are remembered, the oldest first.</summary>
    internal void Save(PartWriter to)
    {
        var remembered = Math.Min(_taken, _capacity);
        to.Integer(_taken);
        to.Integer(remembered);
        for (var number = _taken - remembered + 1; number <= _taken; number++)
        {
            var room = _ids.AsSpan(((int)number & _mask) * Room, Room);
            to.Integer(room[0]);
            to.Text(room.Slice(Header, room[1]));
        }
    }

    /// <summary>Remembers what was remembered.</summary>
    internal bool TryLoad(PartReader from)
    {
        if (!from.TryInteger(0, long.MaxValue, "messages taken", out long taken)
            || !from.TryInteger(0, (int)Math.Min(taken, _capacity), "messages remembered", out int remembered))
        {
            return false;
        }

        _taken = taken - remembered;
        while (_taken < taken)
        {
            if (!from.TryInteger(0, (int)Source.CommunicationServer, "the queue of a message", out int source)
                || !from.TryText(1, LongestWholeId, "the id of a message", out var id))
            {
                return false;
            }

            var hash = HashOf((Source)source, id);
            Keep(ref _latest[(int)hash & _mask], hash, (Source)source, id);
        }

        return true;
    }

    private static uint HashOf(Source source, ReadOnlySpan<byte> messageId) => TextHash.Of(messageId) + (uint)source;

    private bool IsIn(int place, Source source, ReadOnlySpan<byte> messageId)
    {
        var room = _ids.AsSpan(place * Room, Room);
        return room[0] == (byte)source
            && room[1] == messageId.Length
            && room.Slice(Header, messageId.Length).SequenceEqual(messageId);
    }

    private void Keep(ref long latest, uint hash, Source source, ReadOnlySpan<byte> messageId)
    {
        var place = (int)++_taken & _mask;
        var room = _ids.AsSpan(place * Room, Room);
        room[0] = (byte)source;
        room[1] = (byte)messageId.Length;
        messageId.CopyTo(room[Header..]);
        _links[place] = new Link(latest, hash);
        latest = _taken;
    }

    /// <summary>The message of the same chain that was taken before, by number, and the hash of this one.</summary>
    private readonly record struct Link(long Before, uint Hash);
}
