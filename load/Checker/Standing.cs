namespace MediaRouting.Load.Checker;

/// <summary>How an agent stands on an MRD, by the messages.</summary>
internal sealed class Standing
{
    private long _since;

    /// <summary>Tasks, with offers and wrap-ups.</summary>
    public int Load { get; set; }

    /// <summary>The state last told.</summary>
    public string State { get; private set; } = "LOGOUT";

    /// <summary>True if the state says that another task may come.</summary>
    public bool MayBeOffered { get; private set; }

    /// <summary>True while counted as idle.</summary>
    public bool IsIdle { get; set; }

    /// <summary>Timestamp ticks with work, wrap-up and open offers included.</summary>
    public long OccupiedTicks { get; private set; }

    /// <summary>Timestamp ticks ready and without work.</summary>
    public long ReadyTicks { get; private set; }

    /// <summary>A state was told.</summary>
    public void Change(string state, bool mayBeOffered, long at)
    {
        Settle(at);
        State = state;
        MayBeOffered = mayBeOffered;
    }

    /// <summary>Counts the time until now.</summary>
    public void Settle(long at)
    {
        if (_since != 0 && State is "READY")
        {
            ReadyTicks += at - _since;
        }
        else if (_since != 0 && IsOccupied)
        {
            OccupiedTicks += at - _since;
        }

        _since = at;
    }

    /// <summary>True in the states that follow from work.</summary>
    public bool IsOccupied => State is "RESERVED" or "ACTIVE" or "BUSY" or "WORK_READY" or "INTERRUPTED";
}
