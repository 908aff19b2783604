using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>
/// Who is next: an agent for a task, a task for an agent (2-domain, "Order of agents", "Order of tasks"). It looks at
/// everybody and everything each time.
/// </summary>
/// <param name="agents">Everybody, as MRE knows them.</param>
/// <param name="tasks">All tasks, as MRE knows them.</param>
/// <param name="seen">What has happened.</param>
internal sealed class Matching(IReadOnlyList<ModelAgent> agents, IReadOnlyList<ModelTask> tasks, Coverage seen)
{
    private const int NoStep = int.MaxValue;

    // Which step of a queue matches an agent first never changes, and evaluating it is most of the work.
    private readonly Dictionary<(string Queue, string Agent), int> _earliest = [];

    /// <summary>True if ties go to whoever comes last: a fault, for the test of the swarm.</summary>
    public bool HasTiesReversed { get; init; }

    /// <summary>
    /// The agent for a task that waits, or null. Who let it pass in this round comes after everybody else, and who did
    /// so last comes last of all; then a new round begins.
    /// </summary>
    /// <param name="task">The task.</param>
    /// <param name="but">Not this agent.</param>
    public ModelAgent? AgentFor(ModelTask task, ModelAgent? but)
    {
        var eligible = agents.Where(agent => agent != but && agent.On(task.Mrd).IsEligible).ToList();
        var last = task.Passed.LastOrDefault();
        var chosen = Best(task, [.. eligible.Where(agent => !task.Passed.Contains(agent))]);
        if (chosen is not null)
        {
            seen.Count(Feature.PassedOver, eligible.Exists(task.Passed.Contains));
            return chosen;
        }

        chosen = Best(task, [.. eligible.Where(agent => agent != last)]);
        seen.Count(Feature.NewRound, chosen is not null);
        if (chosen is null)
        {
            chosen = Best(task, eligible);
            seen.Count(Feature.NobodyElse, chosen is not null);
        }

        if (chosen is not null)
        {
            task.Passed.Clear();
            task.Passed.Add(last!);
        }

        return chosen;
    }

    /// <summary>The task that comes first for an agent, over all MRDs, or null.</summary>
    public ModelTask? TaskFor(ModelAgent agent)
    {
        var mrds = agent.Sessions.Where(session => session.IsEligible).Select(session => session.Mrd.Id).ToList();
        if (mrds.Count == 0)
        {
            return null;
        }

        var waiting = tasks.Where(task => task.IsWaiting && mrds.Contains(task.Mrd)).ToList();
        var open = InOrder(waiting.Where(task => IsPreferred(agent, task) || Earliest(task.Queue, agent) <= task.Step))
            .ToList();
        if (open.Count > 0)
        {
            CountTaskChoice(open[0], waiting, open);
        }

        return open.FirstOrDefault();
    }

    private static IEnumerable<ModelTask> InOrder(IEnumerable<ModelTask> tasks) => tasks
        .OrderByDescending(task => task.Queue.Priority)
        .ThenByDescending(task => task.Level)
        .ThenBy(task => task.Arrival);

    private static bool IsPreferred(ModelAgent agent, ModelTask task) => TaskClass.PreferredAgent(task) == agent.Id;

    /// <summary>The sum of the agent's values over the attributes that a step names.</summary>
    private static int Skill(ModelAgent agent, StepConfiguration step) =>
        step.Expression.Attributes.Sum(attribute => agent.Configuration.Attributes.GetValueOrDefault(attribute));

    /// <summary>The first step of a queue that matches an agent.</summary>
    private int Earliest(QueueConfiguration queue, ModelAgent agent)
    {
        if (!_earliest.TryGetValue((queue.Id, agent.Id), out var earliest))
        {
            earliest = queue.Steps.ToList().FindIndex(step => step.Expression.Matches(agent.Configuration.Attributes));
            earliest = earliest < 0 ? NoStep : earliest;
            _earliest.Add((queue.Id, agent.Id), earliest);
        }

        return earliest;
    }

    private ModelAgent? Best(ModelTask task, List<ModelAgent> eligible)
    {
        if (eligible.Find(agent => IsPreferred(agent, task)) is { } preferred)
        {
            seen.Count(Feature.PreferredAgentChosen);
            seen.Count(Feature.PreferredAgentWithoutStep, Earliest(task.Queue, preferred) == NoStep);
            return preferred;
        }

        for (var step = 0; step <= task.Step; step++)
        {
            var matching = eligible.Where(agent => Earliest(task.Queue, agent) == step).ToList();
            if (matching.Count > 0)
            {
                seen.Count(Feature.LaterStepChosen, step > 0);
                return ByPolicy(task, task.Queue.Steps[step], matching);
            }
        }

        return null;
    }

    private ModelAgent ByPolicy(ModelTask task, StepConfiguration step, List<ModelAgent> matching)
    {
        Func<ModelAgent, int> rank = task.Queue.Policy switch
        {
            QueuePolicy.MostSkilled => agent => -Skill(agent, step),
            QueuePolicy.LeastSkilled => agent => Skill(agent, step),
            _ => agent => agent.On(task.Mrd).Work,
        };
        var inOrder = matching
            .OrderBy(rank)
            .ThenBy(agent => agent.On(task.Mrd).AvailableSince)
            .ThenBy(agent => HasTiesReversed ? -agent.Order : agent.Order)
            .ToList();
        if (inOrder.Count > 1)
        {
            CountAgentChoice(task, rank, inOrder[0], inOrder[1]);
        }

        return inOrder[0];
    }

    private void CountAgentChoice(ModelTask task, Func<ModelAgent, int> rank, ModelAgent first, ModelAgent second)
    {
        var isRanked = rank(first) != rank(second);
        var isLonger = first.On(task.Mrd).AvailableSince != second.On(task.Mrd).AvailableSince;
        seen.Count(Feature.DecidedByMostSkill, isRanked && task.Queue.Policy == QueuePolicy.MostSkilled);
        seen.Count(Feature.DecidedByLeastSkill, isRanked && task.Queue.Policy == QueuePolicy.LeastSkilled);
        seen.Count(Feature.DecidedBySince, !isRanked && isLonger);
        seen.Count(Feature.DecidedByOrder, !isRanked && !isLonger);
    }

    private void CountTaskChoice(ModelTask first, List<ModelTask> waiting, List<ModelTask> open)
    {
        seen.Count(Feature.LookedPastHead, InOrder(waiting).First() != first);
        if (open.Count > 1)
        {
            var isQueue = first.Queue.Priority != open[1].Queue.Priority;
            var isLevel = first.Level != open[1].Level;
            seen.Count(Feature.TaskByQueuePriority, isQueue);
            seen.Count(Feature.TaskByLevel, !isQueue && isLevel);
            seen.Count(Feature.TaskByArrival, !isQueue && !isLevel);
        }
    }
}
