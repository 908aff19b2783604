using MediaRouting.Engine.Events;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Bench.Peers.Ours;

/// <summary>Counts the commands that may be acknowledged.</summary>
internal sealed class Acknowledgements : IEventHandler<EventSlot>
{
    private long _done;

    /// <summary>So many.</summary>
    public long Done => Volatile.Read(ref _done);

    /// <inheritdoc/>
    public void OnEvent(ref EventSlot slot, long sequence, bool endOfBatch)
    {
        if (slot.Kind == EventKind.CommandApplied)
        {
            Volatile.Write(ref _done, _done + 1);
        }
    }
}
