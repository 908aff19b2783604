namespace MediaRouting.Engine.Commands;

/// <summary>Row 2. The password was checked off the ring and is not here.</summary>
/// <param name="AgentId">Who signs in.</param>
/// <param name="Mrd">On which MRD, by id or name.</param>
/// <param name="Verification">What the directory said of id and password.</param>
public readonly record struct Login(TextRef AgentId, TextRef Mrd, Verification Verification);
