using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// Estimates the wait of a new task: none if an agent is free for it; else its position times what one departure of its
/// queue takes at the pace of late (<see cref="Statistics.QueueCounts.Pace"/>), or, if nobody has left for longer than
/// that, times this. It does not look at other queues: what their agents are taken away for, the pace has seen.
/// </summary>
/// <param name="tables">MRE's.</param>
public sealed class WaitEstimator(RoutingTables tables)
{
    private readonly AgentChoice _choice = new(tables);

    /// <summary>The estimate for a task that would come now.</summary>
    /// <param name="wanted">What it would ask for.</param>
    /// <param name="now">Unix milliseconds.</param>
    public WaitEstimate Of(in TaskParams wanted, long now)
    {
        var queue = wanted.Queue;
        var position = tables.Waiting.CountFrom(queue, wanted.Level) + 1;
        var task = new Waiting { Step = tables.Steps.Reached(queue, waited: 0), Preferred = wanted.Preferred };
        if (_choice.First(in task) >= 0)
        {
            return new(queue, position, Seconds: 0);
        }

        var interval = tables.Statistics.Interval(queue, tables.Waiting.CountOf(queue), now);
        var seconds = interval < 0 ? WaitEstimate.NotKnown : ((interval * position) + 999) / 1000;
        return new(queue, position, (int)Math.Min(seconds, int.MaxValue));
    }

    /// <summary>The estimate for a task with these params.</summary>
    /// <param name="mrd">Its MRD.</param>
    /// <param name="packedParams">Its params, packed.</param>
    /// <param name="priority">1..10, or 0 if the request has none.</param>
    public WaitEstimate Of(int mrd, ReadOnlySpan<byte> packedParams, int priority) =>
        Of(TaskParams.Read(tables.Registry, mrd, packedParams, priority), tables.Now);
}
