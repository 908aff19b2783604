using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// Writes a configuration as the file that <see cref="ConfigurationFile"/> reads: an object a line, a step a line. What
/// has no value is left out, and a name that is the id.
/// </summary>
public static class ConfigurationWriter
{
    private static readonly JsonSerializerOptions Json =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the file.</summary>
    public static void Write(TextWriter output, ConfigurationFile file)
    {
        RoutingConfiguration routing = file.Routing;
        ILookup<string, string?> hashes = file.Credentials.ToLookup(
            agent => agent.AgentId, agent => agent.PasswordHash, StringComparer.Ordinal);
        HashSet<string> booleans =
        [
            .. routing.Attributes.Where(attribute => attribute.Type == AttributeType.Boolean)
                .Select(attribute => attribute.Name),
        ];
        output.Write('{');
        WriteList(output, "mrds", routing.Mrds.Select(Mrd), isFirst: true);
        WriteList(output, "attributes", routing.Attributes.Select(Attribute));
        WriteList(output, "labels", routing.Labels.Select(Label));
        WriteList(output, "queues", routing.Queues.Select(Queue));
        WriteList(output, "agents", routing.Agents.Select(
            agent => Text(Agent(agent, booleans, hashes[agent.Id].FirstOrDefault()))));
        output.Write("\n}\n");
    }

    private static void WriteList(TextWriter output, string name, IEnumerable<string> elements, bool isFirst = false)
    {
        output.Write($"{(isFirst ? "" : ",")}\n  \"{name}\": [");
        string before = "\n    ";
        foreach (string element in elements)
        {
            output.Write(before + element);
            before = ",\n    ";
        }

        output.Write("\n  ]");
    }

    private static string Mrd(MrdConfiguration mrd) => Text(new JsonObject
    {
        ["id"] = mrd.Id,
        ["name"] = NameUnlessId(mrd.Name, mrd.Id),
        ["maxTasks"] = mrd.MaxTasks,
        ["interruptible"] = mrd.Interruptible,
        ["offerTimeoutSeconds"] = mrd.OfferTimeoutSeconds,
        ["wrapUpSeconds"] = mrd.WrapUpSeconds,
        ["guardTimeoutSeconds"] = mrd.GuardTimeoutSeconds,
        ["noAnswer"] = Word(mrd.NoAnswer),
        ["onLogout"] = Word(mrd.OnLogout),
        ["defaultQueue"] = mrd.DefaultQueue,
        ["waitingLimit"] = mrd.WaitingLimit,
        ["messagesPerSecond"] = mrd.MessagesPerSecond,
    });

    private static string Attribute(AttributeConfiguration attribute) =>
        Text(new JsonObject { ["name"] = attribute.Name, ["type"] = Word(attribute.Type) });

    private static string Label(LabelConfiguration label) =>
        Text(new JsonObject { ["name"] = label.Name, ["priority"] = label.Priority });

    private static string Queue(QueueConfiguration queue)
    {
        string head = Text(new JsonObject
        {
            ["id"] = queue.Id,
            ["name"] = NameUnlessId(queue.Name, queue.Id),
            ["mrd"] = queue.Mrd,
            ["priority"] = queue.Priority,
            ["policy"] = Word(queue.Policy),
            ["timeToLiveSeconds"] = queue.TimeToLiveSeconds,
            ["serviceLevel"] = queue.ServiceLevel is { } level
                ? new JsonObject { ["type"] = level.Type, ["thresholdSeconds"] = level.ThresholdSeconds }
                : null,
        });
        IEnumerable<string> steps = queue.Steps.Select(step => Text(new JsonObject
        {
            ["expression"] = step.Expression.Text,
            ["timeoutSeconds"] = step.TimeoutSeconds,
        }));
        return $"{head[..^1]},\"steps\":[\n      {string.Join(",\n      ", steps)}]}}";
    }

    private static JsonObject Agent(AgentConfiguration agent, HashSet<string> booleans, string? hash) => new()
    {
        ["id"] = agent.Id,
        ["name"] = NameUnlessId(agent.Name, agent.Id),
        ["attributes"] = Values(agent.Attributes, name => booleans.Contains(name)),
        ["maxTasks"] = Values(agent.MaxTasks, _ => false),
        ["passwordHash"] = hash,
    };

    private static JsonObject? Values(ImmutableSortedDictionary<string, int> values, Func<string, bool> isBoolean)
    {
        if (values.IsEmpty)
        {
            return null;
        }

        JsonObject written = [];
        foreach ((string name, int value) in values)
        {
            written[name] = isBoolean(name) ? value == 1 : value;
        }

        return written;
    }

    private static string? NameUnlessId(string name, string id) =>
        string.Equals(name, id, StringComparison.Ordinal) ? null : name;

    /// <summary>The word of the file: the name of the value, its first letter small.</summary>
    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Text(JsonObject fields)
    {
        foreach (string name in fields.Where(field => field.Value is null).Select(field => field.Key).ToArray())
        {
            fields.Remove(name);
        }

        return fields.ToJsonString(Json);
    }
}
