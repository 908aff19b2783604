using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon;

/// <summary>What is refused, how, and what cannot be read: tests/Testing/Conversation/Refusals.txt.</summary>
[Collection(BrokerTests.Name)]
public sealed class RefusalTests(BrokerFixture fixture)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Every_refusal_is_answered_with_its_code_and_changes_nothing()
    {
        string prefix = fixture.NewPrefix();
        using RunningMre daemon = RunningMre.StartReady(fixture.CommandLine(prefix));
        using BrokerClient client = new(fixture.Broker);
        ConversationPlayer player = new(client, prefix, seesAll: true);
        foreach ((string placeholder, string value) in Texts.All)
        {
            player.Set(placeholder, value);
        }

        player.Play(Script.Load("Refusals"));

        AssertAccountedFor(daemon);
        Assert.Equal(0, daemon.Stop());
    }

    [Theory]
    [InlineData("combined", "General")]
    [InlineData("routing-engine", "RoutingEngine")]
    public void A_body_of_the_API_page_that_is_not_JSON_is_dead_lettered_and_the_next_message_is_served(
        string topology, string queue)
    {
        string prefix = fixture.NewPrefix();
        using RunningMre daemon = RunningMre.StartReady(fixture.CommandLine(prefix, topology));
        using BrokerClient client = new(fixture.Broker);

        foreach ((string type, string body) in ApiPage.NotJson(queue))
        {
            client.Send(prefix + queue, type, body, prefix + "ops", "c-1");
            client.Send(prefix + queue, type, "{}", prefix + "ops", "c-2");

            AssertDeadLettered(client, prefix, queue, type, body);
            AssertRefused(client, prefix, "c-1", "MALFORMED_JSON");
            AssertRefused(client, prefix, "c-2", "MISSING_FIELD");
        }

        AssertAccountedFor(daemon);
        Assert.Equal(0, daemon.Stop());
    }

    private static void AssertDeadLettered(BrokerClient client, string prefix, string queue, string type, string body)
    {
        BrokerMessage dead = client.Receive(prefix + "MediaRouting.DLQ", Patience)!;
        string kept = body.Replace("<agent-pwd>", "***", StringComparison.Ordinal);
        Assert.Equal((type, kept), (dead.Type, dead.Body));
        Assert.Equal("MALFORMED_JSON", dead.Properties["Reason"]);
        Assert.Equal(prefix + queue, dead.Properties["OriginalQueue"]);
        Assert.StartsWith("ID:", dead.Properties["OriginalMessageId"], StringComparison.Ordinal);
        Assert.Equal(!string.Equals(kept, body, StringComparison.Ordinal), dead.Properties.ContainsKey("Redacted"));
    }

    private static void AssertRefused(BrokerClient client, string prefix, string correlation, string code)
    {
        BrokerMessage error = client.Receive(prefix + "ops", Patience)!;
        Assert.Equal(("Error", correlation), (error.Type, error.CorrelationId));
        Assert.Contains($"\"Code\":\"{code}\"", error.Body, StringComparison.Ordinal);
    }

    private static void AssertAccountedFor(RunningMre daemon) => Assert.Equal(
        daemon.Metric("mre_messages_received_total"),
        daemon.Metric("mre_messages_applied_total")
            + daemon.Metric("mre_messages_refused_total")
            + daemon.Metric("mre_messages_dead_lettered_total"));
}
