namespace MediaRouting.Engine.Routing.Explain;

/// <summary>What became of a question. Persisted numbers: they only grow.</summary>
public enum InspectionOutcome : byte
{
    /// <summary>It has no answer yet.</summary>
    Open = 0,

    /// <summary>It is answered.</summary>
    Answered = 1,

    /// <summary>Nothing of that id is known.</summary>
    UnknownId = 2,

    /// <summary>This daemon has no MRE (<c>communication-server</c> topology).</summary>
    RoutedElsewhere = 3,

    /// <summary>Answering failed, which is a fault of the engine; its state is as it was.</summary>
    Failed = 4,

    /// <summary>Nobody answered in time, and nobody waits any more.</summary>
    Withdrawn = 5,
}
