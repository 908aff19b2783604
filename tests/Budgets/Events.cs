using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json;

namespace MediaRouting.Tests.Budgets;

/// <summary>Encoding, for every event that is sent as JSON.</summary>
internal static class Events
{
    /// <summary>The operations.</summary>
    public static IEnumerable<Operation> Operations => Enum.GetValues<EventKind>()
        .Where(kind => !WireNames.Of(kind).IsEmpty)
        .Select(Encode);

    private static Operation Encode(EventKind kind)
    {
        var encoder = new EventEncoder();
        var slot = new EventSlot { Kind = kind };
        slot.Text.Initialize(new PayloadPool());
        var text = slot.Text.Append("ليلى \"1\""u8);
        var packed = slot.Text.Take(PackedParams.WriteEntry(slot.Text.Reserve(64), "k"u8, "v\n"u8));
        slot.Body = Body(kind, text, packed);
        return Operation.Of($"encode {kind}", () => encoder.Encode(in slot));
    }

    private static EventBody Body(EventKind kind, TextRef text, TextRef packed) => kind switch
    {
        EventKind.NewTask => new() { NewTask = new(text, text, text, text, packed, 3) },
        EventKind.RoutingConference => new() { Conference = new(text, text, text, text) },
        EventKind.RoutingTransfer => new() { Transfer = new(text, text, text) },
        EventKind.TaskConferenced or EventKind.RoutingTaskConferenced =>
            new() { TaskConferenced = new(text, text, text) },
        EventKind.TaskAgentTransferred or EventKind.RoutingTaskAgentTransferred =>
            new() { TaskAgentTransferred = new(text, text, text) },
        EventKind.TaskAgentSelected => new() { TaskAgentSelected = new(text, text, SelectionStatus.Offered, 1) },
        EventKind.AgentConnected => new() { AgentConnected = new(text, text) },
        EventKind.TaskCreated => new() { TaskCreated = new(text, text, text, TaskState.New) },
        EventKind.TaskAssigned => new() { TaskAssigned = new(text, text, text, text, text, packed) },
        EventKind.Refused => new()
        {
            Refused = new(
                CommandKind.Login, default, new Refusal(RefusalCode.InvalidField, Field.Mrd, Fault.TooLong),
                text, text, text, text, AgentState.Ready, TaskState.None, RetryAfter: 5, Message: default),
        },
        EventKind.AgentStateChanged or EventKind.RoutingAgentState => new()
        {
            AgentStateChanged = new(
                text, text, text, AgentState.Busy, AgentState.NotReady, Routable: true, 1_785_147_330_123),
        },
        EventKind.TaskStateChanged or EventKind.RoutingTaskState => new()
        {
            TaskStateChanged = new(text, text, text, TaskState.Closed, text),
        },
        EventKind.ChatServerRestored => default,
        EventKind.GetEstimatedWait => new() { GetEstimatedWait = new(text, packed, 3, MayForward: false) },
        EventKind.EstimatedWait or EventKind.RoutingEstimatedWait => new() { EstimatedWait = new(text, text, 3, 90) },
        _ => throw new InvalidOperationException($"{kind} is new here"),
    };
}
