using MediaRouting.Engine.Events;
using MediaRouting.Engine.Snapshot;

namespace MediaRouting.Engine.Statistics;

/// <summary>
/// What became of every message: received = applied + refused + duplicate + dead-lettered, always. Written by the state
/// machine alone, read by anybody.
/// </summary>
public sealed class Accounting
{
    private readonly long[] _refused = new long[(int)RefusalCode.ResponseTimeout + 1];
    private readonly long[] _deadLettered = new long[(int)RefusalCode.ResponseTimeout + 1];
    private long _received;
    private long _applied;
    private long _duplicates;
    private long _responseTimeouts;

    // Nothing is in hand between messages: what a timer leads to is not the last message's.
    private bool _settled = true;

    /// <summary>Messages that came from a queue.</summary>
    public long Received => Volatile.Read(ref _received);

    /// <summary>Messages that were carried out.</summary>
    public long Applied => Volatile.Read(ref _applied);

    /// <summary>Messages that had been taken before; they changed nothing.</summary>
    public long Duplicates => Volatile.Read(ref _duplicates);

    /// <summary>
    /// Messages, of those that were carried out, by which an MRE took back a reservation that was not answered in time.
    /// </summary>
    public long ResponseTimeouts => Volatile.Read(ref _responseTimeouts);

    /// <summary>Messages that were answered with this code and changed nothing.</summary>
    public long Refused(RefusalCode code) => Volatile.Read(ref _refused[(int)code]);

    /// <summary>Messages that went to the dead letters for this reason.</summary>
    public long DeadLettered(RefusalCode code) => Volatile.Read(ref _deadLettered[(int)code]);

    /// <summary>A message is taken up.</summary>
    internal void Begin()
    {
        _settled = false;
        Volatile.Write(ref _received, _received + 1);
    }

    /// <summary>The message in hand is refused; only the first word on it counts.</summary>
    internal void Refuse(RefusalCode code) => Settle(_refused, code);

    /// <summary>The message in hand goes to the dead letters; only the first word on it counts.</summary>
    internal void DeadLetter(RefusalCode code) => Settle(_deadLettered, code);

    /// <summary>The message in hand was taken before.</summary>
    internal void Duplicate()
    {
        _settled = true;
        Volatile.Write(ref _duplicates, _duplicates + 1);
    }

    /// <summary>An MRE has taken a reservation back.</summary>
    internal void ResponseTimeout() => Volatile.Write(ref _responseTimeouts, _responseTimeouts + 1);

    /// <summary>The message in hand is done with: carried out, unless it was said to be something else.</summary>
    internal void End()
    {
        if (!_settled)
        {
            Volatile.Write(ref _applied, _applied + 1);
        }

        _settled = true;
    }

    /// <summary>Writes all counts.</summary>
    internal void Save(PartWriter to)
    {
        to.Counts([_received, _applied, _duplicates, _responseTimeouts]);
        to.Counts(_refused);
        to.Counts(_deadLettered);
    }

    /// <summary>Goes on counting from what was written.</summary>
    internal bool TryLoad(PartReader from)
    {
        Span<long> counts = stackalloc long[4];
        var isRead = from.TryCounts(counts, "counts of messages")
            && from.TryCounts(_refused, "counts of refusals")
            && from.TryCounts(_deadLettered, "counts of dead letters");
        (_received, _applied, _duplicates, _responseTimeouts) = (counts[0], counts[1], counts[2], counts[3]);
        return isRead;
    }

    private void Settle(long[] counts, RefusalCode code)
    {
        if (!_settled)
        {
            _settled = true;
            Volatile.Write(ref counts[(int)code], counts[(int)code] + 1);
        }
    }
}
