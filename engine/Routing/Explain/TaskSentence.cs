using MediaRouting.Engine.Commands;
using static MediaRouting.Engine.Routing.Explain.Phrases;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>Says of a task why it still waits, or who has it and why.</summary>
internal static class TaskSentence
{
    /// <summary>The sentence.</summary>
    public static string Of(TaskExplanation task)
    {
        if (task.State == TaskState.Closed)
        {
            return "Closed" + (task.Code.Length > 0 ? $" ({task.Code})." : ".") + Decision(task);
        }

        return task.Parts.IsEmpty ? Waits(task) : Has(task) + Decision(task);
    }

    private static string Waits(TaskExplanation task)
    {
        var place = $"Waits in {task.Queue.Id} for {Duration(task.Now - task.Queued)}";
        var text = $"{place}: {Agents(task)}";
        if (task.Preferred is { } preferred)
        {
            text += $"; it prefers {preferred.Agent}, who is {Phrases.Of(preferred.Standing)}";
        }

        if (task.NextStepOpens is { } opens)
        {
            text += $"; step {Number(task.Step + 1)} opens {When(opens - task.Now)}";
        }

        if (task.TimeToLiveEnds is { } ends)
        {
            text += $"; given up {When(ends - task.Now)} if nobody is found";
        }

        return text + ".";
    }

    private static string Agents(TaskExplanation task)
    {
        var all = new StandingCounts();
        foreach (var step in task.Steps)
        {
            if (step.IsOpen)
            {
                all.Add(step.Agents);
            }
        }

        if (all.Total == 0)
        {
            return task.Step == 1 ? "no agent matches step 1" : $"no agent matches the {Number(task.Step)} open steps";
        }

        List<string> reasons = [];
        for (var standing = Standing.SignedOut; standing <= Standing.Eligible; standing++)
        {
            if (all[standing] == all.Total)
            {
                return all.Total == 1
                    ? $"1 agent matches and is {Phrases.Of(standing)}"
                    : $"{Number(all.Total)} agents match; all are {Phrases.Of(standing)}";
            }

            if (all[standing] > 0)
            {
                reasons.Add($"{Number(all[standing])} {Phrases.Of(standing)}");
            }
        }

        return $"{Number(all.Total)} agents match; none is free: {string.Join(", ", reasons)}";
    }

    private static string Has(TaskExplanation task)
    {
        var owner = task.Parts[0];
        List<string> others = [];
        foreach (var part in task.Parts)
        {
            owner = part.IsOwner ? part : owner;
        }

        foreach (var part in task.Parts)
        {
            if (!part.IsOwner)
            {
                others.Add(part.Agent);
            }
        }

        if (owner.State == TaskState.Offered)
        {
            var since = task.Decision is { } decision
                ? " for " + Duration(task.Now - decision.Decision.Time)
                : string.Empty;
            return $"Offered to {owner.Agent}{since}.";
        }

        return others.Count == 0 ? $"{owner.Agent} has it." : $"{owner.Agent} has it, with {List(others)}.";
    }

    private static string Decision(TaskExplanation task) =>
        task.Decision is { } decision ? " " + decision.Summary : string.Empty;

    private static string When(long milliseconds) => milliseconds > 0 ? $"in {Duration(milliseconds)}" : "now";
}
