namespace MediaRouting.Engine.Reconfiguration;

/// <summary>What a change makes of a queue.</summary>
/// <param name="Id">The queue.</param>
/// <param name="AgentsBefore">Agents who serve it, or served it.</param>
/// <param name="AgentsAfter">Agents who will serve it, or do.</param>
/// <param name="Waiting">Tasks that wait in it: they look for an agent anew.</param>
/// <param name="Moved">
/// Tasks of it that are offered or held while it is left out: should they return, they wait in the default queue of
/// their MRD.
/// </param>
public sealed record QueueEffect(string Id, int AgentsBefore, int AgentsAfter, int Waiting, int Moved);
