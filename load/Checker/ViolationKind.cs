namespace MediaRouting.Load.Checker;

/// <summary>What must not be.</summary>
internal enum ViolationKind
{
    /// <summary>Something was sent and has no outcome, or a number of the daemon's never came.</summary>
    Lost,

    /// <summary>Something came that nothing asked for, or that contradicts what came before.</summary>
    Unexpected,

    /// <summary>Something came or happened twice though nothing had broken.</summary>
    Duplicated,

    /// <summary>A new message came to a queue behind one of a higher number.</summary>
    OutOfOrder,

    /// <summary>A task ended other than once, or went on after its end.</summary>
    TaskEnds,

    /// <summary>A task had two owners, or somebody worked on it who was not given it.</summary>
    Owners,

    /// <summary>An agent had more tasks on an MRD than allowed, offers and wrap-up included.</summary>
    AboveCapacity,

    /// <summary>An agent had more than one open offer.</summary>
    OpenOffers,

    /// <summary>A task waited beside an idle agent who may take it for longer than the bound.</summary>
    IdleBesideWaiting,
}
