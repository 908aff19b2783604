using MediaRouting.Engine.Commands;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// The one function from an agent's part in a task to the state that is shown of it. INTERRUPTED is shown and never
/// kept, so that a part returns to what it was when the interruption ends (2-domain, "Agent state, per MRD").
/// </summary>
public static class TaskStateDerivation
{
    /// <summary>
    /// The state shown of a part: INTERRUPTED where its agent is interrupted on the MRD and the part can be, else its
    /// own.
    /// </summary>
    public static TaskState Shown(Assignments assignments, int part)
    {
        ref readonly var record = ref assignments[part];
        return assignments.Presence(record.Session).Interrupted && IsInterruptible(record.State)
            ? TaskState.Interrupted
            : record.State;
    }

    /// <summary>
    /// True for a state that an interruption hides. What was not started, OFFERED and ACCEPTED, stays as it is
    /// (7-rulings 16).
    /// </summary>
    public static bool IsInterruptible(TaskState state) =>
        state is TaskState.Active or TaskState.Paused or TaskState.WrappingUp;
}
