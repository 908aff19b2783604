using System.Globalization;
using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Events;

namespace MediaRouting.Json.Encode;

/// <summary>
/// The sentence of an Error: the field, what is wrong with it, and what was expected. Put together from three tables:
/// <code>
/// AgentId  is missing           ; expected  an id of 1 to 64 bytes  .
/// field    fault, or else code              field, or fault
/// </code>
/// No word of it comes from a message.
/// </summary>
internal static class RefusalText
{
    /// <summary>Longest sentence, in bytes; ASCII without quotes.</summary>
    public const int MostBytes = 256;

    private static readonly byte[] Id = Bytes($"an id of 1 to {Limits.IdBytes} bytes");
    private static readonly byte[] Text = Bytes($"a text of at most {Limits.TextBytes} bytes");
    private static readonly byte[] Params = Bytes(
        $"an object of at most {Limits.ParamEntries} texts and {Limits.ParamBytes} bytes");

    private static readonly byte[] TooLarge = Bytes($" is over the limit of {Limits.BodyBytes} bytes");

    /// <summary>Writes the sentence and returns its length.</summary>
    public static int Write(Refusal refusal, Span<byte> to)
    {
        var field = refusal.Field == Field.None ? SubjectOf(refusal.Code) : refusal.Field;
        var wrong = refusal.Fault == Fault.None ? WrongBy(refusal.Code) : WrongBy(refusal.Fault);
        var expected = refusal.Fault == Fault.None ? ExpectedBy(refusal.Code) : ExpectedBy(refusal.Fault, field);
        var length = 0;
        if (field == Field.None)
        {
            Add("the daemon"u8, to, ref length);
        }
        else
        {
            Add(WireNames.Of(field), to, ref length);
        }

        // The body and the daemon are the two subjects that are not names.
        to[0] = to[0] == 't' ? (byte)'T' : to[0];
        Add(wrong, to, ref length);
        if (!expected.IsEmpty)
        {
            Add("; expected "u8, to, ref length);
            Add(expected, to, ref length);
        }

        Add("."u8, to, ref length);
        return length;
    }

    private static ReadOnlySpan<byte> WrongBy(Fault fault) => fault switch
    {
        Fault.Absent => " is missing"u8,
        Fault.TooLong => " is too long"u8,
        Fault.WrongType => " has the wrong JSON type"u8,
        Fault.NotAValue => " has a value that is not known"u8,
        Fault.GivenTwice => " is given twice"u8,
        Fault.NotADestination => " is not the name of a destination"u8,
        Fault.ReasonWithReady => " is given with READY"u8,
        Fault.NotTheTasksMrd => " is not the MRD of the task"u8,
        Fault.NotForTheAsking => " follows from work and is not for an agent to ask"u8,
        Fault.OfferOpen => " cannot change while an offer is open"u8,
        Fault.NoSuchTransition => " cannot follow the present state"u8,
        Fault.AlreadyOnTask => " is on the task already"u8,
        Fault.NotAtWork => " names a task that is not at work"u8,
        Fault.NotTheOwner => " is not the owner of the task"u8,
        Fault.BadCharacter => " contains a character that is not allowed"u8,
        Fault.TooManyWaiting => " has as many tasks waiting as it may"u8,
        Fault.TooManyPerSecond => " has had as many new tasks in the last second as it may"u8,
        Fault.RoutedElsewhere => " leaves routing to another one, and only that one knows"u8,
        _ => " cannot be used"u8,
    };

    private static ReadOnlySpan<byte> ExpectedBy(Fault fault, Field field) => fault switch
    {
        Fault.GivenTwice => "each name once, in whatever case"u8,
        Fault.ReasonWithReady => "none, since only NOT_READY and LOGOUT have one"u8,
        Fault.NotTheTasksMrd => "the MRD that the task was created on"u8,
        Fault.NotForTheAsking => "READY, NOT_READY or LOGOUT"u8,
        Fault.OfferOpen => "an answer to the offer first"u8,
        Fault.NoSuchTransition => "a state that the State given here leads to"u8,
        Fault.AlreadyOnTask => "an agent who is not"u8,
        Fault.NotAtWork => "one that its owner has accepted, is not wrapping up, and is not INTERRUPTED on"u8,
        Fault.NotTheOwner => "the agent who owns it"u8,
        Fault.BadCharacter => "no control character and no half of a surrogate pair"u8,
        Fault.RoutedElsewhere => "a daemon of the topology combined"u8,
        Fault.TooManyWaiting or Fault.TooManyPerSecond => ExpectedBy(RefusalCode.Overloaded),
        _ => ExpectedOf(field),
    };

    private static ReadOnlySpan<byte> ExpectedOf(Field field) => field switch
    {
        Field.Mrd => "the id or the name of an MRD"u8,
        Field.Destination => "a queue name, queue://name or topic://name, without , ? * > in the name"u8,
        Field.JmsReplyTo => "a queue or topic, without , ? * > in its name"u8,
        Field.State => "the name of a state, such as READY for an agent or CLOSED for a task"u8,
        Field.Status => "OFFERED or NO_AGENT_AVAILABLE"u8,
        Field.StateChangeTime => "a time such as 2026-01-31T09:30:00.000Z, or milliseconds since 1970"u8,
        Field.Routable => "true or false"u8,
        Field.Priority => "a whole number from 1 to 10"u8,
        Field.RetryAfter => "a whole number of seconds"u8,
        Field.Decision => "the number of a decision, as row 15 gave it"u8,
        Field.Position => "a whole number from 1"u8,
        Field.Seconds => "a whole number of seconds, or -1"u8,
        Field.Params => Params,
        Field.Password or Field.Extension or Field.ReasonCode or Field.Code or Field.Name or Field.Request
            or Field.Message or Field.JmsCorrelationId => Text,
        Field.None or Field.Body or Field.JmsType => default,
        _ => Id,
    };

    private static Field SubjectOf(RefusalCode code) => code switch
    {
        RefusalCode.MalformedJson or RefusalCode.TooLarge => Field.Body,
        RefusalCode.UnknownType => Field.JmsType,
        RefusalCode.UserNotFound or RefusalCode.NotConnected or RefusalCode.NotLoggedIn or RefusalCode.NotTaskAgent
            or RefusalCode.AgentNotAvailable or RefusalCode.CapacityExceeded or RefusalCode.ResponseTimeout
            => Field.AgentId,
        RefusalCode.AuthenticationFailed or RefusalCode.DirectoryUnavailable => Field.Password,
        RefusalCode.UnknownMrd => Field.Mrd,
        RefusalCode.UnknownTask or RefusalCode.DuplicateTask or RefusalCode.TaskClosed => Field.TaskId,
        RefusalCode.StateNotAllowed => Field.State,
        _ => Field.None,
    };

    private static ReadOnlySpan<byte> WrongBy(RefusalCode code) => code switch
    {
        RefusalCode.MalformedJson => " is not one JSON object"u8,
        RefusalCode.UnknownType => " is missing, or not one that this queue serves"u8,
        RefusalCode.TooLarge => TooLarge,
        RefusalCode.MissingField => " is missing"u8,
        RefusalCode.UserNotFound => " is not known to the agent directory"u8,
        RefusalCode.AuthenticationFailed => " is not that of the agent"u8,
        RefusalCode.DirectoryUnavailable => " could not be checked: the agent directory does not answer"u8,
        RefusalCode.NotConnected => " is not connected"u8,
        RefusalCode.NotLoggedIn => " is not signed in on the MRD"u8,
        RefusalCode.UnknownMrd => " names no MRD"u8,
        RefusalCode.UnknownTask => " names no task"u8,
        RefusalCode.DuplicateTask => " names a task that is open already"u8,
        RefusalCode.TaskClosed => " names a task that is closed"u8,
        RefusalCode.NotTaskAgent => " has no such part in the task"u8,
        RefusalCode.StateNotAllowed => " is not allowed now"u8,
        RefusalCode.AgentNotAvailable => " could not be offered the task now"u8,
        RefusalCode.CapacityExceeded => " holds as many tasks as it may"u8,
        RefusalCode.Overloaded => " is at a limit"u8,
        RefusalCode.ResponseTimeout => " did not answer the offer in time"u8,
        RefusalCode.GeneralError => " could not do what was asked"u8,
        _ => " cannot be used"u8,
    };

    private static ReadOnlySpan<byte> ExpectedBy(RefusalCode code) => code switch
    {
        RefusalCode.MalformedJson => "a text or bytes message with a JSON object in UTF-8"u8,
        RefusalCode.UnknownType => "a JMSType of the protocol, in its exact case"u8,
        RefusalCode.TooLarge => "a shorter one"u8,
        RefusalCode.UserNotFound => "an agent of the directory"u8,
        RefusalCode.AuthenticationFailed => "the right one"u8,
        RefusalCode.DirectoryUnavailable => "the same message again later"u8,
        RefusalCode.NotConnected => "Connect first"u8,
        RefusalCode.NotLoggedIn => "Login first"u8,
        RefusalCode.UnknownMrd => "the id or the name of an MRD"u8,
        RefusalCode.UnknownTask or RefusalCode.TaskClosed => "the id of an open task"u8,
        RefusalCode.DuplicateTask => "a new id"u8,
        RefusalCode.NotTaskAgent => "an agent of the task"u8,
        RefusalCode.StateNotAllowed => "a state that the State given here leads to"u8,
        RefusalCode.AgentNotAvailable => "an agent who is READY or ACTIVE, with no offer open"u8,
        RefusalCode.CapacityExceeded => "an agent with room for one more, an open offer counted"u8,
        RefusalCode.Overloaded => "the same message again after RetryAfter seconds"u8,
        _ => default,
    };

    private static void Add(ReadOnlySpan<byte> part, Span<byte> to, ref int length)
    {
        part.CopyTo(to[length..]);
        length += part.Length;
    }

    private static byte[] Bytes(FormattableString text) =>
        Encoding.ASCII.GetBytes(text.ToString(CultureInfo.InvariantCulture));
}
