namespace MediaRouting.Load.Checker;

/// <summary>What the messages have told of one task.</summary>
/// <param name="customer">Its ClientUniqueId, which sentences call it by.</param>
/// <param name="queue">Number of the queue it asked for.</param>
internal sealed class TaskTrace(string customer, int queue)
{
    /// <summary>Its ClientUniqueId.</summary>
    public string Customer { get; } = customer;

    /// <summary>Number of its queue.</summary>
    public int Queue { get; } = queue;

    /// <summary>Id that the daemon gave it; empty until then.</summary>
    public string TaskId { get; set; } = "";

    /// <summary>Who has it as an open offer, or null.</summary>
    public AgentTrace? OfferedTo { get; set; }

    /// <summary>MediaRoutingSequence of that offer.</summary>
    public long OfferedAs { get; set; }

    /// <summary>Who has accepted it or joined, and not left.</summary>
    public HashSet<AgentTrace> Holders { get; } = [];

    /// <summary>When it was taken in, a timestamp.</summary>
    public long CreatedAt { get; set; }

    /// <summary>When an agent accepted it, a timestamp; 0 until then.</summary>
    public long AnsweredAt { get; set; }

    /// <summary>When it was over, a timestamp; 0 until then.</summary>
    public long EndedAt { get; set; }

    /// <summary>Code that it ended with.</summary>
    public string EndCode { get; set; } = "";

    /// <summary>True once its customer has said that it is over.</summary>
    public bool HasCustomerLeft { get; set; }

    /// <summary>True while it waits for an agent.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>True once it is over.</summary>
    public bool HasEnded => EndedAt != 0;

    /// <summary>True if it ended while an agent had the offer.</summary>
    public bool WasOfferedAtEnd { get; set; }

    /// <summary>True if its time to live ended before an agent had accepted it.</summary>
    public bool IsGivenUp => HasEnded && AnsweredAt == 0 && EndCode is "NO_AGENT_AVAILABLE";

    /// <summary>True if its customer left before an agent had accepted it.</summary>
    public bool IsAbandoned => HasEnded && AnsweredAt == 0 && HasCustomerLeft && !IsGivenUp;
}
