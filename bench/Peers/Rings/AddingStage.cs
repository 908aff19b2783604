using MediaRouting.Engine.Ring;

namespace MediaRouting.Bench.Peers.Rings;

/// <summary>A stage that adds up what comes.</summary>
/// <param name="total">Where the sum stands; one element.</param>
internal readonly struct AddingStage(long[] total) : IEventHandler<RingValue>
{
    /// <inheritdoc/>
    public void OnEvent(ref RingValue slot, long sequence, bool endOfBatch) => total[0] += slot.Sum();
}
