namespace MediaRouting.Load.Figures;

/// <summary>What is measured, each from the planned sending of a message to the arrival of what it leads to.</summary>
internal enum StepKind
{
    /// <summary>Connect to its answer.</summary>
    Connect,

    /// <summary>Login to AgentState.</summary>
    Login,

    /// <summary>AgentState to AgentState.</summary>
    AgentState,

    /// <summary>Task to its answer.</summary>
    Task,

    /// <summary>Task to TaskAssigned, where an agent was free at once.</summary>
    TaskAssigned,

    /// <summary>TaskState to TaskState.</summary>
    TaskState,

    /// <summary>Transfer or Conference to what both agents are told.</summary>
    Colleague,

    /// <summary>GetAgentState or GetTaskState to its answer.</summary>
    Get,

    /// <summary>A message through the same broker and back, answered by nothing but the client.</summary>
    Echo,
}
