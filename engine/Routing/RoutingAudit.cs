using MediaRouting.Engine.State;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// After each command, MRE's rules, checked again for the tasks and agents that the command has touched: no task waits
/// beside an agent who could have it, seen from either side; nothing both waits and is assigned; the available are
/// those who are eligible; and what holds of any assignments (<see cref="AssignmentAudit"/>).
/// </summary>
public sealed class RoutingAudit
{
    private readonly RoutingTables _tables;
    private readonly Violations _violations;
    private readonly AssignmentAudit _assignments;
    private readonly AgentChoice _choice;

    /// <summary>Checks these tables.</summary>
    /// <param name="tables">MRE's.</param>
    /// <param name="offerTimer">What must run on a reservation; none where nothing does.</param>
    /// <param name="violations">Where what is found is counted.</param>
    public RoutingAudit(RoutingTables tables, TimerKind offerTimer, Violations violations)
    {
        _tables = tables;
        _violations = violations;
        _assignments = new AssignmentAudit(tables.Assignments, tables.Timers, offerTimer, violations);
        _choice = new AgentChoice(tables);
    }

    /// <summary>Checks what was touched and forgets it.</summary>
    public void Run()
    {
        var touched = _tables.Assignments.Touched;
        foreach (var task in touched.Tasks)
        {
            CheckTask(task);
        }

        foreach (var agent in touched.Agents)
        {
            CheckAgent(agent);
        }

        _assignments.Run();
    }

    private void CheckTask(int task)
    {
        ref readonly var waiting = ref _tables.Waiting[task];
        var isAssigned = _tables.Assignments.FirstOnTask(task) != Assignments.None;
        if (waiting.IsWaiting)
        {
            _violations.Unless(!isAssigned, Violation.QueuedAndAssigned);
            _violations.Unless(_choice.First(in waiting) < 0, Violation.TaskBesideFreeAgent);
        }
        else
        {
            _violations.Unless(waiting.IsOpen == isAssigned, Violation.NeitherQueuedNorAssigned);
        }
    }

    private void CheckAgent(int agent)
    {
        var hasOffer = _tables.Assignments.OpenOffer(agent) != Assignments.None;
        for (var mrd = 0; mrd < _tables.Registry.MrdCount; mrd++)
        {
            var session = _tables.Registry.Session(agent, mrd);
            var isAvailable = _tables.Available.Contains(session);
            var isEligible = !hasOffer && AgentStateDerivation.IsEligible(_tables.Assignments.Presence(session));
            _violations.Unless(isAvailable == isEligible, Violation.AvailabilityMisjudged);
            _violations.Unless(
                !isAvailable || _tables.Waiting.First(session, mrd, _tables.OpenSteps(session, mrd), out _) < 0,
                Violation.TaskBesideFreeAgent);
        }
    }
}
