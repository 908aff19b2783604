using System.Text;
using System.Text.Json;
using MediaRouting.Engine.Commands;
using MediaRouting.Json;

namespace MediaRouting.Bench.Messages;

/// <summary>A message that comes in, to be decoded; beside it, the least that reading its JSON can take.</summary>
public sealed class Incoming
{
    private readonly MessageDecoder _decoder = new();
    private readonly Source _source;
    private readonly byte[] _type;
    private readonly byte[] _body;
    private CommandSlot _slot;

    private Incoming(Source source, string type, string body)
    {
        _source = source;
        _type = Encoding.UTF8.GetBytes(type);
        _body = Encoding.UTF8.GetBytes(body);
        _slot.Text.Initialize(new PayloadPool());
        if (Decode().Refusal.IsRefusal)
        {
            throw new InvalidOperationException($"{type} is refused");
        }
    }

    /// <summary>What comes in most, as requesters write it.</summary>
    public static IReadOnlyList<Incoming> All { get; } =
    [
        new(
            Source.General,
            "Task",
            """
            {"Mrd":"chat","ClientUniqueId":"1b4e28ba-2fa1-11d2-883f-0016d3cca427","name":"Zoë Müller","params":{
            "skillgroup":"queue-042","language":"de","subject":"Where is my order?","channel":"web",
            "page":"/orders/4711"},"Priority":5}
            """),
        new(Source.General, "AgentState", """{"AgentId":"agent-000123","State":"READY","Mrd":"chat"}"""),
        new(
            Source.General,
            "TaskState",
            """
            {"AgentId":"agent-000123","TaskId":"6fa459ea-ee8a-3ca4-894e-db77e160355e","State":"ACTIVE","Code":""}
            """),
        new(
            Source.General,
            "Connect",
            """{"AgentId":"agent-000123","Password":"a long secret","Extension":"1001","Destination":"agents.123"}"""),
        new(Source.General, "GetTaskState", """{"TaskId":"6fa459ea-ee8a-3ca4-894e-db77e160355e"}"""),
        new(
            Source.RoutingEngine,
            "NewTask",
            """
            {"MRD":"chat","TaskId":"6fa459ea-ee8a-3ca4-894e-db77e160355e","params":{"skillgroup":"queue-042"}}
            """),
    ];

    /// <summary>Its JMSType.</summary>
    public string Name => Encoding.UTF8.GetString(_type);

    /// <summary>Length of its body.</summary>
    public int Bytes => _body.Length;

    /// <summary>Decodes it into a slot.</summary>
    public ref readonly CommandSlot Decode()
    {
        _slot.Reset(CommandKind.None, _source, time: 1);
        _decoder.Decode(_source, _type, hasBody: true, _body, ref _slot);
        return ref _slot;
    }

    /// <summary>Reads its JSON token by token; no text is unescaped or copied.</summary>
    /// <returns>Tokens.</returns>
    public int Read()
    {
        var reader = new Utf8JsonReader(_body);
        var tokens = 0;
        while (reader.Read())
        {
            tokens++;
        }

        return tokens;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
