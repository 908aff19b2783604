namespace MediaRouting.Engine.Commands;

/// <summary>Row 1. The password was checked off the ring and is not here.</summary>
/// <param name="AgentId">Who connects.</param>
/// <param name="Extension">The agent's telephone extension; may be empty.</param>
/// <param name="Destination">Where the agent is told things, as it was written.</param>
/// <param name="DestinationName">The name alone, inside <paramref name="Destination"/>.</param>
/// <param name="DestinationKind">Queue or topic.</param>
/// <param name="Verification">What the directory said of id and password.</param>
public readonly record struct Connect(
    TextRef AgentId,
    TextRef Extension,
    TextRef Destination,
    TextRef DestinationName,
    DestinationKind DestinationKind,
    Verification Verification);
