using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Bench.Figures;

/// <summary>A stage that does nothing: what remains is the producer and the ring.</summary>
internal readonly struct IdleStage : IEventHandler<CommandSlot>
{
    /// <inheritdoc/>
    public void OnEvent(ref CommandSlot slot, long sequence, bool endOfBatch)
    {
    }
}
