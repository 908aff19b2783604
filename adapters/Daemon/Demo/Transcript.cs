using System.Text.Json.Nodes;

namespace MediaRouting.Daemon.Demo;

/// <summary>
/// Prints the messages of one conversation as they pass: those of the customer's task and of the agent who serves it, each
/// change once, without the fields that are empty.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="style">What can be shown there.</param>
/// <param name="clientUniqueId">The customer's task.</param>
internal sealed class Transcript(TextWriter output, OutputStyle style, string clientUniqueId) : IWitness
{
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
        var prefix = $"  {arrow} {message.Type,-12} ";
        var room = OutputStyle.Columns - prefix.Length - 1;
        output.WriteLine($"  {style.Green(arrow)} {style.Bold(message.Type.PadRight(12))} {style.Dim(Shorten(message.Body, room))}");
        output.Flush();
    }

    /// <summary>As many fields as there is room for.</summary>
    private string Shorten(JsonObject body, int room)
    {
        var shown = new JsonObject();
        var more = style.Pick(" …", " ...");
        foreach (var (name, value) in body)
        {
            if (value is JsonValue text && text.TryGetValue(out string? content) && content.Length == 0)
            {
                continue;
            }

            shown[name] = value?.DeepClone();
            if (shown.ToJsonString(Mailbox.Json).Length + more.Length > room)
            {
                shown.Remove(name);
                return shown.ToJsonString(Mailbox.Json) + more;
            }
        }

        return shown.ToJsonString(Mailbox.Json);
    }
}
