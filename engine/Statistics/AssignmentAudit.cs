using MediaRouting.Engine.Commands;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Statistics;

/// <summary>
/// After each command, the rules of one role's assignments, checked again for the tasks and sessions whose parts it has
/// touched: one owner a task, a live timer for an offer, nobody above the limit (a lowered one excepted), counts that a
/// recount confirms.
/// </summary>
/// <param name="assignments">The role's.</param>
/// <param name="timers">The role's.</param>
/// <param name="offerTimer">What must run on an offer; none where the other role sees to it.</param>
/// <param name="violations">Where what is found is counted.</param>
public sealed class AssignmentAudit(
    Assignments assignments, TimerWheel timers, TimerKind offerTimer, Violations violations)
{
    /// <summary>Checks what was touched and forgets it.</summary>
    public void Run()
    {
        var touched = assignments.Touched;
        foreach (var task in touched.Tasks)
        {
            CheckTask(task);
        }

        foreach (var session in touched.Sessions)
        {
            CheckSession(session);
        }

        touched.Clear();
    }

    private void CheckTask(int task)
    {
        var owner = assignments.Owner(task);
        var first = assignments.FirstOnTask(task);
        if (owner == Assignments.None)
        {
            violations.Unless(first == Assignments.None, Violation.NotOneOwner);
            return;
        }

        var isOwnerThere = false;
        for (var part = first; part != Assignments.None; part = assignments.NextOnTask(part))
        {
            isOwnerThere |= part == owner;
            if (assignments[part].State == TaskState.Offered)
            {
                CheckOffer(part, isAlone: part == first && assignments.NextOnTask(part) == Assignments.None);
            }
        }

        violations.Unless(isOwnerThere, Violation.NotOneOwner);
    }

    private void CheckOffer(int part, bool isAlone)
    {
        violations.Unless(isAlone, Violation.NotOneOwner);
        violations.Unless(
            offerTimer == TimerKind.None || timers.IsArmed(assignments[part].Timer, offerTimer, part),
            Violation.OfferWithoutTimer);
    }

    private void CheckSession(int session)
    {
        var (offers, wrapUps, held) = (0, 0, 0);
        for (var part = assignments.FirstInSession(session);
            part != Assignments.None;
            part = assignments.NextInSession(part))
        {
            var state = assignments[part].State;
            offers += state == TaskState.Offered ? 1 : 0;
            wrapUps += state == TaskState.WrappingUp ? 1 : 0;
            held += state is TaskState.Offered or TaskState.WrappingUp ? 0 : 1;
        }

        ref readonly var presence = ref assignments.Presence(session);
        violations.Unless(
            offers <= 1 && offers == presence.Offers && wrapUps == presence.WrapUps && held == presence.Held,
            Violation.Miscounted);
        violations.Unless(presence.Load <= presence.Ceiling, Violation.LoadAboveLimit);
    }
}
