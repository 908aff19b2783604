using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Communication;

/// <summary>
/// Which state of a part an agent may ask for from which is shown (2-domain, "Task state"). NEW is a decline, CLOSED
/// the end; what is not here does not exist and is refused. From INTERRUPTED a part returns by itself.
/// </summary>
public static class TaskTransitions
{
    /// <summary>True if a part in <paramref name="from"/> may be asked to become <paramref name="to"/>.</summary>
    public static bool Exists(TaskState from, TaskState to) => (from, to) switch
    {
        (TaskState.Offered, TaskState.New or TaskState.Accepted or TaskState.Active) => true,
        (TaskState.Accepted, TaskState.Active) => true,
        (TaskState.Active, TaskState.Paused or TaskState.WrappingUp) => true,
        (TaskState.Paused, TaskState.Active or TaskState.WrappingUp) => true,
        (TaskState.Offered or TaskState.Accepted or TaskState.Active or TaskState.Paused or TaskState.WrappingUp
            or TaskState.Interrupted, TaskState.Closed) => true,
        _ => false,
    };
}
