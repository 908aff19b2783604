namespace MediaRouting.Engine.Commands;

/// <summary>
/// What the agent directory said of an id and password, off the ring. Persisted numbers: they only grow.
/// </summary>
public enum Verification : byte
{
    /// <summary>Nobody asked: the message was refused before it came to that.</summary>
    None = 0,

    /// <summary>The password is the agent's.</summary>
    Verified = 1,

    /// <summary>The directory knows no such agent.</summary>
    UserNotFound = 2,

    /// <summary>The password is not the agent's.</summary>
    AuthenticationFailed = 3,

    /// <summary>The directory did not answer.</summary>
    DirectoryUnavailable = 4,
}
