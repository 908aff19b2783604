namespace MediaRouting.Load.Plan;

/// <summary>What is asked beside the contact centre's own traffic, to measure; rates are of real seconds.</summary>
internal sealed record ProbePlan
{
    /// <summary>GetAgentState and GetTaskState, in turn, a second.</summary>
    public double GetsPerSecond { get; init; } = 10;

    /// <summary>Messages to the bare echo a second.</summary>
    public double EchosPerSecond { get; init; } = 10;

    /// <summary>
    /// Questions, and messages to the echo, of a lap of the comparison of throughputs at the end; 0 for none.
    /// </summary>
    public int LapMessages { get; init; } = 4000;

    /// <summary>Laps of each that count; one before them warms up.</summary>
    public int Laps { get; init; } = 5;
}
