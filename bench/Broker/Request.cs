using System.Globalization;

namespace MediaRouting.Bench.Broker;

/// <summary>A message to the daemon.</summary>
/// <param name="Type">Its JMSType.</param>
/// <param name="Body">Its JSON.</param>
internal sealed record Request(byte[] Type, byte[] Body)
{
    /// <summary>The password of every agent.</summary>
    public const string Password = "pw";

    /// <summary>The MRD.</summary>
    public const string Mrd = "chat";

    /// <summary>Id of an agent.</summary>
    public static string AgentId(int agent) => string.Create(CultureInfo.InvariantCulture, $"agent{agent}");

    /// <summary>Row 1: an agent is there and is told at the destination.</summary>
    public static Request Connect(int agent, string destination) => Of(
        "Connect", $$"""{"AgentId":"{{AgentId(agent)}}","Password":"{{Password}}","Destination":"{{destination}}"}""");

    /// <summary>Row 2: an agent signs in.</summary>
    public static Request Login(int agent) => Of(
        "Login", $$"""{"AgentId":"{{AgentId(agent)}}","Password":"{{Password}}","Mrd":"{{Mrd}}"}""");

    /// <summary>Row 3: an agent is ready for work, or is not.</summary>
    public static Request AgentState(int agent, bool ready) => Of(
        "AgentState",
        $$"""{"AgentId":"{{AgentId(agent)}}","State":"{{(ready ? "READY" : "NOT_READY")}}","Mrd":"{{Mrd}}"}""");

    /// <summary>Row 13: a chat that an agent is to take.</summary>
    public static Request Task(int number) => Of(
        "Task",
        $$$"""{"Mrd":"{{{Mrd}}}","ClientUniqueId":"chat-{{{number}}}","name":"Customer","params":{"topic":"cards"}}""");

    private static Request Of(string type, string body) => new(Route.Utf8(type), Route.Utf8(body));
}
