using MediaRouting.Engine.Configuration;
using static MediaRouting.Engine.Routing.Explain.Phrases;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>Says why a task was offered to an agent.</summary>
internal static class DecisionSentence
{
    /// <summary>The sentence.</summary>
    public static string Of(in Decision decision, string agent, string? runnerUp)
    {
        var next = runnerUp is null ? string.Empty : $", next would have been {runnerUp}";
        var eligible = decision.Eligible == 1
            ? "nobody else was eligible"
            : $"{Number(decision.Eligible)} were eligible";
        return $"{agent} was chosen: {Reason(decision)}; {eligible}{next}.";
    }

    private static string Reason(in Decision decision)
    {
        if (decision.IsPreferred)
        {
            return "the task prefers this agent";
        }

        var available = $"available for {Duration(decision.Time - decision.Since)}";
        var step = $"in step {Number(decision.Step + 1)}";
        return decision.Policy switch
        {
            QueuePolicy.MostSkilled => $"most skilled {step} (sum {Number(decision.Skill)}), {available}",
            QueuePolicy.LeastSkilled => $"least skilled {step} (sum {Number(decision.Skill)}), {available}",
            _ => $"longest available {step} with {Count(decision.Work, "task")} held, {available}",
        };
    }
}
