using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Json;

namespace MediaRouting.Tests.Adapters.Json;

/// <summary>Once warm, no message costs memory, read or refused or written.</summary>
public sealed class AllocationTests
{
    private const int Rounds = 10_000;

    private static readonly (Source Source, byte[] Type, byte[] Body)[] Messages =
    [
        .. new (Source, string, string)[]
        {
            (Source.General, "Connect", """{"AgentId":"a1","Password":"p\u0041","Destination":"queue://d"}"""),
            (Source.General, "Task",
                """
                {"Mrd":"m","ClientUniqueId":"c","name":"ليلى","params":["k\n","v","n",1],"Priority":"3"}
                """),
            (Source.General, "Task",
                $$"""
                {"Mrd":"m","ClientUniqueId":"c","params":{"k":"{{new string('v', 4000)}}"} }
                """),
            (Source.RoutingEngine, "AgentState",
                """
                {"AgentId":"a1","State":"BUSY","MRD":"m","StateChangeTime":"2026-07-27 10:15:30"}
                """),
            (Source.CommunicationServer, "Error", """{"Request":"Transfer","Code":"UNKNOWN_TASK","Message":"No."}"""),
            (Source.General, "Login", """{"AgentId":"a1","Password":"p","Mrd":"\ud800"}"""),
            (Source.General, "TaskState", """{"AgentId":"a1">,"State":"CLOSED"}"""),
            (Source.General, "Connect", """{"AgentId":"a1","Password":"p""Destination":"d"}"""),
            (Source.General, "Nonsense", """{"AgentId":"a1"}"""),
            (Source.General, "Task", new string(' ', 70_000)),
        }.Select(message => (message.Item1, Utf8(message.Item2), Utf8(message.Item3))),
    ];

    private readonly MessageDecoder _decoder = new();
    private readonly EventEncoder _encoder = new();
    private CommandSlot _slot;
    private EventSlot _event;

    public AllocationTests()
    {
        _slot.Text.Initialize(new PayloadPool());
        _event.Text.Initialize(new PayloadPool());
    }

    [Fact]
    public void Decoding_allocates_nothing_refusals_included() => Assert.Equal(0, Allocated(DecodeAll));

    [Fact]
    public void Encoding_allocates_nothing()
    {
        _event.Kind = EventKind.TaskAssigned;
        var text = _event.Text.Append("ليلى \"1\""u8);
        var packed = _event.Text.Take(PackedParams.WriteEntry(_event.Text.Reserve(64), "k"u8, "v\n"u8));
        _event.Body.TaskAssigned = new TaskAssigned(text, text, text, text, text, packed);
        Assert.Equal(0, Allocated(EncodeEvent));

        _event.Kind = EventKind.Refused;
        _event.Body.Refused = new Refused(
            CommandKind.Login, default, new Refusal(RefusalCode.InvalidField, Field.Mrd, Fault.TooLong),
            text, text, text, text, AgentState.Ready, TaskState.None, RetryAfter: 5, Message: default);
        Assert.Equal(0, Allocated(EncodeEvent));

        _event.Kind = EventKind.RoutingAgentState;
        _event.Body.AgentStateChanged = new AgentStateChanged(
            text, text, text, AgentState.Busy, AgentState.None, Routable: true, 1785147330123);
        Assert.Equal(0, Allocated(EncodeEvent));
    }

    [Fact]
    public void One_byte_a_message_would_be_seen() =>
        Assert.True(Allocated(() => GC.KeepAlive(new byte[1])) >= Rounds);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static long Allocated(Action round)
    {
        for (var i = 0; i < 200; i++)
        {
            round();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Rounds; i++)
        {
            round();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private void DecodeAll()
    {
        foreach (var (source, type, body) in Messages)
        {
            _slot.Reset(CommandKind.None, source, time: 1);
            _decoder.Decode(source, type, hasBody: true, body, ref _slot);
        }
    }

    private void EncodeEvent() => _encoder.Encode(ref _event);
}
