using System.Diagnostics.CodeAnalysis;
using MediaRouting.Engine.Events;
using MediaRouting.Json.Encode;
using MediaRouting.Json.Rows;

namespace MediaRouting.Json;

/// <summary>
/// Encodes an event as the body of a message; its JMSType is <see cref="WireNames.Of(EventKind)"/>. Allocates nothing
/// once its buffer has grown to the longest body. One instance for each thread that sends.
/// </summary>
public sealed class EventEncoder
{
    private byte[] _buffer = new byte[8 * 1024];

    /// <summary>The JSON of an event, UTF-8; it stands until the next call.</summary>
    /// <exception cref="InvalidOperationException">
    /// The event has no JSON: a dead letter, whose body is sent as it came, or one that is not sent at all.
    /// </exception>
    public ReadOnlySpan<byte> Encode(ref readonly EventSlot slot)
    {
        var writer = new FieldWriter(_buffer, in slot.Text);
        Write(ref writer, slot.Kind, in slot.Body);
        writer.End();
        _buffer = writer.Buffer;
        return _buffer.AsSpan(0, writer.Length);
    }

    private static void Write(ref FieldWriter to, EventKind kind, in EventBody body)
    {
        switch (kind)
        {
            case EventKind.RoutingConference:
                ConferenceRow.Pass(ref to, body.Conference);
                break;
            case EventKind.RoutingTaskConferenced or EventKind.TaskConferenced:
                TaskConferencedRow.Pass(ref to, body.TaskConferenced);
                break;
            case EventKind.RoutingTransfer:
                TransferRow.Pass(ref to, body.Transfer);
                break;
            case EventKind.RoutingTaskAgentTransferred or EventKind.TaskAgentTransferred:
                TaskAgentTransferredRow.Pass(ref to, body.TaskAgentTransferred);
                break;
            case EventKind.RoutingAgentState:
                RoutingAgentStateEvent.Write(ref to, body.AgentStateChanged);
                break;
            case EventKind.RoutingTaskState:
                RoutingTaskStateEvent.Write(ref to, body.TaskStateChanged);
                break;
            case EventKind.NewTask:
                NewTaskRow.Pass(ref to, body.NewTask);
                break;
            case EventKind.TaskAgentSelected:
                TaskAgentSelectedRow.Pass(ref to, body.TaskAgentSelected);
                break;
            case EventKind.GetEstimatedWait:
                GetEstimatedWaitRow.Pass(ref to, body.GetEstimatedWait);
                break;
            case EventKind.RoutingEstimatedWait:
                EstimatedWaitRow.Pass(ref to, "MRD"u8, body.EstimatedWait);
                break;
            case EventKind.AgentConnected:
                AgentConnectedEvent.Write(ref to, body.AgentConnected);
                break;
            case EventKind.AgentStateChanged:
                AgentStateChangedEvent.Write(ref to, body.AgentStateChanged);
                break;
            case EventKind.TaskCreated:
                TaskCreatedEvent.Write(ref to, body.TaskCreated);
                break;
            case EventKind.TaskAssigned:
                TaskAssignedEvent.Write(ref to, body.TaskAssigned);
                break;
            case EventKind.TaskStateChanged:
                TaskStateChangedEvent.Write(ref to, body.TaskStateChanged);
                break;
            case EventKind.Refused:
                RefusedEvent.Write(ref to, body.Refused);
                break;
            case EventKind.ChatServerRestored:
                ChatServerRestoredEvent.Write(ref to, body.ChatServerRestored);
                break;
            case EventKind.EstimatedWait:
                EstimatedWaitRow.Pass(ref to, "Mrd"u8, body.EstimatedWait);
                break;
            default:
                ThrowHasNoJson(kind);
                break;
        }
    }

    [DoesNotReturn]
    private static void ThrowHasNoJson(EventKind kind) =>
        throw new InvalidOperationException($"Event {kind} has no JSON.");
}
