using System.Text.Json.Nodes;

namespace MediaRouting.Daemon.Demo;

/// <summary>A JSON message as the Chat Server sent or received it.</summary>
/// <param name="Type">JMSType.</param>
/// <param name="Address">The queue it was sent to.</param>
/// <param name="Body">Its body.</param>
public sealed record ChatMessage(string Type, string Address, JsonObject Body)
{
    /// <summary>Property <c>MediaRoutingSequence</c>; 0 of what the Chat Server sent.</summary>
    public long Sequence { get; init; }

    /// <summary>JMSCorrelationID; empty if absent.</summary>
    public string CorrelationId { get; init; } = "";

    /// <summary>
    /// When it was received: a timestamp of <see cref="System.Diagnostics.Stopwatch"/>; 0 of what was sent.
    /// </summary>
    public long ReceivedAt { get; init; }

    /// <summary>Field TaskId; empty if absent.</summary>
    public string TaskId => this["TaskId"];

    /// <summary>Field AgentId; empty if absent.</summary>
    public string AgentId => this["AgentId"];

    /// <summary>Field Mrd; empty if absent.</summary>
    public string Mrd => this["Mrd"];

    /// <summary>Field State; empty if absent.</summary>
    public string State => this["State"];

    /// <summary>Any field that is a text; empty if absent.</summary>
    public string this[string field] =>
        Body[field] is JsonValue value && value.TryGetValue(out string? text) ? text : "";
}
