using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json;

namespace MediaRouting.Bench.Figures;

/// <summary>
/// The commands of a script of the <see cref="CommunicationServer"/> as the bodies that it would send, ticks left out.
/// </summary>
internal sealed class JsonScript
{
    private readonly EventEncoder _encoder = new();
    private readonly List<(long Time, byte[] Type, byte[] MessageId, byte[] Body)> _messages = [];
    private CommandSlot _slot;
    private EventSlot _row;

    /// <summary>No messages.</summary>
    public JsonScript() => _slot.Text.Initialize(new PayloadPool());

    /// <summary>Messages in it.</summary>
    public int Count => _messages.Count;

    /// <summary>Takes over a script; what was there is gone.</summary>
    public void Take(Script script)
    {
        _messages.Clear();
        for (var i = 0; i < script.Count; i++)
        {
            script.Fill(i, ref _slot);
            if (_slot.Kind != CommandKind.Tick)
            {
                Encode();
            }
        }
    }

    /// <summary>Decodes a message into a slot, as an inbound reader would.</summary>
    public void Decode(int index, MessageDecoder decoder, ref CommandSlot slot)
    {
        var (time, type, messageId, body) = _messages[index];
        slot.Reset(CommandKind.None, Source.RoutingEngine, time);
        slot.Delivery = index + 1;
        slot.MessageId = slot.Text.Append(messageId);
        decoder.Decode(Source.RoutingEngine, type, hasBody: true, body, ref slot);
    }

    private void Encode()
    {
        _row.Text = _slot.Text;
        switch (_slot.Kind)
        {
            case CommandKind.NewTask:
                _row.Kind = EventKind.NewTask;
                _row.Body.NewTask = _slot.Body.CreateTask;
                break;
            case CommandKind.UpdateTaskState:
                var task = _slot.Body.ChangeTaskState;
                _row.Kind = EventKind.RoutingTaskState;
                _row.Body.TaskStateChanged = new TaskStateChanged(
                    task.TaskId, task.AgentId, task.Mrd, task.State, Code: default);
                break;
            case CommandKind.UpdateAgentState:
                var agent = _slot.Body.UpdateAgentState;
                _row.Kind = EventKind.RoutingAgentState;
                _row.Body.AgentStateChanged = new AgentStateChanged(
                    agent.AgentId, agent.Mrd, agent.ReasonCode, agent.State, AgentState.None, agent.Routable,
                    agent.StateChangeTime);
                break;
            default:
                throw new InvalidOperationException($"a Communication Server does not say {_slot.Kind}");
        }

        _messages.Add((
            _slot.Time,
            WireNames.Of(_row.Kind).ToArray(),
            _slot.Text[_slot.MessageId].ToArray(),
            _encoder.Encode(in _row).ToArray()));
    }
}
