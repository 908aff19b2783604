using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json;

namespace MediaRouting.Tests.Adapters.Json;

/// <summary>A message, decoded into a slot of its own.</summary>
internal sealed class Decoded
{
    private readonly MessageDecoder _decoder = new();
    private CommandSlot _slot;

    private Decoded() => _slot.Text.Initialize(new PayloadPool());

    public CommandKind Kind => _slot.Kind;

    public CommandBody Body => _slot.Body;

    public Refusal Refusal => _slot.Refusal;

    public KnownIds Known => _slot.Known;

    public bool IsRedacted => _slot.IsRedacted;

    public string Type => this[_slot.Type];

    public string RawBody => this[_slot.RawBody];

    public string Password => Encoding.UTF8.GetString(_decoder.Password);

    /// <summary>Every text that the slot holds, in one.</summary>
    public string AllTexts => this[new TextRef(0, _slot.Text.Length)];

    public string this[TextRef text] => Encoding.UTF8.GetString(_slot.Text[text]);

    public static Decoded General(string type, string body) => From(Source.General, type, body);

    public static Decoded Routing(string type, string body) => From(Source.RoutingEngine, type, body);

    public static Decoded Communication(string type, string body) => From(Source.CommunicationServer, type, body);

    public static Decoded From(Source source, string type, string body) =>
        From(source, Encoding.UTF8.GetBytes(type), Encoding.UTF8.GetBytes(body));

    public static Decoded From(Source source, byte[] type, byte[]? body)
    {
        var decoded = new Decoded();
        decoded._slot.Reset(CommandKind.None, source, time: 1);
        decoded._decoder.Decode(source, type, body is not null, body, ref decoded._slot);
        return decoded;
    }

    /// <summary>The params, as <c>key=value</c> joined by semicolons.</summary>
    public string Params(TextRef packed)
    {
        var entries = new List<string>();
        foreach (var entry in new PackedParams(_slot.Text[packed]))
        {
            entries.Add(Encoding.UTF8.GetString(entry.Key) + "=" + Encoding.UTF8.GetString(entry.Value));
        }

        return string.Join(';', entries);
    }

    public string KnownAsText() =>
        $"{this[Known.AgentId]},{this[Known.TaskId]},{this[Known.Mrd]},{this[Known.ClientUniqueId]}";
}
