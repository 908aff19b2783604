namespace MediaRouting.Engine.Ring;

/// <summary>Who watches the stages of a <see cref="Pipeline"/>.</summary>
/// <param name="Journal">Watches the journal; a batch of it is one append and one sync.</param>
/// <param name="StateMachine">Watches the state machine.</param>
/// <param name="Outbox">Watches the outbox.</param>
public sealed record StageWatches(IStageWatch Journal, IStageWatch StateMachine, IStageWatch Outbox);
