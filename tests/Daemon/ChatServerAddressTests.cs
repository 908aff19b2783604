using MediaRouting.Engine.Configuration;
using MediaRouting.Jms;
using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon;

/// <summary>The queue ChatServer, named by a client as what it is for whoever names none.</summary>
public sealed class ChatServerAddressTests : IDisposable
{
    private const string Queue = "to.chat";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly InMemory _memory = new();
    private readonly MemoryBrokerClient _client;

    public ChatServerAddressTests()
    {
        _client = new MemoryBrokerClient(_memory.Broker);
        _memory.Start(Topology.Combined, new QueueNames { ChatServer = Queue });
    }

    public void Dispose()
    {
        _client.Dispose();
        _memory.Dispose();
    }

    [Fact]
    public void The_origin_of_a_task_that_is_the_requester_too_is_told_once()
    {
        Send("Task", """{"Mrd":"chat","ClientUniqueId":"u-1"}""", replyTo: null);
        string body = Next("Task").Body!;
        string id = body.Split("\"TaskId\":\"")[1].Split('"')[0];

        Send("TaskState", $$"""{"TaskId":"{{id}}","State":"CLOSED"}""", Queue);
        Assert.Contains("\"State\":\"CLOSED\"", Next("TaskState").Body, StringComparison.Ordinal);

        Send("GetTaskState", $$"""{"TaskId":"{{id}}"}""", Queue);
        Assert.Equal("m-GetTaskState", Next("TaskState").CorrelationId);
    }

    [Fact]
    public void An_agent_whose_destination_it_is_and_who_names_it_is_told_once()
    {
        Send("Connect", $$"""{"AgentId":"ann","Password":"pw-ann","Destination":"queue://{{Queue}}"}""", Queue);
        Assert.Contains($"\"queue://{Queue}\"", Next("Connect").Body, StringComparison.Ordinal);

        Send("Login", """{"AgentId":"ann","Password":"pw-ann","Mrd":"chat"}""", Queue);
        Assert.Equal("m-Login", Next("AgentState").CorrelationId);

        Send("GetAgentState", """{"AgentId":"ann","Mrd":"chat"}""", Queue);
        Assert.Equal("m-GetAgentState", Next("AgentState").CorrelationId);
    }

    private void Send(string type, string body, string? replyTo) => _client.Send(
        new BrokerMessage("General", type, body) { ReplyTo = replyTo, CorrelationId = "m-" + type });

    private BrokerMessage Next(string type)
    {
        BrokerMessage message = _client.Receive(Queue, Patience)!;
        Assert.Equal(type, message.Type);
        return message;
    }
}
