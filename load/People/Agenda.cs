using System.Diagnostics;

namespace MediaRouting.Load.People;

/// <summary>
/// What people are going to do, and when, in seconds of the scenario. It is an open loop: what follows from something
/// is planned from when that was to happen, however late it did.
/// </summary>
/// <param name="compression">Seconds of the scenario that pass in a real one.</param>
internal sealed class Agenda(double compression)
{
    private readonly PriorityQueue<Action, (long Due, long Number)> _actions = new();
    private readonly double _ticksPerSecond = Stopwatch.Frequency / compression;
    private long _number;

    /// <summary>When the scenario began: a timestamp.</summary>
    public long Start { get; private set; } = Stopwatch.GetTimestamp();

    /// <summary>
    /// The moment that what happens now was planned for, or at which what is reacted to arrived: a timestamp.
    /// </summary>
    public long Moment { get; set; } = Stopwatch.GetTimestamp();

    /// <summary>The moment, in seconds of the scenario.</summary>
    public double Seconds => (Moment - Start) / _ticksPerSecond;

    /// <summary>Lets the scenario begin now.</summary>
    public void Begin() => Start = Moment = Stopwatch.GetTimestamp();

    /// <summary>Notes something to do so many seconds after the moment.</summary>
    public void After(double seconds, Action action) =>
        _actions.Enqueue(action, (Moment + (long)(Math.Max(0, seconds) * _ticksPerSecond), ++_number));

    /// <summary>Notes something to do at a second of the scenario.</summary>
    public void At(double second, Action action) =>
        _actions.Enqueue(action, (Start + (long)(second * _ticksPerSecond), ++_number));

    /// <summary>Notes something to do a real time after the moment.</summary>
    public void AfterReal(TimeSpan time, Action action) =>
        _actions.Enqueue(action, (Moment + (long)(time.TotalSeconds * Stopwatch.Frequency), ++_number));

    /// <summary>Does the next thing that is due.</summary>
    /// <returns>False if nothing is.</returns>
    public bool TryDo()
    {
        if (_actions.TryPeek(out var action, out var first) && first.Due <= Stopwatch.GetTimestamp())
        {
            _actions.Dequeue();
            Moment = first.Due;
            action();
            return true;
        }

        return false;
    }

    /// <summary>How long until something is due, at most so long.</summary>
    public TimeSpan Pause(TimeSpan longest)
    {
        if (!_actions.TryPeek(out _, out var first))
        {
            return longest;
        }

        var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), first.Due);
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < longest ? left : longest;
    }
}
