using MediaRouting.Engine.Commands;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Reconfiguration;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Engine.Journal;

/// <summary>
/// The stage that makes commands durable: a record each, a sync a batch. It numbers them as
/// <see cref="StateMachineStage"/> does beside it. A storage that fails ends the stage, and with it the process:
/// nothing after the last sync is acknowledged or sent.
/// </summary>
/// <param name="writer">The journal, settled; the stage is its only user from now on.</param>
/// <param name="changes">Where the configurations stand that commands name.</param>
public sealed class JournalStage(JournalWriter writer, ChangeRequests changes) : IEventHandler<CommandSlot>
{
    private readonly MessagePackWriter _payload = new();
    private readonly List<ChangeRequest> _written = [];

    /// <summary>
    /// The sequence of the last command that is durable. Whoever waits for it is woken as the stage moves on in the
    /// ring.
    /// </summary>
    public Sequence Durable { get; } = new() { Value = writer.Committed };

    /// <inheritdoc/>
    public void OnEvent(ref CommandSlot slot, long sequence, bool endOfBatch)
    {
        if (slot.Kind == CommandKind.Configure)
        {
            Write(changes.Take(slot.Body.Configure.Place), slot.Time);
        }
        else if (slot.Kind != CommandKind.Inspect)
        {
            _payload.Reset();
            CommandCodec.Write(in slot, _payload);
            writer.Append(RecordKind.Command, writer.LastSequence + 1, slot.Time, _payload.Written);
            slot.Text.Release();
        }

        if (endOfBatch)
        {
            Commit();
        }
    }

    /// <summary>Makes a configuration durable at once, before the stage runs.</summary>
    /// <param name="request">It is wished for.</param>
    internal void Commit(ChangeRequest request)
    {
        Write(request, request.Time);
        Commit();
    }

    private void Write(ChangeRequest request, long time)
    {
        writer.Append(RecordKind.Configuration, writer.LastSequence + 1, time, request.Payload);
        _written.Add(request);
    }

    private void Commit()
    {
        writer.Commit();
        Durable.Value = writer.Committed;
        foreach (var request in _written)
        {
            request.MadeDurable();
        }

        _written.Clear();
    }
}
