namespace MediaRouting.Tests.Naive.Model;

/// <summary>Everything that is to happen by itself in one role, and the time of the command in hand.</summary>
internal sealed class ModelTimers
{
    private readonly List<ModelTimer> _armed = [];
    private long _armings;

    /// <summary>The time of the command in hand, Unix milliseconds; it never goes back.</summary>
    public long Now { get; private set; }

    /// <summary>When something is due next, or null.</summary>
    public long? NextDue => _armed.Count == 0 ? null : _armed.Min(timer => timer.Due);

    /// <summary>A command has come.</summary>
    public void Reach(long time) => Now = Math.Max(Now, time);

    /// <summary>Something is to happen at a time.</summary>
    public ModelTimer Arm(long due, Action fire)
    {
        var timer = new ModelTimer(due, ++_armings, fire);
        _armed.Add(timer);
        return timer;
    }

    /// <summary>Something is not to happen after all.</summary>
    public void Cancel(ModelTimer? timer) => _armed.RemoveAll(armed => ReferenceEquals(armed, timer));

    /// <summary>Lets everything happen that is due: by due time, then in arming order.</summary>
    public void FireDue()
    {
        while (_armed.Where(timer => timer.Due <= Now).OrderBy(timer => timer.Due).ThenBy(timer => timer.Arming)
            .FirstOrDefault() is { } due)
        {
            Cancel(due);
            due.Fire();
        }
    }
}
