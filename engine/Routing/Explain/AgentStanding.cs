namespace MediaRouting.Engine.Routing.Explain;

/// <summary>An agent, and how it stands on the MRD in question.</summary>
/// <param name="Agent">Id of the agent.</param>
/// <param name="Standing">How it stands.</param>
public sealed record AgentStanding(string Agent, Standing Standing);
