namespace MediaRouting.Engine.Communication;

/// <summary>What the Communication Server knows of an agent, whatever the MRD.</summary>
public struct Agent
{
    /// <summary>Connect was accepted; it stays so over LOGOUT.</summary>
    public bool IsConnected;

    /// <summary>Where the agent is told things (<see cref="State.Destinations"/>).</summary>
    public int Destination;

    /// <summary>Was told last to be INTERRUPTED wherever it can be.</summary>
    public bool IsInterrupted;
}
