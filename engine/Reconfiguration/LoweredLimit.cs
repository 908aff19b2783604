namespace MediaRouting.Engine.Reconfiguration;

/// <summary>
/// An agent who has more than it may hold from now on: it keeps what it has, and gets nothing before that is less.
/// </summary>
/// <param name="Agent">Id of the agent.</param>
/// <param name="Mrd">Id of the MRD.</param>
/// <param name="Held">Tasks that the agent has there, an open offer included.</param>
/// <param name="Limit">Tasks that it may hold.</param>
public sealed record LoweredLimit(string Agent, string Mrd, int Held, int Limit);
