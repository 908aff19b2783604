namespace MediaRouting.Load.People;

/// <summary>A task as an agent has it.</summary>
/// <param name="taskId">Its id.</param>
/// <param name="mrd">Its MRD.</param>
/// <param name="state">Its state, as the agent was told.</param>
internal sealed class DeskTask(string taskId, string mrd, string state)
{
    /// <summary>Its id.</summary>
    public string TaskId { get; } = taskId;

    /// <summary>Its MRD.</summary>
    public string Mrd { get; } = mrd;

    /// <summary>Its state, as the agent was told.</summary>
    public string State { get; set; } = state;

    /// <summary>True once its conversation was begun by this agent, who does not hand it on a second time.</summary>
    public bool IsBegun { get; set; }
}
