using System.Globalization;
using System.Text.Json;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Reconfiguration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>A change of the configuration in words, for a log or a terminal.</summary>
public static class ChangeText
{
    /// <summary>How much is different, in one line.</summary>
    public static string Summary(ConfigurationDifference difference)
    {
        string[] kinds =
        [
            Kind("MRDs", difference.Mrds),
            Kind("queues", difference.Queues),
            Kind("agents", difference.Agents),
            Kind("labels", difference.Labels),
            Kind("attributes", difference.Attributes),
        ];
        string text = string.Join(", ", kinds.Where(kind => kind.Length > 0));
        return text.Length > 0 ? text : "nothing that routing goes by";
    }

    /// <summary>Why something cannot go, in one sentence.</summary>
    public static string Sentence(ConfigurationUse use)
    {
        string tasks = string.Create(CultureInfo.InvariantCulture, $"{use.Tasks} task{(use.Tasks == 1 ? "" : "s")}");
        return use.Kind switch
        {
            ConfigurationObject.Agent when use.HasOffer => $"agent '{use.Id}' has {tasks}, one of them offered",
            ConfigurationObject.Agent => $"agent '{use.Id}' holds {tasks}",
            ConfigurationObject.Queue => $"queue '{use.Id}' has {tasks} waiting",
            _ => $"MRD '{use.Id}' has {tasks} open",
        };
    }

    /// <summary>Writes what <see cref="ChangeJson"/> says, for people.</summary>
    public static void Write(TextWriter output, JsonElement changes)
    {
        foreach (string kind in (string[])["mrds", "queues", "agents", "labels", "attributes"])
        {
            WriteKind(output, kind, changes.GetProperty(kind));
        }

        WriteList(output, changes.GetProperty("queueEffects"), queue =>
            $"queue {Text(queue, "id")}: served by {Text(queue, "agentsBefore")} agents, then by "
            + $"{Text(queue, "agentsAfter")}; {Text(queue, "waiting")} tasks wait in it"
            + (queue.GetProperty("moved").GetInt32() > 0
                ? $"; {Text(queue, "moved")} that are offered or held go to the default queue should they return"
                : ""));
        WriteList(output, changes.GetProperty("signedOut"), session =>
            $"agent {Text(session, "agent")} is signed out of {Text(session, "mrd")}");
        WriteList(output, changes.GetProperty("lowered"), one =>
            $"agent {Text(one, "agent")} has {Text(one, "held")} on {Text(one, "mrd")}, above its limit of "
            + $"{Text(one, "limit")}: it keeps them");
        WriteList(output, changes.GetProperty("uses"), use =>
            $"REFUSED {Text(use, "path")}: {Text(use, "message")}");
    }

    private static string Kind(string kind, ObjectChanges changes)
    {
        if (changes.IsEmpty)
        {
            return "";
        }

        string order = changes.IsReordered ? " in another order" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{kind} +{changes.Added.Count} -{changes.Removed.Count} ~{changes.Changed.Count}{order}");
    }

    private static void WriteKind(TextWriter output, string kind, JsonElement changes)
    {
        foreach (string verb in (string[])["added", "removed", "changed"])
        {
            JsonElement list = changes.GetProperty(verb);
            int count = list.GetProperty("count").GetInt32();
            string[] ids = [.. list.GetProperty("first").EnumerateArray().Select(id => id.GetString()!)];
            if (count > 0)
            {
                string more = count > ids.Length ? $" and {count - ids.Length} more" : "";
                output.WriteLine($"{kind} {verb}: {string.Join(", ", ids)}{more}");
            }
        }

        if (changes.GetProperty("reordered").GetBoolean())
        {
            output.WriteLine($"{kind}: in another order");
        }
    }

    private static void WriteList(TextWriter output, JsonElement list, Func<JsonElement, string> line)
    {
        int shown = 0;
        foreach (JsonElement element in list.GetProperty("first").EnumerateArray())
        {
            output.WriteLine(line(element));
            shown++;
        }

        int count = list.GetProperty("count").GetInt32();
        if (count > shown)
        {
            output.WriteLine($"and {count - shown} more");
        }
    }

    private static string Text(JsonElement element, string property) => element.GetProperty(property).ToString();
}
