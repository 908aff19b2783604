using System.Text;
using System.Text.Json;
using MediaRouting.Engine.Commands;
using MediaRouting.Jms;
using MediaRouting.Tests.Simulation.Broker;

namespace MediaRouting.Tests.Simulation.People;

/// <summary>How the Chat Server sends: every message has an id of its own.</summary>
/// <param name="broker">Where to.</param>
/// <param name="sent">Told of every message.</param>
internal sealed class Post(SimulatedBroker broker, Action<Letter> sent)
{
    private int _count;

    public void Send(string type, string replyTo, params ReadOnlySpan<(string Name, string Value)> fields)
    {
        var text = new StringBuilder("{");
        foreach (var (name, value) in fields)
        {
            text.Append(text.Length > 1 ? "," : "").Append('"').Append(name).Append("\":")
                .Append(name is "params" ? value : $"\"{JsonEncodedText.Encode(value)}\"");
        }

        Send(type, replyTo, text.Append('}').ToString());
    }

    public void Send(string type, string replyTo, string body)
    {
        var isTemporary = replyTo.StartsWith("ID:", StringComparison.Ordinal);
        var letter = new Letter
        {
            Id = $"ID:chat-{++_count}",
            Queue = "General",
            Type = type,
            ReplyToKind = replyTo.Length == 0 ? DestinationKind.None
                : isTemporary ? DestinationKind.TemporaryQueue : DestinationKind.Queue,
            ReplyTo = replyTo,
            BodyKind = _count % 7 == 0 ? JmsBody.Bytes : JmsBody.Text,
            Body = Encoding.UTF8.GetBytes(body),
        };
        broker.Send(letter);
        sent(letter);
    }
}
