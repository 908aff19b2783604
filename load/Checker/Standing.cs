namespace MediaRouting.Load.Checker;

/// <summary>How an agent stands on an MRD, by the messages.</summary>
internal sealed class Standing
{
    private const string SignedOut = "LOGOUT";

    private long _since;

    /// <summary>Tasks, with offers and wrap-ups.</summary>
    public int Load { get; private set; }

    /// <summary>The state last told.</summary>
    public string State { get; private set; } = SignedOut;

    /// <summary>True unless signed out.</summary>
    public bool IsSignedIn => State is not SignedOut;

    /// <summary>True in the states that follow from work.</summary>
    public bool IsOccupied => State is "RESERVED" or "ACTIVE" or "BUSY" or "WORK_READY" or "INTERRUPTED";

    /// <summary>True if the state says that another task may come.</summary>
    public bool MayBeOffered { get; private set; }

    /// <summary>True while counted as idle.</summary>
    public bool IsIdle { get; set; }

    /// <summary>Offers here.</summary>
    public int Offers { get; set; }

    /// <summary>Tasks accepted here.</summary>
    public int Answered { get; set; }

    /// <summary>Timestamp ticks signed in.</summary>
    public long SignedInTicks { get; private set; }

    /// <summary>Timestamp ticks signed in with work, wrap-up and open offers included.</summary>
    public long OccupiedTicks { get; private set; }

    /// <summary>Timestamp ticks ready and without work.</summary>
    public long ReadyTicks { get; private set; }

    /// <summary>Times that the agent signed in.</summary>
    public int SignIns { get; private set; }

    /// <summary>Times that there was something to do after nothing.</summary>
    public int Occupations { get; private set; }

    /// <summary>A state was told.</summary>
    public void Change(string state, bool mayBeOffered, long at)
    {
        Settle(at);
        SignIns += !IsSignedIn && state is not SignedOut ? 1 : 0;
        State = state;
        MayBeOffered = mayBeOffered;
    }

    /// <summary>There is a task more or one less.</summary>
    /// <returns>The <see cref="Load"/> now.</returns>
    public int ChangeLoad(int by, long at)
    {
        Settle(at);
        Occupations += Load == 0 ? 1 : 0;
        return Load += by;
    }

    /// <summary>Counts the time until now.</summary>
    public void Settle(long at)
    {
        var time = IsSignedIn ? at - _since : 0;
        SignedInTicks += time;
        OccupiedTicks += Load > 0 ? time : 0;
        ReadyTicks += Load == 0 && State is "READY" ? time : 0;
        _since = at;
    }
}
