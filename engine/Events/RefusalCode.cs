namespace MediaRouting.Engine.Events;

/// <summary>
/// Why a message was refused: the error codes of 1-protocol, by the same names. Persisted numbers: they only grow.
/// </summary>
public enum RefusalCode : byte
{
    /// <summary>Not refused.</summary>
    None = 0,

    /// <summary>MALFORMED_JSON: the body is not one JSON object.</summary>
    MalformedJson = 1,

    /// <summary>UNKNOWN_TYPE: no JMSType, or one that this queue does not serve.</summary>
    UnknownType = 2,

    /// <summary>TOO_LARGE: the body is over its limit.</summary>
    TooLarge = 3,

    /// <summary>MISSING_FIELD: a field the row needs is absent, null or empty.</summary>
    MissingField = 4,

    /// <summary>INVALID_FIELD: a field is there and cannot be used.</summary>
    InvalidField = 5,

    /// <summary>USER_NOT_FOUND: no such agent.</summary>
    UserNotFound = 6,

    /// <summary>AUTHENTICATION_FAILED: the password is not the agent's.</summary>
    AuthenticationFailed = 7,

    /// <summary>DIRECTORY_UNAVAILABLE: the agent directory did not answer.</summary>
    DirectoryUnavailable = 8,

    /// <summary>NOT_CONNECTED: the agent has not sent Connect.</summary>
    NotConnected = 9,

    /// <summary>NOT_LOGGED_IN: the agent is not signed in on the MRD.</summary>
    NotLoggedIn = 10,

    /// <summary>UNKNOWN_MRD: no MRD has this id or name.</summary>
    UnknownMrd = 11,

    /// <summary>UNKNOWN_TASK: no task has this id, or it was closed too long ago to be remembered.</summary>
    UnknownTask = 12,

    /// <summary>DUPLICATE_TASK: NewTask for a task that is known and open.</summary>
    DuplicateTask = 13,

    /// <summary>TASK_CLOSED: the task is over.</summary>
    TaskClosed = 14,

    /// <summary>NOT_TASK_AGENT: the agent has no part in the task, or is not its owner where it must be.</summary>
    NotTaskAgent = 15,

    /// <summary>STATE_NOT_ALLOWED: a state an agent may not ask for, or a transition that does not exist.</summary>
    StateNotAllowed = 16,

    /// <summary>AGENT_NOT_AVAILABLE: the agent could not be offered work now.</summary>
    AgentNotAvailable = 17,

    /// <summary>CAPACITY_EXCEEDED: the agent is at its limit, an open offer included.</summary>
    CapacityExceeded = 18,

    /// <summary>OVERLOADED: a limit of the daemon is reached; try again after RetryAfter seconds.</summary>
    Overloaded = 19,

    /// <summary>
    /// GENERAL_ERROR: a foreign MRE refused for a reason that has no code here; or only MRE knows, which is another
    /// daemon.
    /// </summary>
    GeneralError = 20,

    /// <summary>RESPONSE_TIMEOUT: a Communication Server did not end a reservation in time (7-rulings 30).</summary>
    ResponseTimeout = 21,
}
