using System.Runtime.CompilerServices;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Snapshot;

namespace MediaRouting.Engine.State;

/// <summary>
/// The messages taken lately, by queue and JMSMessageID, so that one which the broker delivers again is known again.
/// The broker's redelivered flag and count are not looked at: they lie (3-architecture, "ActiveMQ facts").
/// </summary>
/// <remarks>
/// The ids stand in a ring, in the order in which they came, each in a room of its own; the oldest makes room for the
/// next. A table for each queue finds them.
/// </remarks>
public sealed class Deduplication
{
    private const int Queues = (int)Source.CommunicationServer + 1;

    // A cut is made before a character of up to four bytes.
    private const int LongestWholeId = Limits.TextBytes - 4;

    private readonly byte[] _ids;
    private readonly Taken[] _messages;
    private readonly HandleTable<Rooms>[] _rooms = new HandleTable<Rooms>[Queues];

    // The room of the next message; the oldest has it, once there are as many as are remembered.
    private int _next;
    private int _remembered;
    private long _taken;

    /// <summary>Nothing taken.</summary>
    /// <param name="capacity">Messages to remember; above the sum of all ack windows, which is what can come
    /// again.</param>
    public Deduplication(int capacity = Limits.RememberedMessages)
    {
        _ids = new byte[capacity * LongestWholeId];
        _messages = new Taken[capacity];
        for (var queue = 0; queue < Queues; queue++)
        {
            _rooms[queue] = new HandleTable<Rooms>(new Rooms(this));
        }
    }

    private int Capacity => _messages.Length;

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

        var hash = TextHash.Of(messageId);
        if (_rooms[(int)source].Find(hash, messageId) >= 0)
        {
            return false;
        }

        Keep(hash, source, messageId);
        return true;
    }

    /// <summary>Writes how many messages were taken so far, and those that are remembered, the oldest first.</summary>
    internal void Save(PartWriter to)
    {
        to.Integer(_taken);
        to.Integer(_remembered);
        for (var place = 0; place < _remembered; place++)
        {
            var room = (_next - _remembered + place + Capacity) % Capacity;
            to.Integer(_messages[room].Queue);
            to.Text(IdIn(room));
        }
    }

    /// <summary>Remembers what was remembered.</summary>
    internal bool TryLoad(PartReader from)
    {
        if (!from.TryInteger(0, long.MaxValue, "messages taken", out long taken)
            || !from.TryInteger(0, (int)Math.Min(taken, Capacity), "messages remembered", out int remembered))
        {
            return false;
        }

        while (_remembered < remembered)
        {
            if (!from.TryInteger(0, Queues - 1, "the queue of a message", out int source)
                || !from.TryText(1, LongestWholeId, "the id of a message", out var id))
            {
                return false;
            }

            Keep(TextHash.Of(id), (Source)source, id);
        }

        _taken = taken;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> IdIn(int room) => _ids.AsSpan(room * LongestWholeId, _messages[room].Length);

    private void Keep(uint hash, Source source, ReadOnlySpan<byte> messageId)
    {
        ref var message = ref _messages[_next];
        if (message.Length != 0)
        {
            _rooms[message.Queue].Remove(message.Hash, _next);
            _remembered--;
        }

        message = new Taken { Hash = hash, Queue = (byte)source, Length = (byte)messageId.Length };
        messageId.CopyTo(_ids.AsSpan(_next * LongestWholeId));
        _rooms[(int)source].Add(hash, _next);
        _remembered++;
        _taken++;
        _next = _next + 1 == Capacity ? 0 : _next + 1;

        // The next to be forgotten has not been touched for as long as it was remembered.
        CacheLine.Prefetch(ref _ids[_next * LongestWholeId]);
        _rooms[_messages[_next].Queue].Prefetch(_messages[_next].Hash);
    }

    /// <summary>What it takes to find a message, and to forget it.</summary>
    private struct Taken
    {
        public uint Hash;
        public byte Queue;
        public byte Length;
    }

    private readonly struct Rooms(Deduplication messages) : IKeyed
    {
        public bool HasKey(int handle, ReadOnlySpan<byte> key) => messages.IdIn(handle).SequenceEqual(key);
    }
}
