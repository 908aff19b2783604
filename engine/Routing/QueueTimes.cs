using MediaRouting.Engine.State;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// What time does to a task that wants an agent: it opens step after step of its queue, and ends its time to live. Both
/// count from when the task was first queued and run on while it is offered; they act only while it waits, and at once
/// when it comes back (7-rulings 21).
/// </summary>
public sealed class QueueTimes(RoutingTables tables, Matcher matcher, ICommunicationNotices notices)
{
    /// <summary>A new task has come.</summary>
    public void Arrived(int task) => Enters(task, returnsFrom: -1);

    /// <summary>A task has come back without its agent, whom nobody has looked at again yet.</summary>
    /// <param name="task">The task.</param>
    /// <param name="session">Whom it comes from.</param>
    public void Returned(int task, int session)
    {
        if (tables.Now >= EndOf(task))
        {
            GiveUp(task);
            return;
        }

        tables.Waiting.Reroute(task, tables.Now);
        Enters(task, session);
    }

    /// <summary>The timer of a waiting task has fired.</summary>
    public void Expired(int task)
    {
        tables.Waiting[task].Timer = TimerWheel.Unarmed;
        tables.Waiting.Remove(task);
        TimeHasPassed(task);
    }

    /// <summary>A task stands in its queue no more because the configuration is another.</summary>
    public void Configured(int task) => TimeHasPassed(task);

    private void TimeHasPassed(int task)
    {
        if (tables.Now >= EndOf(task))
        {
            tables.Statistics.Departed(tables.Waiting.QueueOf(task), tables.Now);
            GiveUp(task);
            return;
        }

        ref var waiting = ref tables.Waiting[task];
        var step = tables.Steps.Reached(tables.Steps.QueueOf(waiting.Step), tables.Now - waiting.Queued);
        if (step != waiting.Step)
        {
            waiting.Step = step;
            tables.Counters.Count(RoutingCounter.StepOpened);
        }

        if (!Waits(task, returnsFrom: -1))
        {
            tables.Statistics.Departed(tables.Waiting.QueueOf(task), tables.Now);
        }
    }

    private void Enters(int task, int returnsFrom)
    {
        var queue = tables.Waiting.QueueOf(task);
        if (Waits(task, returnsFrom) && tables.Waiting.CountOf(queue) == 1)
        {
            tables.Statistics.WaitBegan(queue, tables.Now);
        }
    }

    private bool Waits(int task, int returnsFrom)
    {
        var waits = matcher.TaskComes(task, returnsFrom);
        if (waits)
        {
            Arm(task);
        }

        return waits;
    }

    private void Arm(int task)
    {
        ref var waiting = ref tables.Waiting[task];
        var isLast = waiting.Step == tables.Steps.Last(tables.Steps.QueueOf(waiting.Step));
        var opens = isLast ? long.MaxValue : waiting.Queued + tables.Steps.OpensAfter(waiting.Step + 1);
        var due = Math.Min(opens, EndOf(task));
        if (due < long.MaxValue)
        {
            waiting.Timer = tables.Timers.Arm(due, TimerKind.Waiting, task);
        }
    }

    private long EndOf(int task)
    {
        ref readonly var waiting = ref tables.Waiting[task];
        var limit = tables.Registry.Queue(tables.Steps.QueueOf(waiting.Step)).TimeToLiveSeconds;
        return limit is null
            ? long.MaxValue
            : Math.Max(waiting.Queued + (limit.Value * 1000L), tables.Passes.KeptUntil(waiting.TakenBack));
    }

    private void GiveUp(int task)
    {
        tables.Counters.Count(RoutingCounter.GivenUp);
        if (!tables.Waiting[task].IsAnswered)
        {
            tables.Statistics.GivenUp(tables.Waiting.QueueOf(task));
        }

        tables.Close(task);
        notices.NoAgentAvailable(task);
    }
}
