namespace MediaRouting.Engine.Reconfiguration;

/// <summary>An agent who is signed in, without work, on an MRD where there is no such agent any more.</summary>
/// <param name="Agent">Id of the agent.</param>
/// <param name="Mrd">Id of the MRD.</param>
public sealed record SessionSignedOut(string Agent, string Mrd);
