namespace MediaRouting.Directory;

/// <summary>What the configuration says of an agent's password.</summary>
/// <param name="AgentId">Id of the agent, 1..64 UTF-8 bytes.</param>
/// <param name="PasswordHash">
/// A hash made by <see cref="Directory.PasswordHash.Create"/>; null: the agent is known and cannot connect.
/// </param>
public readonly record struct AgentCredential(string AgentId, string? PasswordHash)
{
    /// <summary>The id only: a hash does not belong in a log.</summary>
    public override string ToString() => AgentId;
}
