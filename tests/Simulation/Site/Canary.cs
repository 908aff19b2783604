namespace MediaRouting.Tests.Simulation.Site;

/// <summary>A bug that the simulation puts in on purpose, and has to find.</summary>
internal enum Canary
{
    None,

    /// <summary>What comes is acknowledged as it comes, and not when it is durable.</summary>
    AcknowledgesOnArrival,

    /// <summary>The disk says that it has synced, and has not.</summary>
    NeverSyncs,

    /// <summary>What the broker delivers again is not known again.</summary>
    ForgetsMessages,

    /// <summary>After a start, nothing is sent that should have been sent before.</summary>
    SendsNothingAgain,

    /// <summary>No timer ever fires.</summary>
    TickerStands,

    /// <summary>A change of the configuration is answered when it was carried out, not when it is durable.</summary>
    AnswersChangesEarly,

    /// <summary>A second daemon gets the data directory.</summary>
    OpensToEverybody,

    /// <summary>Two daemons do not say of which decision an offer is, nor which one is answered.</summary>
    ForgetsDecisions,
}
