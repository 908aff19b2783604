using MediaRouting.Engine.Ring;

namespace MediaRouting.Tests.Ring;

/// <summary>
/// Counts what arrives and what is wrong with it: a gap or a repetition in the sequences, a message of a producer out
/// of his order, lost or doubled, a slot whose words do not agree.
/// </summary>
internal sealed class OrderCheck(int producers) : IEventHandler<Stamped>
{
    private readonly long[] _next = new long[producers];
    private long _lastSequence = Sequence.Initial;
    private long _faults;

    public long Received { get; private set; }

    public long Sum { get; private set; }

    public long Batches { get; private set; }

    public long Faults => Volatile.Read(ref _faults);

    public void OnEvent(ref Stamped slot, long sequence, bool endOfBatch)
    {
        bool inOrder = sequence == _lastSequence + 1 && slot.Number == _next[slot.Producer];
        if (!inOrder || !slot.IsWhole)
        {
            Volatile.Write(ref _faults, _faults + 1);
        }

        _lastSequence = sequence;
        _next[slot.Producer] = slot.Number + 1;
        Received++;
        Sum += slot.Number;
        Batches += endOfBatch ? 1 : 0;
    }
}
