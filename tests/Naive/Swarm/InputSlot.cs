using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>Puts an input into a slot of the command ring, as the decoder would have.</summary>
internal static class InputSlot
{
    /// <summary>Fills the slot; its texts are initialized.</summary>
    public static void Fill(ref CommandSlot slot, Input input)
    {
        slot.Reset(input.Kind, input.Kind == CommandKind.Tick ? Source.Internal : Source.General, input.Time);
        slot.MessageId = Text(ref slot, input.MessageId);
        slot.CorrelationId = Text(ref slot, input.CorrelationId);
        slot.ReplyToKind = input.ReplyTo?.Kind ?? DestinationKind.None;
        slot.ReplyTo = Text(ref slot, input.ReplyTo?.Name ?? string.Empty);
        var (agent, task, mrd) =
            (Text(ref slot, input.AgentId), Text(ref slot, input.TaskId), Text(ref slot, input.Mrd));
        if (input.Refusal.IsRefusal)
        {
            slot.Refusal = input.Refusal;
            slot.Type = Text(ref slot, input.Type);
            slot.RawBody = Text(ref slot, input.Body);
            slot.IsBytes = input.IsBytes;
            slot.IsRedacted = input.IsRedacted;
            slot.Known = new KnownIds(agent, task, mrd, Text(ref slot, input.ClientUniqueId));
            return;
        }

        switch (input.Kind)
        {
            case CommandKind.Connect:
                var destination = Text(ref slot, input.Text);
                var name = destination.From(destination.Length - Encoding.UTF8.GetByteCount(input.Destination.Name));
                slot.Body.Connect =
                    new Connect(agent, default, destination, name, input.Destination.Kind, input.Verification);
                break;
            case CommandKind.Login:
                slot.Body.Login = new Login(agent, mrd, input.Verification);
                break;
            case CommandKind.ChangeAgentState:
                slot.Body.ChangeAgentState =
                    new ChangeAgentState(agent, mrd, Text(ref slot, input.Text), input.AgentState);
                break;
            case CommandKind.Conference:
                slot.Body.Conference = new Conference(task, agent, Text(ref slot, input.OtherAgentId), mrd);
                break;
            case CommandKind.Transfer:
                slot.Body.Transfer = new Transfer(task, agent, Text(ref slot, input.OtherAgentId));
                break;
            case CommandKind.ChangeTaskState:
                slot.Body.ChangeTaskState =
                    new ChangeTaskState(agent, task, default, Text(ref slot, input.Text), input.TaskState, Decision: 0);
                break;
            case CommandKind.CreateTask:
                slot.Body.CreateTask = CreateTask(ref slot, mrd, input);
                break;
            case CommandKind.GetAgentState:
                slot.Body.GetAgentState = new GetAgentState(agent, mrd);
                break;
            case CommandKind.GetTaskState:
                slot.Body.GetTaskState = new GetTaskState(task, agent);
                break;
        }
    }

    private static CreateTask CreateTask(ref CommandSlot slot, TextRef mrd, Input input)
    {
        var packed = new byte[input.Params.Sum(
            entry => PackedParams.EntryOverhead + Bytes(entry.Key).Length + Bytes(entry.Value).Length)];
        var written = 0;
        foreach (var (key, value) in input.Params)
        {
            written += PackedParams.WriteEntry(packed.AsSpan(written), Bytes(key), Bytes(value));
        }

        return new CreateTask(
            mrd,
            default,
            Text(ref slot, input.ClientUniqueId),
            Text(ref slot, input.Name),
            slot.Text.Append(packed),
            input.Priority);
    }

    private static TextRef Text(ref CommandSlot slot, string text) => slot.Text.Append(Bytes(text));

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
