using System.Globalization;
using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon;

/// <summary>
/// What a receiver sees that looks at no <c>MediaRoutingSequence</c>: every message once, since the broker itself drops
/// what it has (6-openwire 6.2).
/// </summary>
[Collection(BrokerTests.Name)]
public sealed class OnceOnlyTests(BrokerFixture fixture) : IDisposable
{
    private const int Burst = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(300);

    private readonly ActiveMqBroker _broker = ActiveMqBroker.Start(new BrokerSettings { Durable = true });
    private readonly List<BrokerMessage> _received = [];
    private readonly string _prefix = fixture.NewPrefix();
    private int _asked;

    public void Dispose() => _broker.Dispose();

    [Fact]
    public void A_connection_cut_between_a_commit_and_its_answer_doubles_nothing()
    {
        const int Cuts = 6;
        using CommitCutter cutter = new(_broker.Port, every: 3);
        using RunningMre daemon = RunningMre.StartReady(fixture.CommandLineOn(cutter.Address, _prefix, "combined"));
        using (BrokerClient client = new(_broker))
        {
            while (cutter.Cuts < Cuts)
            {
                AskAndReceive(client);
            }

            AssertOnce(client);
        }

        Assert.InRange(cutter.Messages, _received.Count + 1, int.MaxValue);
        Assert.Equal(0, daemon.Stop());
    }

    [Fact]
    public void A_daemon_killed_between_a_commit_and_its_note_sends_again_and_doubles_nothing()
    {
        const int Lives = 4;
        int repeated = 0;
        using BrokerClient client = new(_broker);
        while (repeated < Lives)
        {
            using RunningMre daemon = RunningMre.StartReady(
                fixture.CommandLine(_broker, _prefix, "combined"));
            repeated += SentThrough(daemon) < _received.Count ? 1 : 0;
            AskAndReceive(client);
            daemon.Kill();
            Assert.InRange(_received.Count, 0, Lives * 10 * Burst); // most kills come before the note
        }

        using RunningMre last = RunningMre.StartReady(fixture.CommandLine(_broker, _prefix, "combined"));
        AskAndReceive(client);
        AssertOnce(client);
        Assert.Equal(0, last.Stop());
    }

    [Fact]
    public void Without_a_data_directory_every_run_has_numbers_and_an_identity_of_its_own()
    {
        using BrokerClient client = new(_broker);
        for (int run = 0; run < 2; run++)
        {
            string[] arguments = fixture.CommandLine(_broker, _prefix, "combined");
            arguments[Array.IndexOf(arguments, "--data") + 1] = "none";
            using RunningMre daemon = RunningMre.StartReady(arguments);
            AskAndReceive(client);
            Assert.Equal(0, daemon.Stop());
        }

        Assert.Equal(2, _received.Count(message => Sequence(message) == 1));
        Assert.Equal(2 * Burst, _received.DistinctBy(message => message.MessageId, StringComparer.Ordinal).Count());
        Assert.Null(client.Receive("ActiveMQ.DLQ", Glance));
    }

    private static long Sequence(BrokerMessage message) =>
        long.Parse(message.Properties["MediaRoutingSequence"], CultureInfo.InvariantCulture);

    /// <summary>How far, as it says at its start, messages had left.</summary>
    private static long SentThrough(RunningMre daemon)
    {
        const string Mark = "messages sent up to ";
        daemon.WaitForLine(Mark);
        string rest = daemon.Output[(daemon.Output.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..];
        return long.Parse(rest.Split('\n')[0], CultureInfo.InvariantCulture);
    }

    private void AskAndReceive(BrokerClient client)
    {
        for (int number = 0; number < Burst; number++)
        {
            string body = $$"""{"Mrd":"chat","ClientUniqueId":"u-{{_asked++}}"}""";
            client.Send(_prefix + "General", "Task", body, _prefix + "ops", $"c-{_asked}");
        }

        for (int number = 0; number < Burst; number++)
        {
            _received.Add(client.Receive(_prefix + "ops", Patience)!);
        }
    }

    /// <summary>All came, nothing came twice, nothing more comes, and the broker has put nothing aside.</summary>
    private void AssertOnce(BrokerClient client)
    {
        Assert.Null(client.Receive(_prefix + "ops", Glance));
        Assert.Equal(_asked, _received.Count);
        Assert.Equal(_asked, _received.DistinctBy(message => message.MessageId, StringComparer.Ordinal).Count());
        Assert.Equal(_asked, _received.DistinctBy(message => message.Body, StringComparer.Ordinal).Count());
        Assert.Equal(Enumerable.Range(1, _asked).Select(number => (long)number), _received.Select(Sequence));
        Assert.Null(client.Receive("ActiveMQ.DLQ", Glance));
    }
}
