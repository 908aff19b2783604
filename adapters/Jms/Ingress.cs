using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Jms;

/// <summary>
/// The door to the command ring: stamps a command with its time and publishes it. A command is complete before its slot
/// is claimed, so that nobody's decoding holds up the ring.
/// </summary>
/// <param name="commands">The command ring.</param>
/// <param name="clock">Says what time it is.</param>
/// <param name="stamps">Notes when commands were published; null where nobody asks.</param>
public sealed class Ingress(RingBuffer<CommandSlot> commands, TimeProvider clock, CommandStamps? stamps = null)
{
    /// <summary>Unix milliseconds.</summary>
    public long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Moves a command into the ring; <paramref name="arrival"/> is empty of texts afterwards.</summary>
    /// <remarks>
    /// Waits while the ring is full, which the ack windows of the queues prevent: together they are smaller than the
    /// ring.
    /// </remarks>
    public void Publish(ref CommandSlot arrival)
    {
        var sequence = commands.Next();
        ref var slot = ref commands[sequence];
        slot.MoveFrom(ref arrival);
        slot.Time = Now;
        Publish(sequence);
    }

    /// <summary>Publishes that messages have left up to this MediaRoutingSequence.</summary>
    public void PublishNoteSent(long through)
    {
        var sequence = commands.Next();
        ref var slot = ref commands[sequence];
        slot.Reset(CommandKind.NoteSent, Source.Internal, Now);
        slot.Body.NoteSent = new NoteSent(through);
        Publish(sequence);
    }

    /// <summary>Publishes a tick: timers that are due fire.</summary>
    /// <returns>Its sequence.</returns>
    public long PublishTick()
    {
        var sequence = commands.Next();
        commands[sequence].Reset(CommandKind.Tick, Source.Internal, Now);
        Publish(sequence);
        return sequence;
    }

    private void Publish(long sequence)
    {
        stamps?.Publishing(sequence);
        commands.Publish(sequence);
    }
}
