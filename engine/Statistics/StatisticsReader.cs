using System.Collections.Immutable;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Statistics;

/// <summary>
/// Reads the statistics of MRE off its tables, on the writer's thread and between two commands. It looks at every agent
/// once for each MRD and queue that it serves, and allocates; it changes nothing.
/// </summary>
public static class StatisticsReader
{
    /// <summary>The statistics of a machine.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="time">Unix milliseconds; the time of the last command, if that is later.</param>
    /// <returns>Null where there is no MRE (<c>communication-server</c> topology).</returns>
    public static StatisticsReport? Read(StateMachine machine, long time = 0) => machine.RoutingTables is { } tables
        ? Read(tables, machine.AppliedSequence, Math.Max(time, tables.Now))
        : null;

    private static StatisticsReport Read(RoutingTables tables, long sequence, long now)
    {
        var registry = tables.Registry;
        var (ofMrds, ofQueues) = AddAgents(tables, now);
        var tasks = new TaskStatistics[registry.MrdCount];
        Array.Fill(tasks, new TaskStatistics());
        var estimate = new WaitEstimator(tables);
        var queues = ImmutableArray.CreateBuilder<QueueStatistics>(registry.QueueCount);
        for (var queue = 0; queue < registry.QueueCount; queue++)
        {
            var ofQueue = Tasks(tables, queue, now);
            ref var ofMrd = ref tasks[registry.MrdOfQueue(queue)];
            ofMrd = ofMrd.And(ofQueue);
            queues.Add(new QueueStatistics(
                registry.Queue(queue),
                ofQueue,
                ofQueues[queue].ToStatistics(),
                estimate.Of(new TaskParams(queue, TaskOrder.LowestLevel, Preferred: -1, false), now).Seconds));
        }

        var mrds = ImmutableArray.CreateBuilder<MrdStatistics>(registry.MrdCount);
        for (var mrd = 0; mrd < registry.MrdCount; mrd++)
        {
            mrds.Add(new MrdStatistics(registry.Policy(mrd), tasks[mrd], ofMrds[mrd].ToStatistics()));
        }

        return new StatisticsReport(sequence, now, mrds.MoveToImmutable(), queues.MoveToImmutable());
    }

    private static TaskStatistics Tasks(RoutingTables tables, int queue, long now)
    {
        ref readonly var counts = ref tables.Statistics.Queue(queue);
        var oldest = tables.Waiting.OldestIn(queue);
        return new TaskStatistics
        {
            Offered = counts.Offered,
            Answered = counts.Answered,
            AbandonedInQueue = counts.AbandonedInQueue,
            AbandonedWhileOffered = counts.AbandonedWhileOffered,
            GivenUp = counts.GivenUp,
            HasServiceLevel = tables.Registry.Queue(queue).ServiceLevel is not null,
            AnsweredInTime = counts.AnsweredInTime,
            AbandonedInTime = counts.AbandonedInTime,
            AnsweredWaits = counts.AnsweredWaits,
            LongestWait = counts.LongestAnsweredWait,
            Waiting = tables.Waiting.CountOf(queue),
            OldestWait = oldest < 0 ? 0 : now - tables.Waiting[oldest].Queued,
        };
    }

    private static (AgentSum[] OfMrds, AgentSum[] OfQueues) AddAgents(RoutingTables tables, long now)
    {
        var registry = tables.Registry;
        var (ofMrds, ofQueues) = (New(registry.MrdCount), New(registry.QueueCount));
        for (var session = 0; session < registry.SessionCount; session++)
        {
            ref readonly var times = ref tables.Statistics.Session(session);
            var shown = AgentStateDerivation.Shown(tables.Assignments.Presence(session));
            var occupation = tables.Session(session).Occupation;
            ofMrds[registry.MrdOf(session)].Add(shown, in times, occupation, now);
            foreach (ref readonly var membership in tables.Classes.Memberships(tables.Classes.ClassOf(session)))
            {
                ofQueues[tables.Steps.QueueOf(membership.Step)].Add(shown, in times, occupation, now);
            }
        }

        return (ofMrds, ofQueues);
    }

    private static AgentSum[] New(int count)
    {
        var sums = new AgentSum[count];
        for (var place = 0; place < count; place++)
        {
            sums[place] = new AgentSum();
        }

        return sums;
    }
}
