using System.Text.Json.Nodes;

namespace MediaRouting.Daemon.Demo;

/// <summary>
/// Prints the messages of one conversation as they pass, the fields that say most of each. Of what agent and origin are
/// both told, it shows the agent's.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="style">What can be shown there.</param>
/// <param name="clientUniqueId">The customer's task.</param>
internal sealed class Transcript(TextWriter output, OutputStyle style, string clientUniqueId) : IWitness
{
    /// <summary>Fields by what they tell a reader, most first.</summary>
    private static readonly string[] Fields =
        ["State", "Status", "TaskId", "AgentId", "ClientUniqueId", "Code", "name"];

    private string _taskId = "";

    /// <inheritdoc/>
    public void Sent(ChatMessage message)
    {
        if (IsOfTask(message))
        {
            Print(style.Pick("→", "->"), message);
        }
    }

    /// <inheritdoc/>
    public void Received(ChatMessage message)
    {
        if (!IsOfTask(message))
        {
            return;
        }

        _taskId = message.TaskId;

        // The origin is told what the agent is told; only its first message and its last say something more.
        var isAtOrigin = string.Equals(message.Address, Mailbox.Customers, StringComparison.Ordinal);
        if (!isAtOrigin || message.Type is "Task" || message.State is "CLOSED")
        {
            Print(style.Pick("←", "<-"), message);
        }
    }

    private bool IsOfTask(ChatMessage message) =>
        string.Equals(message["ClientUniqueId"], clientUniqueId, StringComparison.Ordinal)
        || (_taskId.Length > 0 && string.Equals(message.TaskId, _taskId, StringComparison.Ordinal));

    private void Print(string arrow, ChatMessage message)
    {
        var room = OutputStyle.Columns - $"  {arrow} {message.Type,-12} ".Length;
        var json = style.Dim(Abbreviate(message.Body, room));
        output.WriteLine($"  {style.Green(arrow)} {style.Bold(message.Type.PadRight(12))} {json}");
        output.Flush();
    }

    /// <summary>The fields that say most, as many as there is room for, in the order of the message.</summary>
    private string Abbreviate(JsonObject body, int room)
    {
        var fields = body.Where(field => !IsEmpty(field.Value)).ToList();
        var shown = Write(fields, fields.Count);
        for (var count = fields.Count - 1; shown.Length > room; count--)
        {
            shown = Write(fields, count);
        }

        return shown;
    }

    private string Write(List<KeyValuePair<string, JsonNode?>> fields, int count)
    {
        var most = fields.Select(field => field.Key).OrderBy(Weight).Take(count).ToHashSet(StringComparer.Ordinal);
        var shown = new JsonObject(fields
            .Where(field => most.Contains(field.Key))
            .Select(field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));
        var json = shown.ToJsonString(Mailbox.Json);
        return count == fields.Count ? json : $"{json[..^1]},{style.Pick("…", "...")}}}";
    }

    private static int Weight(string field)
    {
        var place = Array.IndexOf(Fields, field);
        return place < 0 ? Fields.Length : place;
    }

    private static bool IsEmpty(JsonNode? value) =>
        value is null || (value is JsonValue text && text.TryGetValue(out string? content) && content.Length == 0);
}
