using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.State;

/// <summary>One agent's part in one task, from the offer to the close.</summary>
public struct Part
{
    /// <summary>The task.</summary>
    public int Task;

    /// <summary>The agent on the task's MRD (<see cref="Registry.Session"/>).</summary>
    public int Session;

    /// <summary>
    /// How the agent stands with the task; OFFERED while nothing is accepted. Never INTERRUPTED: this is what the part
    /// returns to; what is shown follows from it (<see cref="Routing.TaskStateDerivation"/>).
    /// </summary>
    public TaskState State;

    /// <summary>The timer that runs on this part, or <see cref="TimerWheel.Unarmed"/>.</summary>
    public int Timer;

    /// <summary>
    /// The decision of an MRE elsewhere that the part goes back to; 0 in <c>combined</c>, with MRE, and where it said
    /// none.
    /// </summary>
    public long Decision;

    internal int NextOnTask;
    internal int PreviousOnTask;
    internal int NextInSession;
    internal int PreviousInSession;
}
