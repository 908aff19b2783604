namespace MediaRouting.Engine.Statistics;

/// <summary>What the MRE role counts beside decisions. Persisted numbers: they only grow.</summary>
public enum RoutingCounter : byte
{
    /// <summary>A task named a skillgroup that is no queue of its MRD; it went to the default queue.</summary>
    UnknownSkillgroup = 0,

    /// <summary>A waiting task came to a later step of its queue.</summary>
    StepOpened = 1,

    /// <summary>A task was given up: its time to live was over.</summary>
    GivenUp = 2,

    /// <summary>A reservation was taken back: nothing was heard of it (<c>routing-engine</c> topology).</summary>
    GuardTimeout = 3,

    /// <summary>
    /// An answer to an offer came after the reservation had been taken back: one that accepts is believed, one that
    /// declines changes nothing.
    /// </summary>
    LateAnswer = 4,
}
