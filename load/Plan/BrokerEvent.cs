namespace MediaRouting.Load.Plan;

/// <summary>Something that happens to the broker.</summary>
internal sealed record BrokerEvent
{
    /// <summary>When.</summary>
    public required double At { get; init; }

    /// <summary>What.</summary>
    public required BrokerEventKind Kind { get; init; }
}
