using System.Diagnostics;

namespace MediaRouting.Daemon.Demo;

/// <summary>What people are going to do, and when.</summary>
internal sealed class Agenda
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly PriorityQueue<Action, (TimeSpan Due, long Number)> _actions = new();
    private long _number;

    /// <summary>Time since the agenda was opened.</summary>
    public TimeSpan Now => Stopwatch.GetElapsedTime(_start);

    /// <summary>
    /// Notes something to do after a while. What is due at the same time is done in the order it was noted.
    /// </summary>
    public void After(TimeSpan delay, Action action) => _actions.Enqueue(action, (Now + delay, ++_number));

    /// <summary>Takes the next thing that is due.</summary>
    public bool TryTake(out Action action)
    {
        if (_actions.TryPeek(out action!, out var first) && first.Due <= Now)
        {
            _actions.Dequeue();
            return true;
        }

        return false;
    }

    /// <summary>How long until something is due, at most <paramref name="limit"/>.</summary>
    public TimeSpan Pause(TimeSpan limit)
    {
        if (!_actions.TryPeek(out _, out var first) || first.Due - Now > limit)
        {
            return limit;
        }

        // Waits count in whole milliseconds; rounded down, the last one would be spent spinning.
        return TimeSpan.FromMilliseconds(Math.Max(0, Math.Ceiling((first.Due - Now).TotalMilliseconds)));
    }
}
