using System.Globalization;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Engine.Routing.Explain;

namespace MediaRouting.Daemon.Admin;

/// <summary>Explanations as text for people, in aligned columns.</summary>
internal static class ExplanationText
{
    /// <summary>Writes what is known of a task.</summary>
    public static void Write(TextWriter output, TaskExplanation task)
    {
        output.WriteLine($"Task {task.Id} on {task.Mrd}: {ExplanationWords.Of(task.State)}");
        output.WriteLine(task.Summary);
        output.WriteLine();
        Facts(task).Write(output);
        if (!task.Parts.IsEmpty)
        {
            TextTable parts = new("agent", "state", "owner");
            foreach (PartExplanation part in task.Parts)
            {
                parts.Add(part.Agent, ExplanationWords.Of(part.State), part.IsOwner ? "yes" : "no");
            }

            output.WriteLine();
            parts.Write(output);
        }

        if (!task.Steps.IsEmpty)
        {
            output.WriteLine();
            Steps(task).Write(output);
        }
    }

    /// <summary>Writes what is known of an agent.</summary>
    public static void Write(TextWriter output, AgentExplanation agent)
    {
        output.WriteLine($"Agent {agent.Id}");
        foreach (SessionExplanation session in agent.Sessions)
        {
            output.WriteLine();
            output.WriteLine($"{session.Mrd}: {session.Summary}");
            Facts(session).Write(output);
            if (!session.Queues.IsEmpty)
            {
                Queues(session).Write(output);
            }
        }
    }

    private static TextTable Facts(TaskExplanation task)
    {
        TextTable facts = new(
            "queue",
            $"{task.Queue.Id}, priority {task.Queue.Priority}, {ExplanationWords.Of(task.Queue.Policy)}");
        facts.Add("level", Number(task.Level));
        facts.Add("queued", ExplanationWords.Time(task.Queued));
        facts.Add("step", $"{task.Step} of {task.Queue.Steps.Length}" + Then(", the next opens ", task.NextStepOpens));
        facts.Add("given up", task.TimeToLiveEnds is { } end ? ExplanationWords.Time(end) : "never");
        if (task.Preferred is { } preferred)
        {
            facts.Add("prefers", $"{preferred.Agent}, {StandingWords.WordsOf(preferred.Standing)}");
        }

        if (!task.LetPassBy.IsEmpty)
        {
            facts.Add("let pass by", string.Join(", ", task.LetPassBy));
        }

        if (task.Decision is { Decision: var decision })
        {
            facts.Add(
                "decided",
                $"{ExplanationWords.Time(decision.Time)}, sequence {decision.Sequence}, "
                + $"configuration {decision.ConfigurationVersion}");
        }

        return facts;
    }

    private static TextTable Steps(TaskExplanation task)
    {
        TextTable steps = new(
            ["step", "open", "agents", "so far", .. StandingWords.All.Select(each => each.Words), "expression"]);
        foreach (StepExplanation step in task.Steps)
        {
            steps.Add(
            [
                Number(step.Number),
                step.IsOpen ? "yes" : "no",
                Number(step.Agents.Total),
                Number(step.AgentsSoFar),
                .. StandingWords.All.Select(each => Number(step.Agents[each.Standing])),
                step.Expression.Text.Length == 0 ? "everyone" : step.Expression.Text,
            ]);
        }

        return steps;
    }

    private static TextTable Facts(SessionExplanation session)
    {
        string asked = session.Pending == default ? "" : $", pending {ExplanationWords.Of(session.Pending)}";
        TextTable facts = new("  state", ExplanationWords.Of(session.Shown) + asked);
        facts.Add("  tasks", $"{session.Work} of {session.Limit}");
        facts.Add("  stands", StandingWords.WordsOf(session.Standing));
        if (session.AvailableSince is { } since)
        {
            facts.Add("  available since", ExplanationWords.Time(since));
        }

        return facts;
    }

    private static TextTable Queues(SessionExplanation session)
    {
        TextTable queues = new("  queue", "from step", "waiting", "not open yet", "available", "next");
        foreach (ServedQueue queue in session.Queues)
        {
            queues.Add(
                "  " + queue.Queue,
                Number(queue.Step),
                Number(queue.Waiting),
                Number(queue.NotOpenYet),
                Number(queue.Available),
                queue.IsNext ? "yes" : "no");
        }

        return queues;
    }

    private static string Then(string words, long? time) =>
        time is { } known ? words + ExplanationWords.Time(known) : "";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
