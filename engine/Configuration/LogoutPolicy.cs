namespace MediaRouting.Engine.Configuration;

/// <summary>What becomes of the work that an agent holds who signs out. Persisted numbers: they only grow.</summary>
public enum LogoutPolicy : byte
{
    /// <summary><c>close</c>: closed with Code AGENT_LOGOUT.</summary>
    Close = 0,

    /// <summary><c>requeue</c>: back to its queue at the re-route level.</summary>
    Requeue = 1,
}
