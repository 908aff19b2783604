using System.Runtime.CompilerServices;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Statistics;

/// <summary>
/// What MRE counts of queues and agents, by the event that changes it: a few additions an event, nothing allocated,
/// whole numbers only. What can be seen in the tables (who waits, how agents stand) is not counted here but looked at
/// by whoever asks (<see cref="StatisticsReader"/>).
/// </summary>
public sealed class RoutingStatistics
{
    // Weight of a departure in the pace: 2 to the power of -3, as in the smoothed round-trip time of RFC 6298.
    private const int PaceShift = 3;

    private static readonly FieldTable<QueueCounts> QueueFields = new FieldTableBuilder<QueueCounts>("QueueCounts")
        .Field(1, "Offered", (ref it) => ref it.Offered)
        .Field(2, "Answered", (ref it) => ref it.Answered)
        .Field(3, "AbandonedInQueue", (ref it) => ref it.AbandonedInQueue)
        .Field(4, "AbandonedWhileOffered", (ref it) => ref it.AbandonedWhileOffered)
        .Field(5, "GivenUp", (ref it) => ref it.GivenUp)
        .Field(6, "AnsweredInTime", (ref it) => ref it.AnsweredInTime)
        .Field(7, "AbandonedInTime", (ref it) => ref it.AbandonedInTime)
        .Field(8, "AnsweredWaits", (ref it) => ref it.AnsweredWaits)
        .Field(9, "LongestAnsweredWait", (ref it) => ref it.LongestAnsweredWait)
        .Field(10, "Pace", (ref it) => ref it.Pace)
        .Field(11, "PaceSince", (ref it) => ref it.PaceSince)
        .Build();

    private static readonly FieldTable<SessionTimes> SessionFields =
        new FieldTableBuilder<SessionTimes>("SessionTimes")
            .Field(1, "Offers", (ref it) => ref it.Offers)
            .Field(2, "Answered", (ref it) => ref it.Answered)
            .Field(3, "SignedIn", (ref it) => ref it.SignedIn)
            .Field(4, "Occupied", (ref it) => ref it.Occupied)
            .Field(5, "Since", (ref it) => ref it.Since)
            .Build();

    private readonly Registry _registry;
    private QueueCounts[] _queues;
    private SessionTimes[] _sessions;

    /// <summary>Nothing counted yet.</summary>
    public RoutingStatistics(Registry registry)
    {
        _registry = registry;
        _queues = new QueueCounts[registry.QueueCount];
        _sessions = new SessionTimes[registry.SessionCount];
        Configured();
    }

    /// <summary>The counts of a queue.</summary>
    public ref readonly QueueCounts Queue(int queue) => ref _queues[queue];

    /// <summary>The times of an agent on an MRD.</summary>
    public ref readonly SessionTimes Session(int session) => ref _sessions[session];

    /// <summary>
    /// Agents, MRDs and queues have other handles: what was counted stays with those that stay, and goes with the rest.
    /// </summary>
    internal void Renumber(Renumbering renumbering) =>
        (_queues, _sessions) = (renumbering.ByQueue(_queues), renumbering.BySession(_sessions));

    /// <summary>The configuration is another: thresholds hold from now on, what was counted stays.</summary>
    internal void Configured()
    {
        for (var queue = 0; queue < _queues.Length; queue++)
        {
            _queues[queue].Threshold = _registry.Queue(queue).ServiceLevel?.ThresholdSeconds * 1000L ?? -1;
        }
    }

    /// <summary>A task has entered a queue.</summary>
    internal void Offered(int queue) => _queues[queue].Offered++;

    /// <summary>A task is answered for the first time.</summary>
    /// <param name="queue">Its queue.</param>
    /// <param name="session">Who answered it.</param>
    /// <param name="wait">Milliseconds since it entered the queue.</param>
    internal void Answered(int queue, int session, long wait)
    {
        ref var counts = ref _queues[queue];
        counts.Answered++;
        counts.AnsweredWaits += wait;
        counts.LongestAnsweredWait = Math.Max(counts.LongestAnsweredWait, wait);
        counts.AnsweredInTime += wait <= counts.Threshold ? 1 : 0;
        _sessions[session].Answered++;
    }

    /// <summary>A task that nobody has answered is closed.</summary>
    /// <param name="queue">Its queue.</param>
    /// <param name="wait">Milliseconds since it entered the queue.</param>
    /// <param name="isWaiting">It waited; else an agent had the offer.</param>
    internal void Abandoned(int queue, long wait, bool isWaiting)
    {
        ref var counts = ref _queues[queue];
        (isWaiting ? ref counts.AbandonedInQueue : ref counts.AbandonedWhileOffered)++;
        counts.AbandonedInTime += wait <= counts.Threshold ? 1 : 0;
    }

    /// <summary>A task that nobody has answered is given up.</summary>
    internal void GivenUp(int queue) => _queues[queue].GivenUp++;

    /// <summary>An agent is offered a task.</summary>
    internal void OfferMade(int session) => _sessions[session].Offers++;

    /// <summary>A task has begun to wait where nobody waited.</summary>
    internal void WaitBegan(int queue, long now) => _queues[queue].PaceSince = now;

    /// <summary>A task that waited does not any more: an agent is found, or it has left.</summary>
    internal void Departed(int queue, long now)
    {
        ref var counts = ref _queues[queue];
        var interval = now - counts.PaceSince;
        counts.Pace = counts.Pace == 0 ? interval << PaceShift : counts.Pace + interval - (counts.Pace >> PaceShift);
        counts.PaceSince = now;
    }

    /// <summary>The time of an agent counts as something else from now on.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void OccupationChanged(int session, Occupation former, long now)
    {
        ref var times = ref _sessions[session];
        times.SignedIn = times.SignedInUntil(former, now);
        times.Occupied = times.OccupiedUntil(former, now);
        times.Since = now;
    }

    /// <summary>
    /// Milliseconds that one departure takes as long as tasks wait: the pace, or the time that the next one is due for
    /// already, if that is longer.
    /// </summary>
    /// <param name="queue">The queue.</param>
    /// <param name="waiting">Tasks that wait in it.</param>
    /// <param name="now">Unix milliseconds.</param>
    /// <returns>-1 if none has been seen and none is due.</returns>
    internal long Interval(int queue, int waiting, long now)
    {
        ref readonly var counts = ref _queues[queue];
        var due = waiting > 0 ? now - counts.PaceSince : 0;
        return counts.Pace == 0 && waiting == 0 ? -1 : Math.Max(counts.Pace >> PaceShift, due);
    }

    /// <summary>Counting begins now, with the agents who are there: nothing is known of the time before.</summary>
    internal void BeginAt(long now)
    {
        foreach (ref var times in _sessions.AsSpan())
        {
            times.Since = now;
        }

        foreach (ref var counts in _queues.AsSpan())
        {
            counts.PaceSince = now;
        }
    }

    /// <summary>Writes what was counted.</summary>
    internal void Save(PartWriter to)
    {
        foreach (ref readonly var counts in _queues.AsSpan())
        {
            to.Record(QueueFields, in counts);
        }

        foreach (ref readonly var times in _sessions.AsSpan())
        {
            to.Record(SessionFields, in times);
        }
    }

    /// <summary>Goes on counting from what was written.</summary>
    internal bool TryLoad(PartReader from)
    {
        foreach (ref var counts in _queues.AsSpan())
        {
            if (!from.TryRecord(QueueFields, out counts))
            {
                return false;
            }
        }

        foreach (ref var times in _sessions.AsSpan())
        {
            if (!from.TryRecord(SessionFields, out times))
            {
                return false;
            }
        }

        Configured();
        return true;
    }
}
