using System.Text.Encodings.Web;
using System.Text.Json;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Statistics;

namespace MediaRouting.Daemon.Admin;

/// <summary>
/// The statistics as the properties of a JSON object: the page <c>/stats</c> and what <c>mre replay --stats</c> prints.
/// States as on the wire; per cent with at most two decimals, null where there is nothing to divide by.
/// </summary>
internal static class StatisticsJson
{
    /// <summary>How it is printed for people: names as they are written.</summary>
    public static JsonWriterOptions Indented { get; } = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the properties.</summary>
    public static void Write(Utf8JsonWriter writer, StatisticsReport report)
    {
        writer.WriteNumber("sequence", report.Sequence);
        writer.WriteString("time", ExplanationWords.Time(report.Time));
        writer.WriteObjects("mrds", report.Mrds, Write);
        writer.WriteObjects("queues", report.Queues, Write);
    }

    private static void Write(Utf8JsonWriter writer, MrdStatistics mrd)
    {
        writer.WriteString("id", mrd.Mrd.Id);
        writer.WriteString("name", mrd.Mrd.Name);
        Write(writer, mrd.Tasks);
        Write(writer, mrd.Agents);
    }

    private static void Write(Utf8JsonWriter writer, QueueStatistics queue)
    {
        writer.WriteString("id", queue.Queue.Id);
        writer.WriteString("name", queue.Queue.Name);
        writer.WriteString("mrd", queue.Queue.Mrd);
        if (queue.Queue.ServiceLevel is { } level)
        {
            writer.WriteStartObject("serviceLevel");
            writer.WriteNumber("type", level.Type);
            writer.WriteNumber("thresholdSeconds", level.ThresholdSeconds);
            WritePercent(writer, "percent", queue.Tasks.ServiceLevel(level.Type));
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("serviceLevel");
        }

        Write(writer, queue.Tasks);
        if (queue.EstimatedWait >= 0)
        {
            writer.WriteNumber("estimatedWaitSeconds", queue.EstimatedWait);
        }
        else
        {
            writer.WriteNull("estimatedWaitSeconds");
        }

        Write(writer, queue.Agents);
    }

    private static void Write(Utf8JsonWriter writer, TaskStatistics tasks)
    {
        writer.WriteNumber("offered", tasks.Offered);
        writer.WriteNumber("answered", tasks.Answered);
        writer.WriteNumber("abandoned", tasks.Abandoned);
        writer.WriteNumber("abandonedInQueue", tasks.AbandonedInQueue);
        writer.WriteNumber("abandonedWhileOffered", tasks.AbandonedWhileOffered);
        writer.WriteNumber("givenUp", tasks.GivenUp);
        writer.WriteNumber("answeredInServiceLevel", tasks.AnsweredInTime);
        writer.WriteNumber("abandonedInServiceLevel", tasks.AbandonedInTime);
        WritePercent(writer, "serviceLevel1Percent", tasks.ServiceLevel(1));
        WritePercent(writer, "serviceLevel2Percent", tasks.ServiceLevel(2));
        WritePercent(writer, "serviceLevel3Percent", tasks.ServiceLevel(3));
        writer.WriteNumber("averageWaitMilliseconds", tasks.AverageWait);
        writer.WriteNumber("longestWaitMilliseconds", tasks.LongestWait);
        writer.WriteNumber("waiting", tasks.Waiting);
        writer.WriteNumber("oldestWaitMilliseconds", tasks.OldestWait);
    }

    private static void Write(Utf8JsonWriter writer, AgentStatistics agents)
    {
        writer.WriteStartObject("agents");
        writer.WriteNumber("total", agents.States.Sum());
        writer.WriteStartObject("states");
        for (AgentState state = AgentState.Logout; (int)state < agents.States.Length; state++)
        {
            // LOGIN is momentary: nobody is ever seen in it.
            if (state != AgentState.Login)
            {
                writer.WriteNumber(ExplanationWords.Of(state), agents.States[(int)state]);
            }
        }

        writer.WriteEndObject();
        writer.WriteNumber("offers", agents.Offers);
        writer.WriteNumber("answered", agents.Answered);
        writer.WriteNumber("signedInMilliseconds", agents.SignedIn);
        writer.WriteNumber("occupiedMilliseconds", agents.Occupied);
        WritePercent(writer, "occupancyPercent", agents.Occupancy);
        writer.WriteEndObject();
    }

    private static void WritePercent(Utf8JsonWriter writer, string name, int? hundredths)
    {
        if (hundredths is { } share)
        {
            writer.WriteNumber(name, share / 100m);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
