namespace MediaRouting.Load.Wire;

/// <summary>
/// A message between Chat Server and daemon, either way, with the fields of 1-protocol that somebody here reads or
/// writes; a text that is absent is empty.
/// </summary>
/// <param name="Type">JMSType.</param>
internal sealed record WireMessage(string Type)
{
    /// <summary>
    /// What was sent: the number the Chat Server gave it, from 1, which is its JMSCorrelationID. What was received: its
    /// property <c>MediaRoutingSequence</c>, 0 if it has none.
    /// </summary>
    public long Number { get; init; }

    /// <summary>The queue it was sent to.</summary>
    public string Queue { get; init; } = "";

    /// <summary>JMSReplyTo, a queue.</summary>
    public string ReplyTo { get; init; } = "";

    /// <summary>JMSCorrelationID of what was received.</summary>
    public string CorrelationId { get; init; } = "";

    /// <summary>
    /// A timestamp of <see cref="System.Diagnostics.Stopwatch"/>: when it was planned to be sent, or when it arrived.
    /// </summary>
    public long At { get; init; }

    /// <summary>Of what was received: the same for the same queue, type, correlation and body.</summary>
    public ulong Digest { get; init; }

    /// <summary>AgentId.</summary>
    public string AgentId { get; init; } = "";

    /// <summary>TaskId.</summary>
    public string TaskId { get; init; } = "";

    /// <summary>Mrd.</summary>
    public string Mrd { get; init; } = "";

    /// <summary>State, of an agent or a task.</summary>
    public string State { get; init; } = "";

    /// <summary>Code, of a task or an error.</summary>
    public string Code { get; init; } = "";

    /// <summary>ReasonCode.</summary>
    public string ReasonCode { get; init; } = "";

    /// <summary>PendingState.</summary>
    public string PendingState { get; init; } = "";

    /// <summary>Routable; true unless it is said not to be so.</summary>
    public bool Routable { get; init; } = true;

    /// <summary>ClientUniqueId.</summary>
    public string ClientUniqueId { get; init; } = "";

    /// <summary>Password; only of what is sent.</summary>
    public string Password { get; init; } = "";

    /// <summary>Destination.</summary>
    public string Destination { get; init; } = "";

    /// <summary>PreviousAgentId.</summary>
    public string PreviousAgentId { get; init; } = "";

    /// <summary>OwnerAgentId; ConferenceOwner of the message Conference.</summary>
    public string OwnerAgentId { get; init; } = "";

    /// <summary>RecipientAgentId.</summary>
    public string RecipientAgentId { get; init; } = "";

    /// <summary>ParticipantAgentId; ConferenceParticipant of the message Conference.</summary>
    public string ParticipantAgentId { get; init; } = "";

    /// <summary>The queue of the contact centre that a task asks for: <c>skillgroup</c> in its params.</summary>
    public string Skillgroup { get; init; } = "";
}
