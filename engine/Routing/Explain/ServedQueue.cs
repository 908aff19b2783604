namespace MediaRouting.Engine.Routing.Explain;

/// <summary>A queue that an agent serves.</summary>
/// <param name="Queue">Id of the queue.</param>
/// <param name="Step">The first step that matches the agent, from 1: tasks are open to it from there on.</param>
/// <param name="Waiting">Tasks that wait and are open to the agent.</param>
/// <param name="NotOpenYet">Tasks that wait and have not come to that step.</param>
/// <param name="Available">Agents, of those whom this step or one before it matches, who may be offered a task.</param>
/// <param name="IsNext">The next task that comes to the step goes to this agent.</param>
public sealed record ServedQueue(
    string Queue, int Step, int Waiting, int NotOpenYet, int Available, bool IsNext);
