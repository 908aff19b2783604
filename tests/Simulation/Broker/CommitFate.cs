namespace MediaRouting.Tests.Simulation.Broker;

/// <summary>What becomes of a transaction.</summary>
internal enum CommitFate
{
    Done,

    /// <summary>Nothing of it happened, and the connection is lost.</summary>
    Lost,

    /// <summary>All of it happened, and the connection is lost before the answer.</summary>
    DoneUnheard,

    /// <summary>All of it happened, and whoever asked is dead.</summary>
    DoneAndDead,

    /// <summary>Nothing of it happened, and whoever asked is dead.</summary>
    LostAndDead,
}
