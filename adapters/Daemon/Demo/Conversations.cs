using System.Diagnostics;

namespace MediaRouting.Daemon.Demo;

/// <summary>The customers' tasks as the Chat Server follows them, and what a viewer wants to know of them.</summary>
internal sealed class Conversations
{
    private readonly Dictionary<string, Conversation> _byCustomer = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Conversation> _byTask = new(StringComparer.Ordinal);
    private readonly int[] _phases = new int[Enum.GetValues<ConversationPhase>().Length];

    /// <summary>Tasks so far.</summary>
    public int Count => _byCustomer.Count;

    /// <summary>Tasks by <see cref="ConversationPhase"/>.</summary>
    public IReadOnlyList<int> ByPhase => _phases;

    /// <summary>True if no task is open.</summary>
    public bool AreAllClosed => _phases[(int)ConversationPhase.Closed] == Count;

    /// <summary>Offers so far.</summary>
    public int Offers { get; private set; }

    /// <summary>Time to an offer, of the tasks that were offered at once.</summary>
    public Latencies Latencies { get; } = new();

    /// <summary>A customer's task is about to be sent.</summary>
    public Conversation Begin(Customer customer)
    {
        var conversation = new Conversation(customer) { SentAt = Stopwatch.GetTimestamp() };
        _byCustomer.Add(customer.ClientUniqueId, conversation);
        _phases[(int)ConversationPhase.Waiting]++;
        return conversation;
    }

    /// <summary>A task was offered to an agent.</summary>
    public void Offered(ChatMessage assigned)
    {
        Offers++;

        // Right behind the answer to Task: the same command made both, so the task found its agent without waiting.
        if (_byTask.TryGetValue(assigned.TaskId, out var conversation)
            && assigned.Sequence == conversation.CreatedAs + 1)
        {
            Latencies.Add(assigned.ReceivedAt - conversation.SentAt);
        }
    }

    /// <summary>Reads what came to the address of the customers.</summary>
    public void Read(ChatMessage message)
    {
        if (message.Type is "Task" && _byCustomer.TryGetValue(message["ClientUniqueId"], out var conversation))
        {
            conversation.TaskId = message.TaskId;
            conversation.CreatedAs = message.Sequence;
            _byTask[message.TaskId] = conversation;
        }
        else if (message.Type is "TaskState" && _byTask.TryGetValue(message.TaskId, out conversation))
        {
            Move(conversation, PhaseAfter(message) ?? conversation.Phase);
        }
    }

    private static ConversationPhase? PhaseAfter(ChatMessage message) => message.State switch
    {
        "NEW" => ConversationPhase.Waiting,
        "OFFERED" => ConversationPhase.Offered,
        "ACTIVE" or "INTERRUPTED" => ConversationPhase.InConversation,

        // With an AgentId only that agent's part is over.
        "CLOSED" when message.AgentId.Length == 0 => ConversationPhase.Closed,
        _ => null,
    };

    private void Move(Conversation conversation, ConversationPhase phase)
    {
        _phases[(int)conversation.Phase]--;
        conversation.Phase = phase;
        _phases[(int)phase]++;
    }
}
