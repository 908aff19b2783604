namespace MediaRouting.Engine.Snapshot;

/// <summary>
/// What the state of a machine consists of, in the order in which a snapshot has it: a part refers to those before it
/// only. Persisted numbers: they only grow.
/// </summary>
public enum StatePart : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The configuration that is in force.</summary>
    Configuration = 1,

    /// <summary>The messages taken lately, in their order.</summary>
    Deduplication = 2,

    /// <summary>The destinations that agents, tasks and askers name.</summary>
    Destinations = 3,

    /// <summary>The tasks by id, open and closed, and what the Communication Server knows of the open ones.</summary>
    Tasks = 4,

    /// <summary>How agents stand: connections and sessions, of each role.</summary>
    Agents = 5,

    /// <summary>The timers of each role.</summary>
    Timers = 6,

    /// <summary>Who has which part in which task, for each role.</summary>
    Assignments = 7,

    /// <summary>The tasks as MRE knows them, and who let them pass.</summary>
    Queues = 8,

    /// <summary>Who asked for rows that were forwarded.</summary>
    Askers = 9,

    /// <summary>Time, sequences, and what was counted.</summary>
    Counters = 10,

    /// <summary>What was counted of queues and agents. Snapshots of format 1 do not have it.</summary>
    Statistics = 11,
}
