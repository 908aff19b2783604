using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Json;
using MediaRouting.Testing;
using WireNames = MediaRouting.Json.WireNames;

namespace MediaRouting.Tests.Adapters.Fuzz;

/// <summary>
/// The decoder of bodies, which begin here with a byte that says queue and type. What is JSON to it is JSON to the
/// framework; what it makes of a message can be journaled and read back; it allocates nothing.
/// </summary>
internal sealed class JsonTarget : IFuzzTarget
{
    private static readonly (Source Source, byte[] Type)[] Types =
    [
        .. new[] { Source.General, Source.RoutingEngine, Source.CommunicationServer }.SelectMany(
            source => TypesOf(source).Select(type => (source, Encoding.UTF8.GetBytes(type)))),
        (Source.General, []),
        (Source.General, "connect"u8.ToArray()),
        (Source.RoutingEngine, [0xED, 0xA0, 0x80]),
        (Source.CommunicationServer, "Task"u8.ToArray()),
    ];

    private static readonly (Source Source, string Type, string Body)[] Good =
    [
        (Source.General, "Connect",
            """{"AgentId":"a1","Password":"hunter2","Extension":"1","Destination":"topic://d"}"""),
        (Source.General, "Login", """{"AgentId":"a1","P\u0061ssword":"hunter2","Mrd":"chat"}"""),
        (Source.General, "AgentState", """{"AgentId":"a1","State":"NOT_READY","Mrd":"chat","ReasonCode":"r\n"}"""),
        (Source.General, "Task",
            """{"Mrd":"m","ClientUniqueId":"c","name":"ليلى 🙂","params":{"k":"v","n":[1,{}]},"Priority":"7"}"""),
        (Source.General, "Task",
            """{"Mrd":"m","ClientUniqueId":"c","params":[["k","\ud83d\ude42"],["n",-1.5e3],["t",true]]}"""),
        (Source.General, "Task", """{"Mrd":"m","ClientUniqueId":"c","params":["k","v","\"",null]}"""),
        (Source.General, "TaskState", """{"AgentId":"a","TaskId":"t","State":"WRAPPING_UP","Code":"DONE"}"""),
        (Source.General, "Transfer", """{"TaskId":"t","OwnerAgentId":"a","RecipientAgentId":"b"}"""),
        (Source.RoutingEngine, "NewTask", """{"MRD":"m","TaskId":"t","params":{"labels":"vip"},"Priority":7}"""),
        (Source.RoutingEngine, "TaskState", """{"AgentId":"","TaskId":"t","MRD":"m","State":"CLOSED"}"""),
        (Source.RoutingEngine, "AgentState",
            """
            {"AgentId":"a","State":"BUSY","MRD":"m","StateChangeTime":"2026-07-27T10:15:30.123Z",
            "Routable":"false"}
            """),
        (Source.RoutingEngine, "AgentState",
            """{"AgentId":"a","State":"READY","mrd":"m","StateChangeTime":1785147330123}"""),
        (Source.CommunicationServer, "Error",
            """{"Request":"Transfer","Code":"TASK_CLOSED","Message":"No.","TaskId":"t","RetryAfter":5}"""),
        (Source.CommunicationServer, "TaskAgentSelected", """{"TaskId":"t","AgentId":"a","Status":"OFFERED"}"""),
    ];

    private readonly MessageDecoder _decoder = new();
    private readonly MessagePackWriter _journaled = new();
    private CommandSlot _slot;
    private CommandSlot _replayed;

    public JsonTarget()
    {
        _slot.Text.Initialize(new PayloadPool());
        _replayed.Text.Initialize(new PayloadPool());
    }

    /// <inheritdoc/>
    public string Name => "JSON bodies";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Corpus { get; } =
    [
        .. ApiPage.Rows.Select(row => Message(Enum.Parse<Source>(row.Queue), row.Type, row.Body)),
        .. Good.Select(message => Message(message.Source, message.Type, message.Body)),
        Message(Source.General, "chat-server-restore", "{}"),
    ];

    /// <inheritdoc/>
    public byte[] Telling { get; } = "\"\\{}[],:0truefalsn \u0001ud8password"u8.ToArray();

    /// <inheritdoc/>
    public Reading Feed(byte[] input)
    {
        var (source, type) = Types[input[0] % Types.Length];
        var body = input.AsSpan(1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        _slot.Reset(CommandKind.None, source, time: 1);
        _decoder.Decode(source, type, hasBody: true, body, ref _slot);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Check(body);
        var outcome = _slot.Refusal.IsRefusal ? Encoding.UTF8.GetString(WireNames.Of(_slot.Refusal.Code)) : "command";
        return new Reading(outcome, allocated, MostAllocated: 0);
    }

    /// <summary>What the message came to, as the journal keeps it.</summary>
    public byte[] Journaled(byte[] input)
    {
        Feed(input);
        return _journaled.Written.ToArray();
    }

    private static string[] TypesOf(Source source) =>
    [
        .. Enum.GetValues<CommandKind>()
            .Select(kind => Encoding.UTF8.GetString(WireNames.Of(kind)))
            .Where(type => WireNames.KindOf(source, Encoding.UTF8.GetBytes(type)) != CommandKind.None)
            .Distinct(StringComparer.Ordinal),
    ];

    private static byte[] Message(Source source, string type, string body)
    {
        var number = Array.FindIndex(
            Types, one => one.Source == source && one.Type.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes(type)));
        return [checked((byte)number), .. Encoding.UTF8.GetBytes(body)];
    }

    private void Check(ReadOnlySpan<byte> body)
    {
        var code = _slot.Refusal.Code;
        Assert.Equal(_slot.Kind == CommandKind.None, code == RefusalCode.UnknownType
            || (code == RefusalCode.TooLarge && _slot.Kind == CommandKind.None));
        if (_slot.Kind is not (CommandKind.None or CommandKind.RestoreChatServer) && code != RefusalCode.TooLarge)
        {
            Assert.Equal(IsObject(body), code != RefusalCode.MalformedJson);
        }

        var mayHavePassword = code == RefusalCode.None && _slot.Kind is CommandKind.Connect or CommandKind.Login;
        Assert.True(mayHavePassword || _decoder.Password.IsEmpty, "a password is left behind");
        _journaled.Reset();
        CommandCodec.Write(in _slot, _journaled);
        Assert.True(CommandCodec.TryRead(_journaled.Written, ref _replayed, out var fault), fault.ToString());
    }

    private static bool IsObject(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 8 });
            var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (reader.Read())
            {
                isObject &= !reader.TokenType.Equals(JsonTokenType.None);
            }

            return isObject && Utf8.IsValid(body);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
