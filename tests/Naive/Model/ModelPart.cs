using MediaRouting.Engine.Commands;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>An agent's part in a task, as one of the two roles knows it.</summary>
internal sealed class ModelPart
{
    /// <summary>Whose part; a transfer hands it to somebody else.</summary>
    public required ModelSession Session { get; set; }

    /// <summary>In which task.</summary>
    public required ModelTask Task { get; init; }

    /// <summary>Its own state, from OFFERED to WRAPPING_UP.</summary>
    public required TaskState State { get; set; }

    /// <summary>Communication Server: the offer's end, or that of the wrap-up.</summary>
    public ModelTimer? Timer { get; set; }

    /// <summary>An interruption covers what the agent does, not what is offered or not begun.</summary>
    public bool CanBeInterrupted => State is TaskState.Active or TaskState.Paused or TaskState.WrappingUp;

    /// <summary>The state that is shown.</summary>
    public TaskState Shown => Session.IsInterrupted && CanBeInterrupted ? TaskState.Interrupted : State;
}
