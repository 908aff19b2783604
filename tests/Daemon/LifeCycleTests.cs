using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon;

/// <summary>Start, stop and the broker's comings and goings, as an operator sees them.</summary>
[Collection(BrokerTests.Name)]
public sealed class LifeCycleTests(BrokerFixture fixture, SecuredBroker secured) : IClassFixture<SecuredBroker>
{
    private const int Flood = 400;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Asked_to_stop_it_answers_what_it_has_taken_and_leaves_the_rest_to_its_successor()
    {
        string prefix = fixture.NewPrefix();
        using BrokerClient client = new(fixture.Broker);
        List<string> answered = [];
        using (RunningMre daemon = RunningMre.StartReady(fixture.CommandLine(prefix)))
        {
            for (int number = 0; number < Flood; number++)
            {
                string body = $$"""{"Mrd":"chat","ClientUniqueId":"u-{{number}}"}""";
                client.Send(prefix + "General", "Task", body, prefix + "ops", $"{number}");
            }

            answered.Add(client.Receive(prefix + "ops", Patience)!.CorrelationId!);
            Assert.Equal(0, daemon.Stop());
            Assert.Contains("stopped", daemon.Output, StringComparison.Ordinal);
        }

        using RunningMre successor = RunningMre.StartReady(fixture.CommandLine(prefix));
        while (answered.Count < Flood && client.Receive(prefix + "ops", Patience) is { } answer)
        {
            answered.Add(answer.CorrelationId!);
        }

        Assert.Equal(Enumerable.Range(0, Flood).Select(number => $"{number}"), answered);
        Assert.Equal(0, successor.Stop());
        Assert.Null(client.Receive(prefix + "ops", TimeSpan.Zero));
    }

    [Fact]
    public void A_wrong_password_at_the_broker_ends_it_with_a_code_of_its_own()
    {
        using RunningMre daemon = RunningMre.Start(
            fixture.CommandLine(secured.Broker, "p.", "combined", "--broker-user", SecuredBroker.User),
            ("MRE_BROKER_PASSWORD", "guessed"));

        Assert.Equal(2, daemon.WaitForExit());
        Assert.Contains("refused us", daemon.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("guessed", daemon.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_waits_for_a_broker_that_is_not_there_and_finds_it_again_after_a_restart()
    {
        secured.Broker.Stop();
        using RunningMre daemon = RunningMre.Start(
            fixture.CommandLine(secured.Broker, "w.", "combined", "--broker-user", SecuredBroker.User),
            ("MRE_BROKER_PASSWORD", SecuredBroker.Password));
        daemon.WaitForLine("next try to connect");
        Assert.Equal((200, """{"status":"ok"}"""), daemon.Get("/healthz"));
        Assert.Equal(503, daemon.Get("/readyz").Status);
        Assert.Equal(0, daemon.Metric("mre_broker_connected"));

        for (int connects = 1; connects <= 2; connects++)
        {
            secured.Broker.Restart();
            daemon.WaitForLine("connected to broker", connects);

            Assert.Equal((200, """{"status":"ok"}"""), daemon.Get("/readyz"));
            Assert.Equal(1, daemon.Metric("mre_broker_connected"));
            Assert.Equal(connects, daemon.Metric("mre_broker_connects_total"));
            AssertServes(connects);
            secured.Broker.Stop();
        }

        Assert.Equal(0, daemon.Stop());
        secured.Broker.Restart();
    }

    [Fact]
    public void A_stop_while_it_waits_for_a_broker_is_orderly()
    {
        using RunningMre daemon = RunningMre.Start(
            [
                "run",
                "--broker", "tcp://127.0.0.1:9",
                "--config", fixture.Configuration,
                "--data", fixture.DataOf("stopped"),
                "--admin", "127.0.0.1:0",
            ]);
        daemon.WaitForLine("next try to connect");

        Assert.Equal(0, daemon.Stop());
    }

    private void AssertServes(int number)
    {
        using BrokerClient client = new(secured.Broker, SecuredBroker.User, SecuredBroker.Password);
        client.Send("w.General", "Task", $$"""{"Mrd":"chat","ClientUniqueId":"u-{{number}}"}""", "w.ops", $"{number}");

        BrokerMessage answer = client.Receive("w.ops", Patience)!;
        Assert.Equal(("Task", $"{number}"), (answer.Type, answer.CorrelationId));
        Assert.Equal($"{number}", answer.Properties["MediaRoutingSequence"]);
    }

    [Fact]
    public void A_reply_queue_that_is_gone_costs_its_answers_and_nothing_else()
    {
        const int Gone = 20;
        string prefix = fixture.NewPrefix();
        string gone;
        using (BrokerClient leaving = new(fixture.Broker))
        {
            gone = leaving.CreateTemporaryQueue();
        }

        using BrokerClient client = new(fixture.Broker);
        using RunningMre daemon = RunningMre.StartReady(fixture.CommandLine(prefix));
        const string Body = """{"AgentId":"ann","Mrd":"chat"}""";
        for (int number = 0; number < Gone; number++)
        {
            client.Send(prefix + "General", "GetAgentState", Body, gone, $"gone-{number}");
        }

        client.Send(prefix + "General", "GetAgentState", Body, prefix + "ops", "here");

        Assert.Equal("here", client.Receive(prefix + "ops", Patience)!.CorrelationId);
        for (int number = 0; number < Gone; number++)
        {
            BrokerMessage letter = client.Receive(prefix + "MediaRouting.DLQ", Patience)!;
            Assert.Equal(($"gone-{number}", "UNDELIVERABLE"), (letter.CorrelationId, letter.Properties["Reason"]));
        }

        // Refused with its batch, refused alone, sent on to the dead letters: each on a connection of its own.
        Assert.InRange(daemon.Metric("mre_broker_connects_total"), 2, 4);
        Assert.Equal(Gone + 1, daemon.Metric("mre_messages_applied_total"));
        Assert.Equal(0, daemon.Stop());
        Assert.Null(client.Receive(prefix + "ops", TimeSpan.Zero));
    }
}
