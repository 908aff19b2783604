using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.State;

/// <summary>
/// The messages taken lately, by queue and JMSMessageID, so that one which the broker delivers again is known again.
/// The broker's redelivered flag and count are not looked at: they lie (3-architecture, "ActiveMQ facts").
/// </summary>
public sealed class Deduplication
{
    // A cut is made before a character of up to four bytes.
    private const int LongestWholeId = Limits.TextBytes - 4;

    private readonly TextHeap _heap = new();
    private readonly IdTable _ids;
    private readonly TextHandle[] _latest;
    private readonly byte[] _key = new byte[1 + Limits.TextBytes];
    private int _next;

    /// <summary>Nothing taken.</summary>
    /// <param name="capacity">Messages to remember; above the sum of all ack windows, which is what can come
    /// again.</param>
    public Deduplication(int capacity = Limits.RememberedMessages)
    {
        _ids = new IdTable(_heap, capacity);
        _latest = new TextHandle[capacity];
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

        // One table for all queues: the key is the queue, then the id.
        _key[0] = (byte)source;
        messageId.CopyTo(_key.AsSpan(1));
        var key = _key.AsSpan(0, 1 + messageId.Length);
        if (_ids.Find(key) >= 0)
        {
            return false;
        }

        if (!_latest[_next].IsEmpty)
        {
            _ids.Remove(_heap[_latest[_next]]);
        }

        _latest[_next] = _ids.Add(key, _next);
        _next = (_next + 1) % _latest.Length;
        return true;
    }
}
