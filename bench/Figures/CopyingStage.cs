using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Bench.Figures;

/// <summary>The least that a stage can do: copies what is in a command's slot into one event.</summary>
internal readonly struct CopyingStage(RingBuffer<EventSlot> events) : IEventHandler<CommandSlot>
{
    /// <inheritdoc/>
    public void OnEvent(ref CommandSlot slot, long sequence, bool endOfBatch)
    {
        var place = events.Next();
        ref var copy = ref events[place];
        copy.Text.Reset();
        copy.Kind = EventKind.CommandApplied;
        copy.Target = EventTarget.None;
        copy.DestinationKind = slot.ReplyToKind;
        copy.Sequence = slot.Delivery;
        copy.Cause = sequence;
        copy.Time = slot.Time;
        copy.Destination = slot.ReplyTo;
        copy.CorrelationId = slot.MessageId;
        copy.Body.NewTask = slot.Body.CreateTask;
        copy.Text.Append(slot.Text[new TextRef(0, slot.Text.Length)]);
        events.Publish(place);
    }
}
