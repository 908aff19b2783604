using MediaRouting.Engine.Commands;
using static MediaRouting.Engine.Routing.Explain.Phrases;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>Says of an agent why it is idle on an MRD, or is offered nothing there.</summary>
internal static class SessionSentence
{
    /// <summary>The sentence.</summary>
    public static string Of(SessionExplanation session, long now)
    {
        var (open, notYet) = (session.Preferring, 0);
        foreach (var queue in session.Queues)
        {
            open += queue.Waiting;
            notYet += queue.NotOpenYet;
        }

        var text = session.Standing == Standing.Eligible
            ? Free(session, now) + (open == 0 ? ", but no task waits " + In(session) : string.Empty)
            : Not(session);
        text += open == 0 ? string.Empty : "; " + Waiting(open, "could have");
        text += notYet == 0 ? string.Empty : "; " + Waiting(notYet, "cannot have before a later step opens");
        return text + ".";
    }

    private static string Free(SessionExplanation session, long now)
    {
        var since = session.AvailableSince is { } time ? $" for {Duration(now - time)}" : string.Empty;
        return session.Work == 0 ? $"READY and free{since}" : $"ACTIVE below its limit{since}";
    }

    private static string In(SessionExplanation session) => session.Queues.Length switch
    {
        0 => "that it may have: no step of any queue matches it",
        1 => $"in {session.Queues[0].Queue}, the queue it serves",
        _ => $"in the {Number(session.Queues.Length)} queues it serves",
    };

    private static string Waiting(int count, string what) =>
        count == 1 ? $"1 task waits that it {what}" : $"{Number(count)} tasks wait that it {what}";

    private static string Not(SessionExplanation session) => session.Standing switch
    {
        Standing.SignedOut => "Signed out",
        Standing.NotReady when session.Asked == AgentState.Unknown =>
            "UNKNOWN: the Chat Server was lost, and the agent has not said READY since",
        Standing.NotReady => session.Pending == AgentState.NotReady
            ? "NOT_READY as soon as its work is done"
            : "NOT_READY",
        Standing.Busy => session.Work >= session.Limit
            ? $"At its limit: {Number(session.Work)} of {Count(session.Limit, "task")}"
            : "In wrap-up",
        Standing.HoldsOffer => $"Holds the offer of task {session.OpenOffer}",
        Standing.Interrupted => $"Interrupted by its work on {List(session.InterruptedBy)}",
        _ => "Not routable: READY, and not to be offered work",
    };
}
