namespace MediaRouting.Daemon.Demo;

/// <summary>What all messages together come to.</summary>
public sealed record Outcome
{
    /// <summary>Tasks that the Chat Server brought in.</summary>
    public int TasksIn { get; init; }

    /// <summary>Offers to agents: each was accepted, declined, not answered, or the customer left first.</summary>
    public int Offered { get; init; }

    /// <summary>Tasks that an agent accepted.</summary>
    public int Answered { get; init; }

    /// <summary>Offers declined.</summary>
    public int Declined { get; init; }

    /// <summary>Offers that nobody answered in time.</summary>
    public int NoAnswer { get; init; }

    /// <summary>Offers during which the customer left.</summary>
    public int LeftDuringOffer { get; init; }

    /// <summary>Tasks whose customer left before an agent accepted.</summary>
    public int Abandoned { get; init; }

    /// <summary>Tasks that were given up because no agent was found in their time to live.</summary>
    public int Expired { get; init; }

    /// <summary>Times that an agent's work on a task was interrupted.</summary>
    public int Interrupted { get; init; }

    /// <summary>Transfers.</summary>
    public int Transferred { get; init; }

    /// <summary>Agents who joined a conversation.</summary>
    public int Conferenced { get; init; }

    /// <summary>Tasks that have ended.</summary>
    public int Closed { get; init; }

    /// <summary>Requests that were refused, because states crossed on the wire.</summary>
    public int Refused { get; init; }

    /// <summary>Messages to the daemon.</summary>
    public int MessagesIn { get; init; }

    /// <summary>Messages from the daemon.</summary>
    public int MessagesOut { get; init; }

    /// <summary>Faults by <see cref="FaultKind"/>.</summary>
    public required IReadOnlyList<int> Faults { get; init; }

    /// <summary>The first faults, in words.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>True if there was a task and no fault, and the figures add up.</summary>
    public bool Holds => TasksIn > 0 && Faults.All(count => count == 0) && AddsUp;

    /// <summary>True if every task and every offer came to exactly one of the ends there are.</summary>
    public bool AddsUp =>
        TasksIn == Answered + Abandoned + Expired
        && TasksIn == Closed
        && Offered == Answered + Declined + NoAnswer + LeftDuringOffer;
}
