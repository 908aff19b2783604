using System.Collections.Immutable;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>A command as model and engine are both given it, its texts as strings.</summary>
/// <param name="Number">Its place in the script that it was made for; a task is named after it. It stays the same
/// when other inputs are taken out.</param>
/// <param name="Time">When it arrived, Unix milliseconds.</param>
/// <param name="Kind">What it asks for.</param>
internal sealed record Input(int Number, long Time, CommandKind Kind)
{
    /// <summary>What the task ids of the engine under test begin with.</summary>
    public const string TaskIdPrefix = "t";

    /// <summary>The id of the task that this input makes, if it makes one.</summary>
    public string NewTaskId => $"{TaskIdPrefix}-{Number}";

    /// <summary>JMSMessageID; may be empty.</summary>
    public string MessageId { get; init; } = string.Empty;

    /// <summary>JMSCorrelationID; may be empty.</summary>
    public string CorrelationId { get; init; } = string.Empty;

    /// <summary>JMSReplyTo, if there is one.</summary>
    public Place? ReplyTo { get; init; }

    /// <summary>AgentId; of Conference and Transfer the owner.</summary>
    public string AgentId { get; init; } = string.Empty;

    /// <summary>ConferenceParticipant or RecipientAgentId.</summary>
    public string OtherAgentId { get; init; } = string.Empty;

    /// <summary>TaskId.</summary>
    public string TaskId { get; init; } = string.Empty;

    /// <summary>Mrd, by id or name.</summary>
    public string Mrd { get; init; } = string.Empty;

    /// <summary>ClientUniqueId.</summary>
    public string ClientUniqueId { get; init; } = string.Empty;

    /// <summary>The customer's name.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>ReasonCode, Code, or the Destination of Connect as it was written.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The Destination of Connect as it was understood.</summary>
    public Place Destination { get; init; }

    /// <summary>The params of a task.</summary>
    public ImmutableArray<(string Key, string Value)> Params { get; init; } = [];

    /// <summary>Priority of a task, 1..10, or 0 if the message has none.</summary>
    public int Priority { get; init; }

    /// <summary>The agent state that is asked for.</summary>
    public AgentState AgentState { get; init; }

    /// <summary>The task state that is asked for.</summary>
    public TaskState TaskState { get; init; }

    /// <summary>What the directory said of id and password.</summary>
    public Verification Verification { get; init; }

    /// <summary>What the decoder refused the message for, if it did; the ids are those that it could read.</summary>
    public Refusal Refusal { get; init; }

    /// <summary>JMSType as it was written, of a message that the decoder refused.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>The body of a message that could not be decoded.</summary>
    public string Body { get; init; } = string.Empty;

    /// <summary>A message that could not be decoded was a BytesMessage.</summary>
    public bool IsBytes { get; init; }

    /// <summary>A message that could not be decoded lost its password.</summary>
    public bool IsRedacted { get; init; }
}
