using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon;

/// <summary>What only a client on the JMS API can send: every kind of message, and its own JMSMessageID.</summary>
[Collection(BrokerTests.Name)]
public sealed class JavaClientTests(BrokerFixture fixture)
{
    private const string Request = """{"AgentId":"ann","Mrd":"chat"}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void A_text_and_a_message_of_bytes_are_served_and_an_answer_carries_the_id_of_its_request()
    {
        string prefix = fixture.NewPrefix();
        using RunningMre daemon = RunningMre.StartReady(fixture.CommandLine(prefix));
        using JavaClient client = new(fixture);
        string replyTo = client.CreateTemporaryQueue();

        foreach (string kind in new[] { "text", "bytes" })
        {
            BrokerMessage request = new(prefix + "General", "GetAgentState", Request) { ReplyTo = replyTo };
            string id = client.Send(kind, request);

            BrokerMessage answer = client.Receive(replyTo, Patience)!;
            Assert.Equal(("AgentState", id), (answer.Type, answer.CorrelationId));
            Assert.Equal(
                """{"AgentId":"ann","State":"LOGOUT","Mrd":"chat","ReasonCode":"","StateChangeTime":"","""
                + "\"Routable\":true}",
                answer.Body);
        }

        Assert.Equal(0, daemon.Stop());
    }

    [Fact]
    public void A_message_that_is_neither_text_nor_bytes_is_dead_lettered_and_the_next_is_served()
    {
        string prefix = fixture.NewPrefix();
        using RunningMre daemon = RunningMre.StartReady(fixture.CommandLine(prefix));
        using JavaClient client = new(fixture);
        BrokerMessage request = new(prefix + "General", "GetAgentState", Request) { ReplyTo = $"topic://{prefix}ops" };
        client.Listen(request.ReplyTo);

        foreach (string kind in new[] { "map", "object" })
        {
            string id = client.Send(kind, request);
            client.Send("text", request with { CorrelationId = "next" });

            BrokerMessage dead = client.Receive(prefix + "MediaRouting.DLQ", Patience)!;
            Assert.Equal(("GetAgentState", "MALFORMED_JSON"), (dead.Type, dead.Properties["Reason"]));
            Assert.Equal(prefix + "General", dead.Properties["OriginalQueue"]);
            Assert.Equal(id, dead.Properties["OriginalMessageId"]);
            BrokerMessage error = client.Receive(request.ReplyTo, Patience)!;
            Assert.Equal(("Error", id), (error.Type, error.CorrelationId));
            Assert.Equal("next", client.Receive(request.ReplyTo, Patience)!.CorrelationId);
        }

        Assert.Equal(0, daemon.Stop());
    }
}
