using System.Diagnostics;

namespace MediaRouting.Load.Checker;

/// <summary>
/// Work conservation as the wire shows it: for how long tasks of a queue waited while somebody who may take them was
/// idle. What the daemon does in one step is told in several messages, which may arrive a little apart: hence a bound.
/// </summary>
/// <param name="queues">The queues.</param>
internal sealed class IdleWatch(IReadOnlyList<CheckedQueue> queues)
{
    private readonly int[] _waiting = new int[queues.Count];
    private readonly int[] _idle = new int[queues.Count];
    private readonly long[] _togetherSince = new long[queues.Count];
    private readonly List<(int Queue, long From, long Until)> _spans = [];
    private readonly List<(long From, long Until)> _disturbances = [];

    // Shorter ones need not be kept: no bound is below that.
    private static readonly long Shortest = Stopwatch.Frequency / 1000;

    /// <summary>Tasks that wait, over all queues.</summary>
    public int Waiting { get; private set; }

    /// <summary>A task begins or ceases to wait.</summary>
    public void ChangeWaiting(int queue, int by, long at)
    {
        _waiting[queue] += by;
        Waiting += by;
        Touch(queue, at);
    }

    /// <summary>Somebody who may take tasks of a queue begins or ceases to be idle.</summary>
    public void ChangeIdle(int queue, int by, long at)
    {
        _idle[queue] += by;
        Touch(queue, at);
    }

    /// <summary>Messages were held up for a while: nothing that lasted no longer than that is the daemon's.</summary>
    public void Disturbed(long from, long until) => _disturbances.Add((from, until));

    /// <summary>The end: notes what lasted longer than the bound.</summary>
    /// <returns>The longest.</returns>
    public TimeSpan Conclude(TimeSpan bound, long at, Violations violations)
    {
        for (var queue = 0; queue < queues.Count; queue++)
        {
            End(queue, at);
        }

        foreach (var (queue, from, until) in _spans)
        {
            var lasted = Stopwatch.GetElapsedTime(from, until);
            var allowed = bound + HeldUp(from, until);
            if (lasted > allowed)
            {
                violations.Add(
                    ViolationKind.IdleBesideWaiting,
                    $"tasks of {queues[queue].Id} waited beside idle agents for {lasted.TotalMilliseconds:0} ms, "
                    + $"where {allowed.TotalMilliseconds:0} ms are the most");
            }
        }

        return _spans.Count == 0
            ? TimeSpan.Zero
            : _spans.Max(span => Stopwatch.GetElapsedTime(span.From, span.Until));
    }

    private void Touch(int queue, long at)
    {
        if (_waiting[queue] > 0 && _idle[queue] > 0)
        {
            _togetherSince[queue] = _togetherSince[queue] == 0 ? at : _togetherSince[queue];
        }
        else
        {
            End(queue, at);
        }
    }

    private void End(int queue, long at)
    {
        if (_togetherSince[queue] != 0 && at - _togetherSince[queue] >= Shortest)
        {
            _spans.Add((queue, _togetherSince[queue], at));
        }

        _togetherSince[queue] = 0;
    }

    private TimeSpan HeldUp(long from, long until) => _disturbances
        .Where(one => one.From < until && one.Until > from)
        .Aggregate(TimeSpan.Zero, (sum, one) => sum + Stopwatch.GetElapsedTime(one.From, one.Until));
}
