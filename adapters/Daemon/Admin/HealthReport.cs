namespace MediaRouting.Daemon.Admin;

/// <summary>How the daemon is, at the moment it is asked.</summary>
/// <param name="IsAlive">False: it will not recover by itself; whoever supervises it should start another.</param>
/// <param name="IsReady">True: messages are taken in and answered.</param>
/// <param name="Reason">Why it is not alive or not ready, one sentence; empty if it is both.</param>
public sealed record HealthReport(bool IsAlive, bool IsReady, string Reason);
