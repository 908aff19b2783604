namespace MediaRouting.Engine.Configuration;

/// <summary>A media routing domain: a kind of work with its own agent states, capacity and timeouts.</summary>
public sealed record MrdConfiguration
{
    /// <summary>Id, 1..64 UTF-8 bytes, unique among MRD ids and names; what messages carry.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Name, 1..64 UTF-8 bytes, unique among MRD ids and names; messages may use it instead of the id.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Tasks that an agent may hold here, 1..100, where the agent's own configuration says nothing.</summary>
    public int MaxTasks { get; init; } = 1;

    /// <summary>
    /// False: a task that is offered or held here makes the agent INTERRUPTED on every interruptible MRD.
    /// </summary>
    public bool Interruptible { get; init; } = true;

    /// <summary>Id of the queue of a task that names none, or one that is not here; null: the only queue of the
    /// MRD.</summary>
    public string? DefaultQueue { get; init; }

    /// <summary>Seconds that an offer stays open, 1..86,400.</summary>
    public int OfferTimeoutSeconds { get; init; } = Limits.OfferTimeoutSeconds;

    /// <summary>Seconds after which a wrap-up is closed with Code DONE, 1..86,400; null: no limit.</summary>
    public int? WrapUpSeconds { get; init; }

    /// <summary>
    /// Seconds after which MRE takes back a reservation that it heard no more of, 1..86,400; in the
    /// <c>routing-engine</c> topology only.
    /// </summary>
    public int GuardTimeoutSeconds { get; init; } = Limits.GuardTimeoutSeconds;

    /// <summary>What an agent becomes who declines an offer or lets it pass.</summary>
    public NoAnswerPolicy NoAnswer { get; init; } = NoAnswerPolicy.NotReady;

    /// <summary>What becomes of the work that an agent holds who signs out.</summary>
    public LogoutPolicy OnLogout { get; init; } = LogoutPolicy.Close;

    /// <summary>
    /// Tasks that may wait here, 1..2,000,000; a new one beyond it is refused with OVERLOADED. Null: no limit but that
    /// on open tasks.
    /// </summary>
    public int? WaitingLimit { get; init; }

    /// <summary>
    /// New tasks that the Chat Server may bring in a second, 1..100,000; one beyond it is refused with OVERLOADED.
    /// Null: no limit. Not used in the <c>routing-engine</c> topology.
    /// </summary>
    public int? MessagesPerSecond { get; init; }
}
