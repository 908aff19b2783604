namespace MediaRouting.Engine.Events;

/// <summary>What is wrong with the field that a refusal names. Persisted numbers: they only grow.</summary>
public enum Fault : byte
{
    /// <summary>The code says it all.</summary>
    None = 0,

    /// <summary>Absent, null or empty.</summary>
    Absent = 1,

    /// <summary>Over its limit of bytes or entries.</summary>
    TooLong = 2,

    /// <summary>Not the JSON type that the field has.</summary>
    WrongType = 3,

    /// <summary>A text that is none of the words, or none of the forms, that the field may have.</summary>
    NotAValue = 4,

    /// <summary>Given twice.</summary>
    GivenTwice = 5,

    /// <summary>Not usable as a JMS destination (6-openwire 1.6).</summary>
    NotADestination = 6,

    /// <summary>A reason code with READY.</summary>
    ReasonWithReady = 7,

    /// <summary>Not the MRD of the task.</summary>
    NotTheTasksMrd = 8,

    /// <summary>A state an agent cannot ask for: it follows from work.</summary>
    NotForTheAsking = 9,

    /// <summary>The agent has an offer open on the MRD; it has to be answered first.</summary>
    OfferOpen = 10,

    /// <summary>The transition does not exist.</summary>
    NoSuchTransition = 11,

    /// <summary>The agent is on the task already.</summary>
    AlreadyOnTask = 12,

    /// <summary>The agent is on the task, and is not its owner.</summary>
    NotTheOwner = 13,

    /// <summary>Contains a character that it must not: a control character, or half of a surrogate pair.</summary>
    BadCharacter = 14,

    /// <summary>The owner of the task has not accepted it yet, or has wrapped it up.</summary>
    NotAtWork = 15,

    /// <summary>As many tasks of the MRD wait as its <c>waitingLimit</c> allows.</summary>
    TooManyWaiting = 16,

    /// <summary>More new tasks of the MRD came than its <c>messagesPerSecond</c> allows.</summary>
    TooManyPerSecond = 17,

    /// <summary>Only MRE knows, which is another daemon.</summary>
    RoutedElsewhere = 18,
}
