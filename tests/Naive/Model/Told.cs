using System.Globalization;
using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>
/// An event as model and engine are compared by: everything that it says, as text. What an event of its kind does not
/// say is left at its default.
/// </summary>
/// <param name="Kind">What is told.</param>
/// <param name="To">To whom.</param>
/// <param name="CorrelationId">Which request it answers; may be empty.</param>
internal sealed record Told(EventKind Kind, Place To, string CorrelationId)
{
    /// <summary>The agent; of TaskConferenced the owner, of TaskAgentTransferred the recipient.</summary>
    public string AgentId { get; init; } = string.Empty;

    /// <summary>Of TaskConferenced the participant, of TaskAgentTransferred the agent before.</summary>
    public string OtherAgentId { get; init; } = string.Empty;

    /// <summary>The task.</summary>
    public string TaskId { get; init; } = string.Empty;

    /// <summary>The MRD.</summary>
    public string Mrd { get; init; } = string.Empty;

    /// <summary>The Chat Server's own id of the task.</summary>
    public string ClientUniqueId { get; init; } = string.Empty;

    /// <summary>The customer's name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The params, <c>key:value</c> joined by commas.</summary>
    public string Params { get; init; } = string.Empty;

    /// <summary>ReasonCode, Code, Destination of Connect, Message of an Error, body of a dead letter.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The agent's state; of an Error the true one.</summary>
    public AgentState AgentState { get; init; }

    /// <summary>PendingState of AgentState.</summary>
    public AgentState PendingState { get; init; }

    /// <summary>Routable of AgentState.</summary>
    public bool Routable { get; init; }

    /// <summary>StateChangeTime of AgentState, Unix milliseconds.</summary>
    public long Since { get; init; }

    /// <summary>The task's state; of an Error the true one.</summary>
    public TaskState TaskState { get; init; }

    /// <summary>What an Error is about.</summary>
    public CommandKind Request { get; init; }

    /// <summary>Why something was refused; of a dead letter the code alone.</summary>
    public Refusal Refusal { get; init; }

    /// <summary>JMSType as it was written, of an Error or a dead letter.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>RetryAfter of an Error, seconds.</summary>
    public int RetryAfter { get; init; }

    /// <summary>JMSMessageID of a dead letter.</summary>
    public string MessageId { get; init; } = string.Empty;

    /// <summary>The queue a dead letter came from.</summary>
    public Source Source { get; init; }

    /// <summary>A dead letter was a BytesMessage.</summary>
    public bool IsBytes { get; init; }

    /// <summary>A dead letter lost its password.</summary>
    public bool IsRedacted { get; init; }

    /// <summary>Agents of the answer to chat-server-restore.</summary>
    public int Agents { get; init; }

    /// <summary>Requeued of the answer to chat-server-restore.</summary>
    public int Requeued { get; init; }

    /// <summary>The event on one line, what it does not say left out.</summary>
    public override string ToString()
    {
        var to = To.Target == EventTarget.Named ? $"{To.Kind} {To.Name}" : To.Target.ToString();
        var line = new StringBuilder($"{Kind} to {to}");
        Add(line, "correlation", CorrelationId);
        Add(line, "agent", AgentId);
        Add(line, "other", OtherAgentId);
        Add(line, "task", TaskId);
        Add(line, "mrd", Mrd);
        Add(line, "client", ClientUniqueId);
        Add(line, "name", Name);
        Add(line, "params", Params);
        Add(line, "text", Text);
        Add(line, "state", AgentState == AgentState.None ? string.Empty : AgentState.ToString());
        Add(line, "pending", PendingState == AgentState.None ? string.Empty : PendingState.ToString());
        Add(line, "routable", Routable ? "yes" : string.Empty);
        Add(line, "since", Since == 0 ? string.Empty : ScriptClock.Text(Since));
        Add(line, "taskState", TaskState == TaskState.None ? string.Empty : TaskState.ToString());
        Add(line, "request", Request == CommandKind.None ? string.Empty : Request.ToString());
        Add(line, "refusal", Refusal.IsRefusal ? $"{Refusal.Code}/{Refusal.Field}/{Refusal.Fault}" : string.Empty);
        Add(line, "type", Type);
        Add(line, "retry", Number(RetryAfter));
        Add(line, "messageId", MessageId);
        Add(line, "source", Source == Source.Internal ? string.Empty : Source.ToString());
        Add(line, "bytes", IsBytes ? "yes" : string.Empty);
        Add(line, "redacted", IsRedacted ? "yes" : string.Empty);
        Add(line, "agents", Number(Agents));
        Add(line, "requeued", Number(Requeued));
        return line.ToString();
    }

    private static string Number(int number) =>
        number == 0 ? string.Empty : number.ToString(CultureInfo.InvariantCulture);

    private static void Add(StringBuilder line, string name, string value)
    {
        if (value.Length > 0)
        {
            line.Append(' ').Append(name).Append('=').Append(value);
        }
    }
}
