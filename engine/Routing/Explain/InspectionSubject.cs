namespace MediaRouting.Engine.Routing.Explain;

/// <summary>What somebody asks about. Persisted numbers: they only grow.</summary>
public enum InspectionSubject : byte
{
    /// <summary>Why does it still wait; who has it, and why.</summary>
    Task = 0,

    /// <summary>Why is it idle; why is it not offered anything.</summary>
    Agent = 1,

    /// <summary>How are the queues served and the agents occupied; it has no id.</summary>
    Statistics = 2,

    /// <summary>What would another configuration make of the state; may it be put in force.</summary>
    Configuration = 3,
}
