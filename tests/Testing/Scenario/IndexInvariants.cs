using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Routing;
using MediaRouting.Engine.State;

namespace MediaRouting.Testing;

/// <summary>
/// MRE's indexes against a recount from the configuration and the tasks: of every step the first agent and the number
/// of them, for every agent the first task, who lets pass, and no timer too many or too few.
/// </summary>
internal static class IndexInvariants
{
    /// <summary>Throws if an index does not agree.</summary>
    /// <param name="machine">A state machine with the MRE role.</param>
    /// <param name="open">Its open tasks.</param>
    public static void Check(StateMachine machine, List<int> open)
    {
        var waiting = open.FindAll(task => machine.RoutingTables!.Waiting[task].IsWaiting);
        Agents(machine);
        Tasks(machine, waiting);
        Preferences(machine, waiting);
        Timers(machine, open, waiting);
        var passes = open.Sum(task => PassesOf(machine.RoutingTables!, task));
        Require(passes == machine.RoutingTables!.Passes.Count, "a task that is over is still let pass by somebody");
    }

    private static void Agents(StateMachine machine)
    {
        var (registry, tables) = (machine.Registry, machine.RoutingTables!);
        for (var session = 0; session < registry.SessionCount; session++)
        {
            var isAble = AgentStateDerivation.IsAble(tables.Assignments.Presence(session));
            Require(tables.Session(session).IsAble == isAble, "MRE has not seen that an agent became able or unable");
        }

        for (var queue = 0; queue < registry.QueueCount; queue++)
        {
            var first = tables.Steps.First(queue);
            foreach (var byStep in Eligible(machine, queue).ToLookup(agent => agent.Step))
            {
                var step = first + byStep.Key;
                Require(
                    byStep.Key < 0 || First(byStep) == tables.Available.Best(step, step),
                    "a step does not see the agent who comes first");
            }

            for (var step = first; step <= tables.Steps.Last(queue); step++)
            {
                var count = Eligible(machine, queue).Count(agent => agent.Step == step - first);
                Require(count == tables.Available.CountOf(step, step), "the available agents of a step are miscounted");
            }
        }
    }

    private static int First(IEnumerable<Ranked> agents) =>
        agents.OrderBy(agent => agent.Rank).ThenBy(agent => agent.Since).ThenBy(agent => agent.Session).First().Session;

    /// <summary>The eligible agents of a queue's MRD, with the first step that matches each, or -1.</summary>
    private static IEnumerable<Ranked> Eligible(StateMachine machine, int queue)
    {
        var (registry, tables) = (machine.Registry, machine.RoutingTables!);
        var configuration = registry.Queue(queue);
        for (var agent = 0; agent < registry.AgentCount; agent++)
        {
            var session = registry.Session(agent, registry.MrdOfQueue(queue));
            if (!Invariants.IsEligible(registry, tables.Assignments, session))
            {
                continue;
            }

            var values = registry.Agent(agent).Attributes;
            var step = configuration.Steps.Select(step => step.Expression.Matches(values)).ToList().IndexOf(true);
            var names = step < 0 ? [] : configuration.Steps[step].Expression.Attributes;
            var skill = names.Sum(name => values.GetValueOrDefault(name));
            var rank = configuration.Policy switch
            {
                QueuePolicy.MostSkilled => -skill,
                QueuePolicy.LeastSkilled => skill,
                _ => tables.Assignments.Presence(session).Work,
            };
            yield return new Ranked(step, rank, tables.Session(session).Since, session);
        }
    }

    private static void Tasks(StateMachine machine, List<int> waiting)
    {
        var (registry, tables) = (machine.Registry, machine.RoutingTables!);
        for (var session = 0; session < registry.SessionCount; session++)
        {
            var best = waiting.Where(task => Invariants.CanHave(machine, session, task))
                .OrderBy(task => tables.Waiting[task].Order)
                .FirstOrDefault(-1);
            var mrd = registry.MrdOf(session);
            var first = tables.Waiting.First(session, mrd, tables.OpenSteps(session, mrd), out _);
            Require(best == first, "an agent does not see the task that comes first");
        }

        for (var queue = 0; queue < registry.QueueCount; queue++)
        {
            for (var step = tables.Steps.First(queue); step <= tables.Steps.Last(queue); step++)
            {
                var count = waiting.Count(task => tables.Waiting[task].Step == step);
                Require(count == tables.Waiting.CountOf(step, step), "the waiting tasks of a step are miscounted");
            }
        }
    }

    private static void Preferences(StateMachine machine, List<int> waiting)
    {
        var tables = machine.RoutingTables!;
        for (var session = 0; session < machine.Registry.SessionCount; session++)
        {
            var count = waiting.Count(task => tables.Waiting[task].Preferred == session);
            Require(count == CountPreferring(machine, session), "tasks that prefer an agent are miscounted");
        }
    }

    private static void Timers(StateMachine machine, List<int> open, List<int> waiting)
    {
        var (registry, tables) = (machine.Registry, machine.RoutingTables!);
        foreach (var task in open)
        {
            ref readonly var record = ref tables.Waiting[task];
            var queue = tables.Waiting.QueueOf(task);
            var hasTimer = tables.Timers.IsArmed(record.Timer, TimerKind.Waiting, task);
            var isDue = record.IsWaiting
                && (record.Step < tables.Steps.Last(queue) || registry.Queue(queue).TimeToLiveSeconds is not null);
            Require(hasTimer == isDue, "a waiting task has no timer, or one that it does not need");
        }

        var reserved = open.Where(task => !tables.Waiting[task].IsWaiting)
            .Select(tables.Assignments.Owner)
            .Where(part => tables.Assignments[part].State == TaskState.Offered)
            .ToList();
        var isGuarded = machine.CommunicationTables is null;
        Require(
            reserved.TrueForAll(part => tables.Timers.IsArmed(
                tables.Assignments[part].Timer, TimerKind.Guard, part) == isGuarded),
            "a reservation is not guarded");
        var armed = waiting.Count(task => tables.Waiting[task].Timer != TimerWheel.Unarmed);
        Require(tables.Timers.Count == armed + (isGuarded ? reserved.Count : 0), "MRE has lost a timer, or keeps one");
    }

    private static int PassesOf(RoutingTables tables, int task) =>
        LengthOf(tables.Passes, tables.Waiting[task].LastPass)
        + LengthOf(tables.Passes, tables.Waiting[task].TakenBack);

    private static int LengthOf(Passes passes, int last)
    {
        var length = 0;
        for (; last != Passes.None; last = passes.Before(last))
        {
            length++;
        }

        return length;
    }

    private static void Require(bool holds, string fault)
    {
        if (!holds)
        {
            throw new InvalidOperationException(fault);
        }
    }

    private readonly record struct Ranked(int Step, int Rank, long Since, int Session);

    private static int CountPreferring(StateMachine machine, int session)
    {
        var mrd = machine.Registry.MrdOf(session);
        var none = new ulong[machine.RoutingTables!.Steps.WordCount(mrd)];
        return machine.RoutingTables.Waiting.CountPreferring(session, mrd, none);
    }
}
