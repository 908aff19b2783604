using System.Text.Json;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Reconfiguration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>What a change makes of the live state, as JSON: the same of a preview and of what was done.</summary>
public static class ChangeJson
{
    /// <summary>Writes the properties of an object.</summary>
    public static void Write(Utf8JsonWriter writer, ChangeEffects effects)
    {
        writer.WriteNumber("fromVersion", effects.FromVersion);
        WriteKind(writer, "mrds", effects.Difference.Mrds);
        WriteKind(writer, "queues", effects.Difference.Queues);
        WriteKind(writer, "agents", effects.Difference.Agents);
        WriteKind(writer, "labels", effects.Difference.Labels);
        WriteKind(writer, "attributes", effects.Difference.Attributes);
        writer.WriteNumber("waiting", effects.Waiting);
        WriteList(writer, "queueEffects", effects.Queues, queue =>
        {
            writer.WriteString("id", queue.Id);
            writer.WriteNumber("agentsBefore", queue.AgentsBefore);
            writer.WriteNumber("agentsAfter", queue.AgentsAfter);
            writer.WriteNumber("waiting", queue.Waiting);
            writer.WriteNumber("moved", queue.Moved);
        });
        WriteList(writer, "signedOut", effects.SignedOut, session =>
        {
            writer.WriteString("agent", session.Agent);
            writer.WriteString("mrd", session.Mrd);
        });
        WriteList(writer, "lowered", effects.Lowered, one =>
        {
            writer.WriteString("agent", one.Agent);
            writer.WriteString("mrd", one.Mrd);
            writer.WriteNumber("held", one.Held);
            writer.WriteNumber("limit", one.Limit);
        });
        WriteList(writer, "uses", effects.Uses, use =>
        {
            writer.WriteString("path", use.Path);
            writer.WriteString("message", ChangeText.Sentence(use));
            writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(use.Kind.ToString()));
            writer.WriteString("id", use.Id);
            writer.WriteNumber("tasks", use.Tasks);
            writer.WriteBoolean("hasOffer", use.HasOffer);
        });
    }

    private static void WriteKind(Utf8JsonWriter writer, string kind, ObjectChanges changes)
    {
        writer.WriteStartObject(kind);
        WriteIds(writer, "added", changes.Added);
        WriteIds(writer, "removed", changes.Removed);
        WriteIds(writer, "changed", changes.Changed);
        writer.WriteBoolean("reordered", changes.IsReordered);
        writer.WriteEndObject();
    }

    private static void WriteIds(Utf8JsonWriter writer, string name, Listing<string> ids)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("count", ids.Count);
        writer.WriteTexts("first", ids.First);
        writer.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter writer, string name, Listing<T> list, Action<T> properties)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("count", list.Count);
        writer.WriteObjects("first", list.First, (_, item) => properties(item));
        writer.WriteEndObject();
    }
}
