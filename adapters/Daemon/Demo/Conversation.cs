namespace MediaRouting.Daemon.Demo;

/// <summary>A customer's task, as the Chat Server sees it from the outside.</summary>
/// <param name="customer">Who.</param>
internal sealed class Conversation(Customer customer)
{
    /// <summary>Who.</summary>
    public Customer Customer { get; } = customer;

    /// <summary>Given by the daemon; empty until it has answered.</summary>
    public string TaskId { get; set; } = "";

    /// <summary>MediaRoutingSequence of the answer to Task.</summary>
    public long CreatedAs { get; set; }

    /// <summary>Timestamp of sending Task.</summary>
    public long SentAt { get; init; }

    /// <summary>How far it is.</summary>
    public ConversationPhase Phase { get; set; }
}
