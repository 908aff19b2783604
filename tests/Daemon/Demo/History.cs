using System.Globalization;
using System.Text.Json.Nodes;
using MediaRouting.Daemon.Demo;

namespace MediaRouting.Tests.Daemon.Demo;

/// <summary>
/// Messages as lines: <c>&gt; Type Field=Value ...</c> is sent, <c>Sequence Address Type Field=Value ...</c> is
/// received. The address web is the origin of all tasks, dead the queue of dead letters. What is received answers the
/// sent one before it.
/// </summary>
internal static class History
{
    private static readonly Dictionary<(string AgentId, string Mrd), int> Limits = new()
    {
        [("ann", "chat")] = 1,
        [("ben", "chat")] = 2,
    };

    public static Outcome Judge(params string[] lines)
    {
        var check = new OutcomeCheck("web", "dead", Limits);
        var sent = 0;
        foreach (var line in lines)
        {
            var words = line.Split(' ');
            if (words[0] is ">")
            {
                sent++;
                check.Sent(Message(words[1], "General", words[2..], sequence: 0, sent));
            }
            else
            {
                var sequence = long.Parse(words[0], CultureInfo.InvariantCulture);
                check.Received(Message(words[2], words[1], words[3..], sequence, sent));
            }
        }

        return check.Conclude();
    }

    private static ChatMessage Message(string type, string address, string[] fields, long sequence, int correlation)
    {
        var body = new JsonObject(
            from field in fields
            let parts = field.Split('=')
            select KeyValuePair.Create(parts[0], (JsonNode?)JsonValue.Create(parts[1])));
        return new ChatMessage(type, address, body)
        {
            Sequence = sequence,
            CorrelationId = correlation.ToString(CultureInfo.InvariantCulture),
        };
    }
}
