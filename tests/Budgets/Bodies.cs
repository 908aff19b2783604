using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Json;

namespace MediaRouting.Tests.Budgets;

/// <summary>Decoding, for every type of every queue.</summary>
internal static class Bodies
{
    private static readonly (Source Source, string Type, string Body)[] Messages =
    [
        (Source.General, "Connect", """{"AgentId":"a1","Password":"p\u0041","Destination":"queue://d"}"""),
        (Source.General, "Login", """{"AgentId":"a1","Password":"p","Mrd":"m"}"""),
        (Source.General, "AgentState", """{"AgentId":"a1","State":"READY","Mrd":"m","ReasonCode":""}"""),
        (Source.General, "Conference", """{"TaskId":"t","ConferenceOwner":"a1","Participant":"a2","Mrd":"m"}"""),
        (Source.General, "Transfer", """{"TaskId":"t","OwnerAgentId":"a1","RecipientAgentId":"a2"}"""),
        (Source.General, "TaskState", """{"AgentId":"a1","TaskId":"t","State":"ACTIVE","Code":"c"}"""),
        (
            Source.General,
            "Task",
            """{"Mrd":"m","ClientUniqueId":"c","name":"ليلى","params":["k\n","v","n",1],"Priority":"3"}"""),
        (Source.General, "GetAgentState", """{"AgentId":"a1","Mrd":"m"}"""),
        (Source.General, "GetTaskState", """{"TaskId":"t"}"""),
        (Source.General, "GetEstimatedWait", """{"Mrd":"m","params":{"skillgroup":"q"}}"""),
        (Source.General, "chat-server-restore", "{}"),
        (Source.RoutingEngine, "Conference", """{"TaskId":"t","ConferenceOwner":"a1","Participant":"a2","MRD":"m"}"""),
        (Source.RoutingEngine, "Transfer", """{"TaskId":"t","OwnerAgentId":"a1","RecipientAgentId":"a2"}"""),
        (
            Source.RoutingEngine,
            "AgentState",
            """{"AgentId":"a1","State":"BUSY","MRD":"m","StateChangeTime":"2026-07-27 10:15:30"}"""),
        (Source.RoutingEngine, "TaskState", """{"AgentId":"a1","TaskId":"t","MRD":"m","State":"ACTIVE"}"""),
        (Source.RoutingEngine, "NewTask", """{"MRD":"m","TaskId":"t","params":{"k":"v"}}"""),
        (Source.RoutingEngine, "GetEstimatedWait", """{"MRD":"m","params":{"skillgroup":"q"}}"""),
        (Source.CommunicationServer, "EstimatedWait", """{"MRD":"m","Queue":"q","Position":1,"Seconds":-1}"""),
        (Source.CommunicationServer, "TaskConferenced", """{"TaskId":"t","ConferenceOwner":"a1","Participant":"a2"}"""),
        (
            Source.CommunicationServer,
            "TaskAgentTransferred",
            """{"TaskId":"t","AgentId":"a2","PreviousAgentId":"a1"}"""),
        (Source.CommunicationServer, "TaskAgentSelected", """{"TaskId":"t","Status":"NO_AGENT_AVAILABLE"}"""),
        (Source.CommunicationServer, "Error", """{"Request":"Transfer","Code":"UNKNOWN_TASK","Message":"No."}"""),
    ];

    /// <summary>The operations.</summary>
    public static IEnumerable<Operation> Operations => Messages.Select(message => Decode(
        message.Source, Encoding.UTF8.GetBytes(message.Type), Encoding.UTF8.GetBytes(message.Body)));

    private static Operation Decode(Source source, byte[] type, byte[] body)
    {
        var decoder = new MessageDecoder();
        var slot = default(CommandSlot);
        slot.Text.Initialize(new PayloadPool());
        return Operation.Of($"decode {WireNames.KindOf(source, type)}", () =>
        {
            slot.Reset(CommandKind.None, source, time: 1);
            decoder.Decode(source, type, hasBody: true, body, ref slot);
        });
    }
}
