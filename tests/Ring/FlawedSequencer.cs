using MediaRouting.Engine.Ring;

namespace MediaRouting.Tests.Ring;

/// <summary>What a sequencer of the tests does wrong.</summary>
public enum Flaw
{
    /// <summary>Lets stages see a slot before it is written: what a missing release or acquire may do.</summary>
    PublishesBeforeWriting,

    /// <summary>Hands out slots that are still being read: what a stale gating sequence would do.</summary>
    IgnoresGating,
}

/// <summary>A single-producer sequencer with a flaw, to show that the stress tests would notice.</summary>
internal sealed class FlawedSequencer(Flaw flaw, int capacity, WaitStrategyKind waits) : Sequencer(capacity, waits)
{
    private readonly Sequence _cursor = new();
    private long _claimed = Sequence.Initial;

    public override long Cursor => _cursor.Value;

    protected override long Claimed => _claimed;

    public override long Next() => Next(1);

    public override long Next(int count)
    {
        _claimed += count;
        if (flaw == Flaw.PublishesBeforeWriting)
        {
            AwaitGating(_claimed - Capacity);
            Announce();
            Thread.Yield();
        }

        return _claimed;
    }

    public override bool TryNext(out long sequence) => TryNext(1, out sequence);

    public override bool TryNext(int count, out long sequence)
    {
        sequence = Next(count);
        return true;
    }

    public override void Publish(long sequence) => Announce();

    public override void Publish(long low, long high) => Announce();

    public override bool IsAvailable(long sequence) => sequence <= Cursor;

    public override long HighestPublished(long low, long high) => high;

    private void Announce()
    {
        _cursor.Value = _claimed;
        Publications.Signal();
    }
}
