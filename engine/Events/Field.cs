namespace MediaRouting.Engine.Events;

/// <summary>The field that a refusal names, by its wire name. Persisted numbers: they only grow.</summary>
public enum Field : byte
{
    /// <summary>No single field.</summary>
    None = 0,

    /// <summary>The body as a whole.</summary>
    Body = 1,

    /// <summary>The header JMSType.</summary>
    JmsType = 2,

    /// <summary>The header JMSReplyTo.</summary>
    JmsReplyTo = 3,

    /// <summary>The header JMSCorrelationID.</summary>
    JmsCorrelationId = 4,

    /// <summary>AgentId.</summary>
    AgentId = 5,

    /// <summary>Password.</summary>
    Password = 6,

    /// <summary>Extension.</summary>
    Extension = 7,

    /// <summary>Destination.</summary>
    Destination = 8,

    /// <summary>Mrd, or MRD on the MRE-facing side.</summary>
    Mrd = 9,

    /// <summary>State.</summary>
    State = 10,

    /// <summary>ReasonCode.</summary>
    ReasonCode = 11,

    /// <summary>TaskId.</summary>
    TaskId = 12,

    /// <summary>ConferenceOwner.</summary>
    ConferenceOwner = 13,

    /// <summary>ConferenceParticipant.</summary>
    ConferenceParticipant = 14,

    /// <summary>OwnerAgentId.</summary>
    OwnerAgentId = 15,

    /// <summary>RecipientAgentId.</summary>
    RecipientAgentId = 16,

    /// <summary>ParticipantAgentId.</summary>
    ParticipantAgentId = 17,

    /// <summary>PreviousAgentId.</summary>
    PreviousAgentId = 18,

    /// <summary>Code.</summary>
    Code = 19,

    /// <summary>ClientUniqueId.</summary>
    ClientUniqueId = 20,

    /// <summary>name, the customer's.</summary>
    Name = 21,

    /// <summary>params.</summary>
    Params = 22,

    /// <summary>Priority.</summary>
    Priority = 23,

    /// <summary>StateChangeTime.</summary>
    StateChangeTime = 24,

    /// <summary>Routable.</summary>
    Routable = 25,

    /// <summary>Status.</summary>
    Status = 26,

    /// <summary>Request, in an Error.</summary>
    Request = 27,

    /// <summary>Message, in an Error.</summary>
    Message = 28,

    /// <summary>RetryAfter, in an Error.</summary>
    RetryAfter = 29,

    /// <summary>Agents, a number, in the answer to chat-server-restore.</summary>
    Agents = 30,

    /// <summary>Requeued, a number, in the answer to chat-server-restore.</summary>
    Requeued = 31,

    /// <summary>Queue, its id, in EstimatedWait.</summary>
    Queue = 32,

    /// <summary>Position, a number, in EstimatedWait.</summary>
    Position = 33,

    /// <summary>Seconds, a number, in EstimatedWait.</summary>
    Seconds = 34,

    /// <summary>Decision, a number, in rows 12 and 15.</summary>
    Decision = 35,
}
