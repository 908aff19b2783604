using System.Text;
using System.Text.Json;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json;

namespace MediaRouting.Tests.Adapters.Json;

/// <summary>
/// Bodies made by mutating good ones, from a fixed seed: whatever comes, there is a command or a refusal.
/// </summary>
public sealed class FuzzTests
{
    private const int Bodies = 100_000;

    private static readonly (Source Source, string Type, string Body)[] Seeds =
    [
        (Source.General, "Connect",
            """
            {"AgentId":"a1","Password":"hunter2","Extension":"1","Destination":"topic://d"}
            """),
        (Source.General, "Login", """{"AgentId":"a1","P\u0061ssword":"hunter2","Mrd":"chat"}"""),
        (Source.General, "AgentState", """{"AgentId":"a1","State":"NOT_READY","Mrd":"chat","ReasonCode":"r\n"}"""),
        (Source.General, "Task",
            """
            {"Mrd":"m","ClientUniqueId":"c","name":"ليلى 🙂","params":{"k":"v","n":[1,{}]},"Priority":"7"}
            """),
        (Source.General, "Task",
            """
            {"Mrd":"m","ClientUniqueId":"c","params":[["k","\ud83d\ude42"],["n",-1.5e3],["t",true]]}
            """),
        (Source.General, "Task", """{"Mrd":"m","ClientUniqueId":"c","params":["k","v","\"",null]}"""),
        (Source.RoutingEngine, "AgentState",
            """
            {"AgentId":"a","State":"BUSY","MRD":"m","StateChangeTime":"2026-07-27T10:15:30.123Z",
            "Routable":"false"}
            """),
        (Source.CommunicationServer, "Error",
            """
            {"Request":"Transfer","Code":"TASK_CLOSED","Message":"No.","RetryAfter":5}
            """),
        (Source.CommunicationServer, "TaskAgentSelected", """{"TaskId":"t","AgentId":"a","Status":"OFFERED"}"""),
    ];

    private static readonly byte[] Telling = "\"\\{}[],:0truefalsn \u0001ud8"u8.ToArray();

    private readonly Random _random = new(20260727);
    private readonly MessageDecoder _decoder = new();
    private CommandSlot _slot;

    public FuzzTests() => _slot.Text.Initialize(new PayloadPool());

    [Fact]
    public void Every_mutated_body_is_a_command_or_a_refusal_and_JSON_to_us_is_JSON_to_the_framework()
    {
        var commands = 0;
        for (var i = 0; i < Bodies; i++)
        {
            var (source, type, seed) = Seeds[_random.Next(Seeds.Length)];
            var body = Mutated(Encoding.UTF8.GetBytes(seed));
            _slot.Reset(CommandKind.None, source, time: 1);
            _decoder.Decode(source, Encoding.UTF8.GetBytes(type), hasBody: true, body, ref _slot);

            Assert.NotEqual(CommandKind.None, _slot.Kind);
            Assert.Equal(IsObject(body), _slot.Refusal.Code != RefusalCode.MalformedJson);
            commands += _slot.Refusal.IsRefusal ? 0 : 1;
            var mayHavePassword = !_slot.Refusal.IsRefusal && _slot.Kind is CommandKind.Connect or CommandKind.Login;
            Assert.True(mayHavePassword || _decoder.Password.IsEmpty);
        }

        Assert.InRange(commands, Bodies / 100, Bodies * 99 / 100);
    }

    private static bool IsObject(byte[] body)
    {
        try
        {
            var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 8 });
            var isObject = reader.Read() && reader.TokenType == JsonTokenType.StartObject;
            while (reader.Read())
            {
                isObject &= !reader.TokenType.Equals(JsonTokenType.None);
            }

            return isObject && System.Text.Unicode.Utf8.IsValid(body);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private byte[] Mutated(byte[] seed)
    {
        var bytes = seed.ToList();
        for (var n = _random.Next(1, 4); n > 0; n--)
        {
            var at = _random.Next(bytes.Count);
            switch (_random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)_random.Next(256);
                    break;
                case 1:
                    bytes.RemoveAt(at);
                    break;
                case 2:
                    bytes.Insert(at, Telling[_random.Next(Telling.Length)]);
                    break;
                case 3:
                    bytes.RemoveRange(at, _random.Next(bytes.Count - at));
                    break;
                case 4:
                    bytes.InsertRange(at, bytes.GetRange(at, _random.Next(Math.Min(12, bytes.Count - at))));
                    break;
                default:
                    bytes[at] = (byte)(bytes[at] ^ 0x20);
                    break;
            }

            if (bytes.Count == 0)
            {
                break;
            }
        }

        return [.. bytes];
    }
}
