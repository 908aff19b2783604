namespace MediaRouting.Tests.Naive.Model;

/// <summary>
/// What can happen in the model that commands, refusals and events alone do not show. The swarm counts each, so that it
/// is known to reach everything.
/// </summary>
internal enum Feature
{
    /// <summary>A message came again and was passed over.</summary>
    DuplicateMessage,

    /// <summary>Connect again with an offer open: it was shown again.</summary>
    OfferShownAgain,

    /// <summary>NOT_READY was asked for with work in hand.</summary>
    NotReadyPends,

    /// <summary>READY or NOT_READY was asked for while INTERRUPTED.</summary>
    AskedWhileInterrupted,

    /// <summary>READY or NOT_READY ended an UNKNOWN.</summary>
    AskedWhileUnknown,

    /// <summary>An agent signed in while a non-interruptible task had it.</summary>
    SignedInInterrupted,

    /// <summary>The same ClientUniqueId came again while its task was open.</summary>
    SameTaskAgain,

    /// <summary>A new task was refused, since as many waited as may.</summary>
    TooManyWaiting,

    /// <summary>A new task was refused, since too many had come in the last second.</summary>
    TooManyPerSecond,

    /// <summary>A task came back to a queue where as many waited as may, and waits too.</summary>
    WaitsBeyondLimit,

    /// <summary>A task was closed longest ago, and forgotten.</summary>
    ClosedTaskForgotten,

    /// <summary>An offer was not answered in time.</summary>
    OfferTimedOut,

    /// <summary>A wrap-up lasted its limit.</summary>
    WrapUpTimedOut,

    /// <summary>A sign-out closed work.</summary>
    LogoutClosed,

    /// <summary>A sign-out queued work again.</summary>
    LogoutRequeued,

    /// <summary>A sign-out queued an offer again.</summary>
    LogoutEndedOffer,

    /// <summary>The owner left, and the longest-standing participant owns the task.</summary>
    OwnershipPassedOn,

    /// <summary>A customer left a task that several agents had.</summary>
    ClosedForSeveral,

    /// <summary>A customer left while the offer was open.</summary>
    AbandonedWhileOffered,

    /// <summary>A customer left while the task waited.</summary>
    AbandonedInQueue,

    /// <summary>A conference participant was INTERRUPTED on that MRD.</summary>
    JoinedInterrupted,

    /// <summary>A conference participant had an open offer.</summary>
    JoinedWithOfferOpen,

    /// <summary>An interruption began where there was work.</summary>
    WorkInterrupted,

    /// <summary>An interruption ended where there was work.</summary>
    WorkResumed,

    /// <summary>A task was started, or wrapped up, beneath an interruption.</summary>
    ChangedBeneathInterruption,

    /// <summary>The Chat Server came back with offers open.</summary>
    RestoreEndedOffer,

    /// <summary>params.skillgroup chose the queue.</summary>
    QueueBySkillgroup,

    /// <summary>params.skillgroup named nothing of that MRD.</summary>
    UnknownSkillgroup,

    /// <summary>params.priority chose the level.</summary>
    LevelByParam,

    /// <summary>params.labels chose the level.</summary>
    LevelByLabels,

    /// <summary>A task came to a queue whose second step is open at once.</summary>
    SecondStepOpenAtOnce,

    /// <summary>A step opened while the task waited.</summary>
    StepOpened,

    /// <summary>Several steps opened in one late tick.</summary>
    SeveralStepsOpened,

    /// <summary>A step opened while the task was offered.</summary>
    StepOpenedWhileOffered,

    /// <summary>A step that opened had an agent for the task.</summary>
    StepFoundAgent,

    /// <summary>The time of a waiting task was over.</summary>
    GivenUp,

    /// <summary>The time of a task was over when it came back to its queue.</summary>
    GivenUpOnReturn,

    /// <summary>The preferred agent got the task.</summary>
    PreferredAgentChosen,

    /// <summary>The preferred agent got the task, and no step matches it.</summary>
    PreferredAgentWithoutStep,

    /// <summary>An agent was chosen of a later step than the first, with the first open too.</summary>
    LaterStepChosen,

    /// <summary>Two agents were alike but for the time they were available since.</summary>
    DecidedBySince,

    /// <summary>Two agents were alike but for their place in the configuration.</summary>
    DecidedByOrder,

    /// <summary>Among several agents mostSkilled decided.</summary>
    DecidedByMostSkill,

    /// <summary>Among several agents leastSkilled decided.</summary>
    DecidedByLeastSkill,

    /// <summary>A task passed somebody over who had let it pass, for somebody else.</summary>
    PassedOver,

    /// <summary>A task went to somebody who had let it pass before the last one did.</summary>
    NewRound,

    /// <summary>A task went back to the one who let it pass last, since there was nobody else.</summary>
    NobodyElse,

    /// <summary>A free agent had several tasks to choose from, the first by the priority of its queue.</summary>
    TaskByQueuePriority,

    /// <summary>A free agent had several tasks to choose from, the first by its level.</summary>
    TaskByLevel,

    /// <summary>A free agent had several tasks to choose from, the first by its arrival.</summary>
    TaskByArrival,

    /// <summary>A free agent took a task past one of higher order that it does not match.</summary>
    LookedPastHead,

    /// <summary>One row freed several agents, and two of them got a task.</summary>
    SeveralFreed,

    /// <summary>One row freed several agents, and one left a task that it had let pass to another of them.</summary>
    LeftToAnotherFreed,
}
