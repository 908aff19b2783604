using MediaRouting.Engine.Events;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Tests.Simulation.Site;

/// <summary>Stands between the gate and the outbox, and shows what passes.</summary>
/// <param name="outbox">What sends.</param>
/// <param name="passed">
/// Told the command sequence that an event comes of, and its MediaRoutingSequence, before it is sent.
/// </param>
internal sealed class Witness(IEventHandler<EventSlot> outbox, Action<long, long> passed) : IEventHandler<EventSlot>
{
    public void OnEvent(ref EventSlot slot, long sequence, bool endOfBatch)
    {
        passed(slot.Cause, slot.Sequence);
        outbox.OnEvent(ref slot, sequence, endOfBatch);
    }
}
