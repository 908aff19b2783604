using System.Text.Json;
using MediaRouting.Engine.Routing.Explain;

namespace MediaRouting.Daemon.Admin;

/// <summary>Explanations as JSON objects: times in UTC, states as on the wire, steps counted from 1.</summary>
internal static class ExplanationJson
{
    /// <summary>Writes the properties of a task.</summary>
    public static void Write(Utf8JsonWriter writer, TaskExplanation task)
    {
        writer.WriteString("task", task.Id);
        writer.WriteString("summary", task.Summary);
        writer.WriteString("now", ExplanationWords.Time(task.Now));
        writer.WriteString("mrd", task.Mrd);
        writer.WriteString("state", ExplanationWords.Of(task.State));
        writer.WriteString("code", task.Code);
        writer.WriteString("queue", task.Queue.Id);
        writer.WriteNumber("queuePriority", task.Queue.Priority);
        writer.WriteString("policy", ExplanationWords.Of(task.Queue.Policy));
        writer.WriteNumber("level", task.Level);
        writer.WriteString("queued", ExplanationWords.Time(task.Queued));
        writer.WriteNumber("step", task.Step);
        WriteTime(writer, "nextStepOpens", task.NextStepOpens);
        WriteTime(writer, "timeToLiveEnds", task.TimeToLiveEnds);
        WritePreferred(writer, task.Preferred);
        writer.WriteTexts("letPassBy", task.LetPassBy);
        writer.WriteObjects("steps", task.Steps, Write);
        writer.WriteObjects("agents", task.Parts, Write);
        Write(writer, task.Decision);
    }

    /// <summary>Writes the properties of an agent.</summary>
    public static void Write(Utf8JsonWriter writer, AgentExplanation agent)
    {
        writer.WriteString("agent", agent.Id);
        writer.WriteString("now", ExplanationWords.Time(agent.Now));
        writer.WriteObjects("mrds", agent.Sessions, Write);
    }

    private static void Write(Utf8JsonWriter writer, StepExplanation step)
    {
        writer.WriteNumber("step", step.Number);
        writer.WriteString("expression", step.Expression.Text);
        writer.WriteBoolean("isOpen", step.IsOpen);
        writer.WriteString("opens", ExplanationWords.Time(step.Opens));
        writer.WriteNumber("agents", step.Agents.Total);
        writer.WriteNumber("agentsSoFar", step.AgentsSoFar);
        writer.WriteStartObject("standing");
        foreach ((Standing standing, string name, _) in StandingWords.All)
        {
            writer.WriteNumber(name, step.Agents[standing]);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, PartExplanation part)
    {
        writer.WriteString("agent", part.Agent);
        writer.WriteString("state", ExplanationWords.Of(part.State));
        writer.WriteBoolean("isOwner", part.IsOwner);
    }

    private static void Write(Utf8JsonWriter writer, DecisionExplanation? explanation)
    {
        if (explanation is null)
        {
            writer.WriteNull("decision");
            return;
        }

        Decision decision = explanation.Decision;
        writer.WriteStartObject("decision");
        writer.WriteString("summary", explanation.Summary);
        writer.WriteNumber("sequence", decision.Sequence);
        writer.WriteString("time", ExplanationWords.Time(decision.Time));
        writer.WriteNumber("configurationVersion", decision.ConfigurationVersion);
        writer.WriteString("policy", ExplanationWords.Of(decision.Policy));
        writer.WriteNumber("openStep", decision.OpenStep + 1);
        if (decision.Step < 0)
        {
            writer.WriteNull("step");
        }
        else
        {
            writer.WriteNumber("step", decision.Step + 1);
        }

        writer.WriteString("agent", explanation.Agent);
        writer.WriteBoolean("isPreferred", decision.IsPreferred);
        writer.WriteNumber("work", decision.Work);
        writer.WriteNumber("skill", decision.Skill);
        writer.WriteString("availableSince", ExplanationWords.Time(decision.Since));
        writer.WriteNumber("eligible", decision.Eligible);
        writer.WriteString("runnerUp", explanation.RunnerUp);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, SessionExplanation session)
    {
        writer.WriteString("mrd", session.Mrd);
        writer.WriteString("summary", session.Summary);
        writer.WriteString("state", ExplanationWords.Of(session.Shown));
        writer.WriteString("asked", ExplanationWords.Of(session.Asked));
        writer.WriteString("pending", ExplanationWords.Of(session.Pending));
        writer.WriteBoolean("routable", session.IsRoutable);
        writer.WriteNumber("work", session.Work);
        writer.WriteNumber("limit", session.Limit);
        writer.WriteString("openOffer", session.OpenOffer);
        writer.WriteTexts("interruptedBy", session.InterruptedBy);
        writer.WriteString("standing", StandingWords.NameOf(session.Standing));
        WriteTime(writer, "availableSince", session.AvailableSince);
        writer.WriteNumber("preferring", session.Preferring);
        writer.WriteObjects("queues", session.Queues, Write);
    }

    private static void Write(Utf8JsonWriter writer, ServedQueue queue)
    {
        writer.WriteString("queue", queue.Queue);
        writer.WriteNumber("step", queue.Step);
        writer.WriteNumber("waiting", queue.Waiting);
        writer.WriteNumber("notOpenYet", queue.NotOpenYet);
        writer.WriteNumber("available", queue.Available);
        writer.WriteBoolean("isNext", queue.IsNext);
    }

    private static void WritePreferred(Utf8JsonWriter writer, AgentStanding? preferred)
    {
        if (preferred is null)
        {
            writer.WriteNull("preferred");
            return;
        }

        writer.WriteStartObject("preferred");
        writer.WriteString("agent", preferred.Agent);
        writer.WriteString("standing", StandingWords.NameOf(preferred.Standing));
        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, long? time) =>
        writer.WriteString(name, time is { } known ? ExplanationWords.Time(known) : null);
}
