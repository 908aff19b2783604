using System.Diagnostics;
using System.Globalization;
using MediaRouting.Testing;
using MediaRouting.Tests.Crash.Site;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Trouble;

/// <summary>A broker that refuses some of what the daemon asks of it.</summary>
public sealed class PermissionTests(ITestOutputHelper output) : IDisposable
{
    private const string Open = "open";
    private const string Closed = "closed";
    private const string Both = "mre,other";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(500);

    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("mre-trouble-");

    private readonly ActiveMqBroker _broker = ActiveMqBroker.Start(Settings(writersOfClosed: "other"));

    public void Dispose()
    {
        _broker.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void Without_the_right_on_a_destination_its_messages_are_dead_lettered_once_and_the_others_come()
    {
        const int Questions = 120;
        const int Every = 12;
        const int Refused = Questions / Every;
        using RunningMre daemon = Start("s3cret");
        daemon.WaitForLine("connected to broker");
        using var client = new BrokerClient(_broker, "other", "0ther");
        long start = Stopwatch.GetTimestamp();
        for (int number = 1; number <= Questions; number++)
        {
            string replyTo = number % Every == 0 ? Closed : Open;
            Ask(client, replyTo, number);
        }

        IReadOnlyList<BrokerMessage> answers = client.ReceiveAll(Open, Questions - Refused, Patience);
        IReadOnlyList<BrokerMessage> letters = client.ReceiveAll(CrashSite.DeadLetters, Refused, Patience);
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        Assert.Null(client.Receive(Closed, TimeSpan.FromMilliseconds(300)));
        Assert.Null(client.Receive(Open, TimeSpan.Zero));
        Assert.Null(client.Receive(CrashSite.DeadLetters, TimeSpan.Zero));

        int numbers = answers.Concat(letters).DistinctBy(message => message.Properties["MediaRoutingSequence"]).Count();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"no right on one destination, asked {Questions}, {Refused} for it: lost {Questions - numbers}, unexpected "
            + $"0, duplicated {answers.Count + letters.Count - numbers}; connections "
            + $"{daemon.Metric("mre_broker_connects_total")}, {took.TotalSeconds:0.0} s"));
        Assert.Equal(Questions, numbers);

        // The refusal of a batch, and of the message in it; what follows is not tried.
        Assert.InRange(daemon.Metric("mre_broker_connects_total"), 2, 3);
        Assert.Equal(Refused, daemon.Metric("mre_messages_undeliverable_total"));
        IEnumerable<int> all = Enumerable.Range(1, Questions);
        Assert.Equal(
            all.Where(number => number % Every != 0).Select(number => $"{number}"),
            answers.Select(answer => answer.CorrelationId!));
        Assert.Equal(
            all.Where(number => number % Every == 0).Select(number => ($"{number}", "UNDELIVERABLE", Closed)),
            letters.Select(letter =>
                (letter.CorrelationId!, letter.Properties["Reason"], letter.Properties["OriginalQueue"])));
        Assert.Equal(0, daemon.Stop());
    }

    [Fact]
    public void A_right_that_is_granted_is_found_without_a_restart_of_the_daemon()
    {
        using RunningMre daemon = Start("s3cret");
        daemon.WaitForLine("connected to broker");
        using (var before = new BrokerClient(_broker, "other", "0ther"))
        {
            Ask(before, Closed, number: 1);
            Assert.NotNull(before.Receive(CrashSite.DeadLetters, Patience));
        }

        long start = Stopwatch.GetTimestamp();
        _broker.Stop();
        _broker.Configure(Settings(writersOfClosed: Both));
        _broker.Restart();
        using var client = new BrokerClient(_broker, "other", "0ther");
        int asked = 1;
        int answers = 0;
        int letters = 1;
        while (answers == 0 && Stopwatch.GetElapsedTime(start) < Patience)
        {
            Ask(client, Closed, ++asked);
            answers += client.Receive(Closed, BetweenQuestions) is null ? 0 : 1;
        }

        while (answers + letters < asked && Stopwatch.GetElapsedTime(start) < 2 * Patience)
        {
            answers += client.Receive(Closed, TimeSpan.Zero) is null ? 0 : 1;
            letters += client.Receive(CrashSite.DeadLetters, BetweenQuestions) is null ? 0 : 1;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"right granted by a restart of the broker: found {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s after "
            + $"the refusal, asked {asked}: answered {answers}, dead-lettered {letters}"));
        Assert.InRange(answers, 1, asked);
        Assert.Equal(asked, answers + letters);
        Assert.Equal(letters, daemon.Metric("mre_messages_undeliverable_total"));
        Assert.Equal(0, daemon.Stop());
    }

    [Fact]
    public void A_wrong_password_ends_the_daemon_with_code_2_and_one_clear_line()
    {
        using RunningMre daemon = Start("guessed");
        int code = daemon.WaitForExit();

        string line = Assert.Single(daemon.Output.Split('\n'), text => text.Contains("crit", StringComparison.Ordinal));
        string told = line[line.IndexOf("broker", StringComparison.Ordinal)..];
        output.WriteLine($"wrong password: exit code {code}, {told}");
        Assert.Equal(2, code);
        Assert.Contains("refused us: the broker refused the login", line, StringComparison.Ordinal);
        Assert.DoesNotContain("guessed", daemon.Output, StringComparison.Ordinal);
    }

    private static BrokerSettings Settings(string writersOfClosed) => new()
    {
        Durable = true,
        Users = [new BrokerUser("mre", "s3cret"), new BrokerUser("other", "0ther")],
        Rights =
        [
            .. new[] { CrashSite.General, CrashSite.ChatServer, CrashSite.DeadLetters, Open }
                .Select(queue => new BrokerRight(queue, Both, Both, Both)),
            new BrokerRight(Closed, "other", writersOfClosed, writersOfClosed),
        ],
    };

    private static void Ask(BrokerClient client, string replyTo, int number) => client.Send(
        CrashSite.General, "GetAgentState", """{"AgentId":"agent0","Mrd":"chat"}""", replyTo, $"{number}");

    private RunningMre Start(string password)
    {
        string configuration = Path.Combine(_directory.FullName, "routing.json");
        File.WriteAllText(configuration, CrashSite.Configuration);
        return RunningMre.Start(
            [
                "run",
                "--broker", $"tcp://{_broker.Host}:{_broker.Port}",
                "--broker-user", "mre",
                "--config", configuration,
                "--data", Path.Combine(_directory.FullName, "data"),
                "--admin", "127.0.0.1:0",
            ],
            ("MRE_BROKER_PASSWORD", password));
    }
}
