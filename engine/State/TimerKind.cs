namespace MediaRouting.Engine.State;

/// <summary>What a timer is for. Persisted numbers: they only grow.</summary>
public enum TimerKind : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The offer of a part is unanswered (Communication Server). Subject: the part.</summary>
    Offer = 1,

    /// <summary>The wrap-up of a part has lasted its limit (Communication Server). Subject: the part.</summary>
    WrapUp = 2,

    /// <summary>
    /// The next step of a waiting task opens, or its time to live is over (MRE). Subject: the task.
    /// </summary>
    Waiting = 3,

    /// <summary>Nothing was heard of a reservation for too long (MRE). Subject: the part.</summary>
    Guard = 4,
}
