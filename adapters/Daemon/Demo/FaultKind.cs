namespace MediaRouting.Daemon.Demo;

/// <summary>What a routing engine must never do, as far as its messages show it.</summary>
public enum FaultKind
{
    /// <summary>
    /// A task that got no answer, has no end, or was closed unanswered while its customer was waiting.
    /// </summary>
    Lost,

    /// <summary>A task with two owners, offered twice at a time, or ended twice.</summary>
    Double,

    /// <summary>An agent with more tasks than its limit, or with two open offers.</summary>
    AboveCapacity,

    /// <summary>A MediaRoutingSequence that is missing or came twice.</summary>
    SequenceGap,

    /// <summary>A message to the daemon that nothing came back for.</summary>
    Unanswered,

    /// <summary>A message of the Chat Server that could not be read or delivered.</summary>
    DeadLetter,
}
