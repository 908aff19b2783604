using MediaRouting.Engine.Ring;

namespace MediaRouting.Tests.Ring;

public sealed class RingBufferTests
{
    [Fact]
    public void Every_slot_is_made_ready_once_and_keeps_what_it_owns_lap_after_lap()
    {
        int made = 0;
        var ring = new RingBuffer<Slot>(New(), (ref Slot slot) => slot.Bytes = new byte[++made]);

        Assert.Equal(4, made);
        for (long sequence = 0; sequence < 12; sequence++)
        {
            Assert.Equal((sequence % 4) + 1, ring[sequence].Bytes.Length);
        }
    }

    [Fact]
    public void A_slot_is_written_in_place()
    {
        var ring = new RingBuffer<Slot>(New());
        long sequence = ring.Next(2);
        ring[sequence].Number = 7;
        ring.Publish(sequence - 1, sequence);

        Assert.Equal(7, ring[sequence].Number);
        Assert.Equal(7, ring[sequence + 4].Number);
        Assert.Equal(0, ring[sequence + 1].Number);
        Assert.True(ring.TryNext(out long third));
        Assert.True(ring.TryNext(1, out long fourth));
        Assert.Equal((2, 3), (third, fourth));
    }

    private static SingleProducerSequencer New() => new(4, WaitStrategyKind.Yielding);

    private struct Slot
    {
        public byte[] Bytes;
        public int Number;
    }
}
