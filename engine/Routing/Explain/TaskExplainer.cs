using System.Collections.Immutable;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>Why a task still waits, or who has it and why.</summary>
/// <param name="tables">MRE's.</param>
/// <param name="now">Unix milliseconds.</param>
internal sealed class TaskExplainer(RoutingTables tables, long now)
{
    private Registry Registry => tables.Registry;

    /// <summary>Explains a task that is or was queued here.</summary>
    public TaskExplanation Explain(int task)
    {
        ref readonly var waiting = ref tables.Waiting[task];
        var queue = tables.Steps.QueueOf(waiting.Step);
        var configuration = Registry.Queue(queue);
        var hasNext = waiting.IsWaiting && waiting.Step < tables.Steps.Last(queue);
        var isClosed = tables.Identities.IsClosed(task);
        var explanation = new TaskExplanation
        {
            Id = Explainer.Text(tables.Identities.Id(task)),
            Mrd = Explainer.Text(Registry.MrdId(tables.Identities.Mrd(task))),
            State = tables.StateOf(task),
            Code = isClosed ? Explainer.Text(tables.Identities.ClosingCode(task)) : string.Empty,
            Now = now,
            Queue = configuration,
            Level = TaskOrder.Level(waiting.Order),
            Queued = waiting.Queued,
            Step = tables.Steps.NumberOf(waiting.Step) + 1,
            NextStepOpens = hasNext ? waiting.Queued + tables.Steps.OpensAfter(waiting.Step + 1) : null,
            TimeToLiveEnds = waiting.Queued + (configuration.TimeToLiveSeconds * 1000L),
            Preferred = waiting.Preferred < 0 ? null : Preferred(in waiting),
            LetPassBy = LetPassBy(waiting.LastPass),
            Steps = waiting.IsOpen ? Steps(queue, in waiting) : [],
            Parts = Parts(task),
            Decision = tables.Decisions.TryFind(waiting.Decision, out var decision) ? Explain(decision) : null,
        };
        return explanation with { Summary = TaskSentence.Of(explanation) };
    }

    private AgentStanding Preferred(ref readonly Waiting waiting) => new(
        AgentId(Registry.AgentOf(waiting.Preferred)),
        StandingDerivation.Of(tables, waiting.Preferred, waiting.LastPass));

    private ImmutableArray<string> LetPassBy(int lastPass)
    {
        var agents = ImmutableArray.CreateBuilder<string>();
        for (var pass = lastPass; pass != Passes.None; pass = tables.Passes.Before(pass))
        {
            agents.Add(AgentId(tables.Passes.AgentOf(pass)));
        }

        return agents.ToImmutable();
    }

    private ImmutableArray<StepExplanation> Steps(int queue, ref readonly Waiting waiting)
    {
        var (first, last) = (tables.Steps.First(queue), tables.Steps.Last(queue));
        var counts = Count(queue, waiting.LastPass);
        var steps = ImmutableArray.CreateBuilder<StepExplanation>(counts.Length);
        var soFar = 0;
        for (var step = first; step <= last; step++)
        {
            var agents = counts[step - first];
            soFar += agents.Total;
            steps.Add(new StepExplanation
            {
                Number = step - first + 1,
                Expression = Registry.Queue(queue).Steps[step - first].Expression,
                IsOpen = step <= waiting.Step,
                Opens = waiting.Queued + tables.Steps.OpensAfter(step),
                Agents = agents,
                AgentsSoFar = soFar,
            });
        }

        return steps.MoveToImmutable();
    }

    /// <summary>How the agents stand, under the earliest step of the queue that matches each.</summary>
    private StandingCounts[] Count(int queue, int lastPass)
    {
        var (first, last) = (tables.Steps.First(queue), tables.Steps.Last(queue));
        var counts = new StandingCounts[last - first + 1];
        for (var number = 0; number < counts.Length; number++)
        {
            counts[number] = new StandingCounts();
        }

        var mrd = Registry.MrdOfQueue(queue);
        for (var agent = 0; agent < Registry.AgentCount; agent++)
        {
            var session = Registry.Session(agent, mrd);
            if (tables.Classes.TryFind(session, first, last, out var membership))
            {
                counts[membership.Step - first].Add(StandingDerivation.Of(tables, session, lastPass));
            }
        }

        return counts;
    }

    private ImmutableArray<PartExplanation> Parts(int task)
    {
        var assignments = tables.Assignments;
        var parts = ImmutableArray.CreateBuilder<PartExplanation>();
        for (var part = assignments.FirstOnTask(task); part != Assignments.None; part = assignments.NextOnTask(part))
        {
            parts.Add(new PartExplanation(
                AgentId(Registry.AgentOf(assignments[part].Session)),
                TaskStateDerivation.Shown(assignments, part),
                assignments.Owner(task) == part));
        }

        return parts.ToImmutable();
    }

    private DecisionExplanation Explain(in Decision decision)
    {
        var agent = AgentId(decision.Agent);
        var runnerUp = decision.RunnerUp < 0 ? null : AgentId(decision.RunnerUp);
        return new(decision, agent, runnerUp, DecisionSentence.Of(decision, agent, runnerUp));
    }

    private string AgentId(int agent) => Explainer.Text(Registry.AgentId(agent));
}
