namespace MediaRouting.Load.Plan;

/// <summary>
/// A contact centre and what happens there. People's times are in seconds of the scenario; what the daemon or a probe
/// times is in real seconds, and says so.
/// </summary>
internal sealed record Scenario
{
    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>Chooses one of many days.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How long customers may come.</summary>
    public required double Seconds { get; init; }

    /// <summary>Seconds of the scenario that pass in a real one.</summary>
    public double TimeCompression { get; init; } = 1;

    /// <summary>What carries the messages.</summary>
    public Transport Transport { get; init; }

    /// <summary>The media.</summary>
    public required IReadOnlyList<MrdPlan> Mrds { get; init; }

    /// <summary>The queues that customers ask for.</summary>
    public required IReadOnlyList<QueuePlan> Queues { get; init; }

    /// <summary>Who works.</summary>
    public required AgentPlan Agents { get; init; }

    /// <summary>Who comes.</summary>
    public required CustomerPlan Customers { get; init; }

    /// <summary>What is asked beside, to measure.</summary>
    public ProbePlan Probes { get; init; } = new();

    /// <summary>What happens to the broker.</summary>
    public IReadOnlyList<BrokerEvent> BrokerEvents { get; init; } = [];

    /// <summary>Real time that customers may come.</summary>
    public TimeSpan RealLength => TimeSpan.FromSeconds(Seconds / TimeCompression);
}
