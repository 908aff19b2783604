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
            (Source.General, "AgentState", """{"AgentId":"a1","State":"READY","Mrd":"m"}"""),
            (Source.General, "TaskState", """{"AgentId":"a1","TaskId":"t","State":"ACTIVE","Code":"c"}"""),
            (Source.General, "GetAgentState", """{"AgentId":"a1","Mrd":"m"}"""),
            (Source.General, "GetTaskState", """{"TaskId":"t"}"""),
            (Source.General, "Transfer", """{"TaskId":"t","OwnerAgentId":"a1","RecipientAgentId":"a2"}"""),
            (Source.RoutingEngine, "NewTask", """{"MRD":"m","TaskId":"t","params":{"k":"v"}}"""),
            (Source.CommunicationServer, "TaskAgentSelected", """{"TaskId":"t","Status":"NO_AGENT_AVAILABLE"}"""),
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
        var text = _event.Text.Append("ليلى \"1\""u8);
        var packed = _event.Text.Take(PackedParams.WriteEntry(_event.Text.Reserve(64), "k"u8, "v\n"u8));
        var refusal = new Refusal(RefusalCode.InvalidField, Field.Mrd, Fault.TooLong);
        AssertFree(EventKind.NewTask, new() { NewTask = new(text, text, text, text, packed, 3) });
        AssertFree(EventKind.RoutingConference, new() { Conference = new(text, text, text, text) });
        AssertFree(EventKind.RoutingTransfer, new() { Transfer = new(text, text, text) });
        AssertFree(EventKind.TaskConferenced, new() { TaskConferenced = new(text, text, text) });
        AssertFree(EventKind.TaskAgentTransferred, new() { TaskAgentTransferred = new(text, text, text) });
        AssertFree(EventKind.TaskAgentSelected, new() { TaskAgentSelected = new(text, text, SelectionStatus.Offered) });
        AssertFree(EventKind.AgentConnected, new() { AgentConnected = new(text, text) });
        AssertFree(EventKind.TaskCreated, new() { TaskCreated = new(text, text, text, TaskState.New) });
        AssertFree(EventKind.TaskAssigned, new() { TaskAssigned = new(text, text, text, text, text, packed) });
        AssertFree(
            EventKind.Refused,
            new()
            {
                Refused = new(
                    CommandKind.Login, default, refusal, text, text, text, text, AgentState.Ready, TaskState.None,
                    RetryAfter: 5, Message: default),
            });

        var state = new AgentStateChanged(
            text, text, text, AgentState.Busy, AgentState.NotReady, Routable: true, 1785147330123);
        AssertFree(EventKind.RoutingAgentState, new() { AgentStateChanged = state });
        AssertFree(EventKind.AgentStateChanged, new() { AgentStateChanged = state });

        var task = new TaskStateChanged(text, text, text, TaskState.Closed, text);
        AssertFree(EventKind.RoutingTaskState, new() { TaskStateChanged = task });
        AssertFree(EventKind.TaskStateChanged, new() { TaskStateChanged = task });
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

    private void AssertFree(EventKind kind, EventBody body)
    {
        _event.Kind = kind;
        _event.Body = body;
        Assert.Equal(0, Allocated(EncodeEvent));
    }

    private void EncodeEvent() => _encoder.Encode(ref _event);
}
