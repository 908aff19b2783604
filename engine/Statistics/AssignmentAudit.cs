using MediaRouting.Engine.Commands;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Statistics;

/// <summary>
/// After each command, the rules of one role's assignments, checked again for the tasks and agents that the command has
/// touched: one owner a task, a live timer for an offer, nobody above the limit (a lowered one excepted), counts that a
/// recount confirms.
/// </summary>
/// <param name="registry">The configuration.</param>
/// <param name="assignments">The role's.</param>
/// <param name="timers">The role's.</param>
/// <param name="offerTimer">What must run on an offer; none where the other role sees to it.</param>
/// <param name="violations">Where what is found is counted.</param>
public sealed class AssignmentAudit(
    Registry registry, Assignments assignments, TimerWheel timers, TimerKind offerTimer, Violations violations)
{
    /// <summary>Checks what was touched and forgets it.</summary>
    public void Run()
    {
        foreach (var task in assignments.Touched.Tasks)
        {
            CheckTask(task);
        }

        foreach (var agent in assignments.Touched.Agents)
        {
            CheckAgent(agent);
        }

        assignments.Touched.Clear();
    }

    private void CheckTask(int task)
    {
        var owner = assignments.Owner(task);
        var isOwnerThere = owner == Assignments.None;
        var first = assignments.FirstOnTask(task);
        for (var part = first; part != Assignments.None; part = assignments.NextOnTask(part))
        {
            ref readonly var record = ref assignments[part];
            isOwnerThere |= part == owner;
            if (record.State == TaskState.Offered)
            {
                var isAlone = part == first && assignments.NextOnTask(part) == Assignments.None;
                violations.Unless(isAlone, Violation.NotOneOwner);
                violations.Unless(
                    offerTimer == TimerKind.None || timers.IsArmed(record.Timer, offerTimer, part),
                    Violation.OfferWithoutTimer);
            }
        }

        var hasOwner = owner != Assignments.None;
        violations.Unless(isOwnerThere && hasOwner == (first != Assignments.None), Violation.NotOneOwner);
    }

    private void CheckAgent(int agent)
    {
        var session = registry.Session(agent, 0);
        for (var end = session + registry.MrdCount; session < end; session++)
        {
            ref readonly var presence = ref assignments.Presence(session);
            var first = assignments.FirstInSession(session);
            if (first == Assignments.None)
            {
                violations.Unless(presence.Load == 0, Violation.Miscounted);
                continue;
            }

            CheckCounts(in presence, first);
            violations.Unless(presence.Load <= presence.Ceiling, Violation.LoadAboveLimit);
        }
    }

    private void CheckCounts(ref readonly Presence presence, int first)
    {
        var (offers, wrapUps, held) = (0, 0, 0);
        for (var part = first; part != Assignments.None; part = assignments.NextInSession(part))
        {
            var state = assignments[part].State;
            offers += state == TaskState.Offered ? 1 : 0;
            wrapUps += state == TaskState.WrappingUp ? 1 : 0;
            held += state is TaskState.Offered or TaskState.WrappingUp ? 0 : 1;
        }

        violations.Unless(
            offers <= 1 && offers == presence.Offers && wrapUps == presence.WrapUps && held == presence.Held,
            Violation.Miscounted);
    }
}
