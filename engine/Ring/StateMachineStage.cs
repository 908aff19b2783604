using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Ring;

/// <summary>
/// The stage that carries commands out. It numbers them on from the last one that the state machine has carried out;
/// questions have no number, so that those of the commands have no gap and outlive the process.
/// </summary>
/// <param name="stateMachine">The one writer.</param>
internal readonly struct StateMachineStage(StateMachine stateMachine) : IEventHandler<CommandSlot>
{
    /// <inheritdoc/>
    public void OnEvent(ref CommandSlot slot, long sequence, bool endOfBatch)
    {
        var applied = stateMachine.AppliedSequence;
        stateMachine.Apply(ref slot, slot.Kind == CommandKind.Inspect ? applied : applied + 1);
    }
}
