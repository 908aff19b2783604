namespace MediaRouting.Load.Plan;

/// <summary>Probabilities, 0..1, of what agents do other than answer, work and wrap up.</summary>
internal sealed record Habits
{
    /// <summary>That an offer is declined.</summary>
    public double Decline { get; init; }

    /// <summary>That an offer is not answered.</summary>
    public double NoAnswer { get; init; }

    /// <summary>Seconds until an agent is READY again after either.</summary>
    public double PauseSeconds { get; init; } = 1;

    /// <summary>That a task is handed on to a colleague.</summary>
    public double Transfer { get; init; }

    /// <summary>That a colleague is asked to join.</summary>
    public double Conference { get; init; }

    /// <summary>That an agent's client breaks off during a task, and connects again.</summary>
    public double Disconnect { get; init; }

    /// <summary>Seconds until it has.</summary>
    public double ReconnectSeconds { get; init; } = 1;
}
