namespace MediaRouting.Engine.Communication;

/// <summary>The codes that the daemon itself gives to a change of a task (2-domain, "Task state").</summary>
internal static class TaskCodes
{
    public static ReadOnlySpan<byte> Rona => "RONA"u8;

    public static ReadOnlySpan<byte> Rejected => "REJECTED"u8;

    public static ReadOnlySpan<byte> ResponseTimeout => "RESPONSE_TIMEOUT"u8;

    public static ReadOnlySpan<byte> Done => "DONE"u8;

    public static ReadOnlySpan<byte> Cancelled => "CANCELLED"u8;

    public static ReadOnlySpan<byte> AgentLogout => "AGENT_LOGOUT"u8;

    public static ReadOnlySpan<byte> NoAgentAvailable => "NO_AGENT_AVAILABLE"u8;

    public static ReadOnlySpan<byte> Overloaded => "OVERLOADED"u8;

    public static ReadOnlySpan<byte> ForceClosed => "FORCE_CLOSED"u8;
}
