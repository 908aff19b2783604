namespace MediaRouting.Daemon.Demo;

/// <summary>How far a customer's task is; every task is in one of these.</summary>
public enum ConversationPhase
{
    /// <summary>Waits for an agent.</summary>
    Waiting,

    /// <summary>Offered to an agent who has not answered.</summary>
    Offered,

    /// <summary>With one or more agents, wrap-up included.</summary>
    InConversation,

    /// <summary>Over.</summary>
    Closed,
}
