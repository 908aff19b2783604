using MediaRouting.Engine.Ring;

namespace MediaRouting.Tests.Ring;

/// <summary>Keeps what it was handed, and does what the test wants done with each slot.</summary>
internal sealed class Recorder(Action<long>? onEvent = null) : IEventHandler<Stamped>
{
    private int _count;

    public List<(long Sequence, long Number, bool EndOfBatch)> Seen { get; } = [];

    /// <summary>How many slots were handed over, for other threads to look at.</summary>
    public int Count => Volatile.Read(ref _count);

    public void OnEvent(ref Stamped slot, long sequence, bool endOfBatch)
    {
        Seen.Add((sequence, slot.Number, endOfBatch));
        Volatile.Write(ref _count, Seen.Count);
        onEvent?.Invoke(sequence);
    }
}
