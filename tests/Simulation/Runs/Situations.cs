namespace MediaRouting.Tests.Simulation.Runs;

/// <summary>
/// What a run of some hundred seeds must have been in, or it proves little. Not in it are DIRECTORY_UNAVAILABLE, which
/// comes only where one agent's sign-ins pile up (the directory is the configuration), and, since nothing simulated can
/// lead to them, GENERAL_ERROR and DUPLICATE_TASK (a foreign MRE or Communication Server).
/// </summary>
internal static class Situations
{
    /// <summary>Every start.</summary>
    private static readonly string[] Recoveries =
    [
        "recovery: damaged snapshot passed over",
        "recovery: fresh",
        "recovery: from a snapshot",
        "recovery: from the beginning of the journal",
        "recovery: from what version 1 has left",
        "recovery: from what version 2 has left",
        "recovery: hundreds of records",
        "recovery: power lost in the middle",
        "recovery: refused, an empty directory without --initialize",
        "recovery: refused, another daemon has the directory",
        "recovery: torn end cut off",
        "snapshot: built",
        "snapshot: built while the journal was written",
        "snapshot: failed, the daemon goes on",
        "snapshot: segments pruned",
        "snapshot: the process ended while it was built",
        "replay: snapshot and the rest are the same",
        "replay: the journal alone is the same",
        "replay: a message taken again",
    ];

    /// <summary>Everything that may become of a change of the configuration.</summary>
    private static readonly string[] Changes =
    [
        .. ((string[])[
            "a queue goes, its tasks are held", "a version that says the same", "agents in another order",
            "asked for while work is under way", "changed at a start",
            "killed after it was carried out, before it was durable", "killed before it was carried out",
            "one that nobody had heard of is in force after a start",
            "one that nobody had heard of is not there after a start", "posted", "put in force",
            "recovered with the version that was answered", "refused at a start, the daemon goes on",
            "refused, Agent in use", "refused, Mrd in use", "refused, Queue in use", "somebody signed out",
            "the file is another",
        ]).Select(change => "configuration: " + change),
        "combined = split: one changes its configuration",
        "combined = split: two change it",
    ];

    /// <summary>Every fault.</summary>
    private static readonly string[] Faults =
    [
        "broker: a message twice",
        "broker: another one of the list",
        "broker: commit done, answer lost",
        "broker: commit lost",
        "broker: connection broken in a transaction",
        "broker: delivered again",
        "broker: gone",
        "broker: sent again, dropped by number",
        "clock: set back",
        "clock: set forwards",
        "disk: power lost in the middle of a write",
        "fail-stop: Sync",
        "fail-stop: Write",
        "killed in a commit",
        "killed while it ran",
        "killed while it recovered",
        "outbox: destination refused",
        "outbox: sent again",
        "outbox: sent again, and the receiver knows it",
        "stopped: drained",
        "dead letter: MALFORMED_JSON",
        "dead letter: TOO_LARGE",
        "dead letter: UNDELIVERABLE",
        "dead letter: UNKNOWN_TYPE",
        "split: an offer is answered that MRE had taken back",
        "split: MRE is told to offer an agent nothing for now",
    ];

    /// <summary>Every refusal that there can be.</summary>
    private static readonly string[] Refusals =
    [
        .. ((string[])[
            "AGENT_NOT_AVAILABLE", "AUTHENTICATION_FAILED", "CAPACITY_EXCEEDED", "INVALID_FIELD", "MALFORMED_JSON",
            "MISSING_FIELD", "NOT_CONNECTED", "NOT_LOGGED_IN", "NOT_TASK_AGENT", "OVERLOADED", "RESPONSE_TIMEOUT",
            "STATE_NOT_ALLOWED", "TASK_CLOSED", "TOO_LARGE", "UNKNOWN_MRD", "UNKNOWN_TASK", "UNKNOWN_TYPE",
            "USER_NOT_FOUND",
        ]).Select(code => "refusal: " + code),
        .. ((string[])["AGENT_LOGOUT", "CANCELLED", "DONE", "NO_AGENT_AVAILABLE", "REJECTED", "RONA"])
            .Select(code => "code: " + code),
    ];

    /// <summary>How an agent's state follows another, as 2-domain has it.</summary>
    private static readonly string[] AgentTransitions =
    [
        .. From("LOGOUT", "NOT_READY"),
        .. From("NOT_READY", "READY LOGOUT INTERRUPTED UNKNOWN ACTIVE"),
        .. From("READY", "NOT_READY LOGOUT RESERVED INTERRUPTED ACTIVE BUSY UNKNOWN"),
        .. From("RESERVED", "ACTIVE BUSY READY NOT_READY INTERRUPTED LOGOUT UNKNOWN"),
        .. From("ACTIVE", "BUSY WORK_READY READY NOT_READY INTERRUPTED LOGOUT UNKNOWN"),
        .. From("BUSY", "ACTIVE WORK_READY READY NOT_READY INTERRUPTED LOGOUT UNKNOWN"),
        .. From("WORK_READY", "ACTIVE READY NOT_READY LOGOUT"),
        .. From("INTERRUPTED", "READY NOT_READY ACTIVE BUSY LOGOUT UNKNOWN"),
        .. From("UNKNOWN", "READY NOT_READY LOGOUT"),
    ];

    /// <summary>How the state of an agent's part in a task follows another.</summary>
    private static readonly string[] TaskTransitions =
    [
        .. ((string[])[
            "NEW to OFFERED", "OFFERED to NEW", "OFFERED to ACCEPTED", "OFFERED to ACTIVE", "OFFERED to CLOSED",
            "ACCEPTED to ACTIVE", "ACCEPTED to CLOSED", "ACTIVE to PAUSED", "PAUSED to ACTIVE",
            "ACTIVE to WRAPPING_UP", "PAUSED to WRAPPING_UP", "WRAPPING_UP to CLOSED", "ACTIVE to CLOSED",
            "PAUSED to CLOSED", "ACTIVE to INTERRUPTED", "INTERRUPTED to ACTIVE", "INTERRUPTED to CLOSED",
            "ACTIVE to NEW",
        ]).Select(change => "task: " + change),
    ];

    /// <summary>2-domain, "Known failures".</summary>
    private static readonly string[] KnownFailures =
    [
        .. ((string[])[
            "NOT_READY with an offer open", "READY and NOT_READY on their way at once",
            "a limit is lowered below the work held", "a step opens at once",
            "a task comes while an agent has an offer", "a task comes while another is at the head",
            "a task is offered past one that nobody free matches", "a task that several had is offered again",
            "a transfer races a close", "an accept races the offer timeout",
            "an agent has work of one queue, then of another", "an agent is offered what he is already in",
            "closed twice", "not ready after the last task is closed", "ready after a no-answer, and routed again",
            "the agent reconnects while an offer is open", "the configuration changes while tasks wait",
            "the customer leaves while the offer is open", "time to live around a no-answer",
            "time to live over a restart",
        ]).Select(failure => "known: " + failure),
    ];

    /// <summary>All of it.</summary>
    public static IReadOnlyList<string> Required { get; } =
        [.. Recoveries, .. Changes, .. Faults, .. Refusals, .. AgentTransitions, .. TaskTransitions, .. KnownFailures];

    private static IEnumerable<string> From(string before, string after) =>
        after.Split(' ').Select(state => $"agent: {before} to {state}");
}
