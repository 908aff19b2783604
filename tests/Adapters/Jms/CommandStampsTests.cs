using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Ring;
using MediaRouting.Jms;

namespace MediaRouting.Tests.Adapters.Jms;

public sealed class CommandStampsTests
{
    private const int Slots = 64;

    [Fact]
    public void One_command_of_sixteen_is_measured_from_its_publication_to_the_end_of_its_batch()
    {
        ManualClock clock = new();
        CommandStamps stamps = new(Slots, clock);
        PayloadPool payloads = new();
        RingBuffer<CommandSlot> ring = new(
            new MultiProducerSequencer(Slots, WaitStrategyKind.Blocking),
            (ref CommandSlot slot) => slot.Text.Initialize(payloads));
        Ingress ingress = new(ring, clock, stamps);

        for (int command = 0; command < 40; command++)
        {
            ingress.PublishTick();
            clock.Advance(TimeSpan.FromMicroseconds(1));
        }

        stamps.CarriedOut(0, 0, clock.GetTimestamp());
        Assert.Equal((1, 40_000), (stamps.Latencies.Count, stamps.Latencies.Max));
        stamps.CarriedOut(1, 39, clock.GetTimestamp());
        Assert.Equal((3, 40_000L + 24_000 + 8_000), (stamps.Latencies.Count, stamps.Latencies.Sum));
    }

    [Fact]
    public void A_slot_that_was_filled_without_a_stamp_is_not_measured_by_an_older_one()
    {
        ManualClock clock = new();
        CommandStamps stamps = new(Slots, clock);
        stamps.Publishing(0);
        stamps.CarriedOut(0, 15, clock.GetTimestamp());

        stamps.CarriedOut(Slots, Slots + 15, clock.GetTimestamp());

        Assert.Equal(1, stamps.Latencies.Count);
    }

    private sealed class ManualClock : TimeProvider
    {
        private long _ticks = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks;

        public void Advance(TimeSpan time) => _ticks += time.Ticks;
    }
}
