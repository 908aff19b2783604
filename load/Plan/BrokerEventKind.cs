namespace MediaRouting.Load.Plan;

/// <summary>What may happen to the broker.</summary>
internal enum BrokerEventKind
{
    /// <summary>It is stopped as an operator stops it, and started again.</summary>
    Restart,

    /// <summary>It is ended as by a power cut, and started again.</summary>
    Kill,
}
