using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Json;

namespace MediaRouting.Tests.Adapters.Json;

/// <summary>
/// Once warm, no message costs memory, however it is written and whether it is taken or refused; type by type, and what
/// is encoded, tests/Budgets has it.
/// </summary>
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
            (Source.General, "GetEstimatedWait", """{"Mrd":"chat","params":{"skillgroup":"sales"}}"""),
            (Source.General, "Transfer", """{"TaskId":"t","OwnerAgentId":"a1","RecipientAgentId":"a2"}"""),
            (Source.RoutingEngine, "NewTask", """{"MRD":"m","TaskId":"t","params":{"k":"v"}}"""),
            (Source.RoutingEngine, "GetEstimatedWait", """{"MRD":"m","params":{"k":"v"},"Priority":3}"""),
            (Source.CommunicationServer, "EstimatedWait", """{"MRD":"m","Queue":"q","Position":1,"Seconds":-1}"""),
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
    private CommandSlot _slot;

    public AllocationTests() => _slot.Text.Initialize(new PayloadPool());

    [Fact]
    public void Decoding_allocates_nothing_refusals_included() => Assert.Equal(0, Allocated(DecodeAll));

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
}
