using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Ring;

namespace MediaRouting.Bench.Figures;

/// <summary>The stage of the daemon: carries a command out.</summary>
/// <param name="machine">The state machine.</param>
/// <param name="earlier">Commands that it has had from other rings.</param>
internal readonly struct RoutingStage(StateMachine machine, long earlier) : IEventHandler<CommandSlot>
{
    /// <inheritdoc/>
    public void OnEvent(ref CommandSlot slot, long sequence, bool endOfBatch) =>
        machine.Apply(ref slot, earlier + sequence);
}
