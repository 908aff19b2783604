using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// The agent for a task (2-domain, "Order of agents"): the one it prefers, if eligible, whatever the step; else the
/// first of the earliest open step that matches any. Who let the task pass and stayed READY comes after everybody else.
/// </summary>
public sealed class AgentChoice(RoutingTables tables)
{
    private Registry Registry => tables.Registry;

    /// <summary>The session that is to have the task, or -1.</summary>
    /// <param name="task">The task.</param>
    /// <param name="returnsFrom">
    /// The session that the task comes back from, or -1: that one is looked at afterwards, when it looks for a task
    /// itself and may find a better one.
    /// </param>
    public int For(int task, int returnsFrom = -1)
    {
        ref var waiting = ref tables.Waiting[task];
        return waiting.LastPass == Passes.None ? First(in waiting) : ForPassed(in waiting, returnsFrom);
    }

    /// <summary>The session that comes first, whoever let the task pass.</summary>
    public int First(ref readonly Waiting waiting) =>
        waiting.Preferred >= 0 && tables.Available.Contains(waiting.Preferred)
            ? waiting.Preferred
            : tables.Available.Best(tables.Steps.First(tables.Steps.QueueOf(waiting.Step)), waiting.Step);

    /// <summary>
    /// With those who let it pass out of the way; then with all but the last of them, who begin a new round; then with
    /// the last.
    /// </summary>
    private int ForPassed(ref readonly Waiting waiting, int returnsFrom)
    {
        var last = waiting.LastPass;
        var former = tables.Passes.Before(last);
        TakeOut(last, in waiting);
        var session = First(in waiting);
        var isNewRound = session < 0;
        PutBack(former, in waiting, returnsFrom);
        session = isNewRound ? First(in waiting) : session;
        PutBack(last, in waiting, returnsFrom);
        session = session < 0 ? First(in waiting) : session;
        if (isNewRound && session >= 0)
        {
            tables.Passes.KeepLast(last);
        }

        return session;
    }

    private void TakeOut(int pass, ref readonly Waiting waiting)
    {
        for (; pass != Passes.None; pass = tables.Passes.Before(pass))
        {
            tables.Available.Remove(SessionOf(pass, in waiting));
        }
    }

    private void PutBack(int pass, ref readonly Waiting waiting, int returnsFrom)
    {
        for (; pass != Passes.None; pass = tables.Passes.Before(pass))
        {
            var session = SessionOf(pass, in waiting);
            if (session != returnsFrom)
            {
                tables.PutIfEligible(session);
                tables.Assignments.Touched.AddAgent(Registry.AgentOf(session));
            }
        }
    }

    private int SessionOf(int pass, ref readonly Waiting waiting) => Registry.Session(
        tables.Passes.AgentOf(pass), Registry.MrdOfQueue(tables.Steps.QueueOf(waiting.Step)));
}
