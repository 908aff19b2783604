using MediaRouting.Testing;
using MediaRouting.Tests.Crash.Site;

namespace MediaRouting.Tests.Crash;

/// <summary>The cases of a start as an operator sees them: exit code and line.</summary>
public sealed class StartTests(DurableBroker durable) : IClassFixture<DurableBroker>, IDisposable
{
    private const int RecordHeaderBytes = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ForWhatShouldNotCome = TimeSpan.FromMilliseconds(200);

    private readonly Trial _trial = new(durable.Broker);

    private string Journal => Path.Combine(_trial.Data, "journal-00000000000000000001");

    public void Dispose() => _trial.Dispose();

    [Fact]
    public void Two_daemons_do_not_share_a_directory()
    {
        _trial.StartReady();

        AssertRefused("another daemon has the data directory");
        _trial.Stop();
    }

    [Fact]
    public void An_empty_directory_that_exists_begins_only_with_initialize()
    {
        System.IO.Directory.CreateDirectory(_trial.Data);
        AssertRefused("the data directory has no journal: if it is to begin empty, say --initialize");

        using (var daemon = RunningMre.StartReady(_trial.CommandLine("--initialize")))
        {
            Assert.Equal(0, daemon.Stop());
        }

        AssertRefused("the data directory has a journal, and --initialize is for one that has none", "--initialize");
        _trial.StartReady();
        _trial.Stop();
    }

    [Fact]
    public void A_directory_of_another_topology_is_refused()
    {
        _trial.StartReady();
        _trial.Stop();

        AssertRefused(
            "the data directory is of topology Combined, not RoutingEngine", "--topology", "routing-engine");
    }

    [Fact]
    public void A_damaged_record_that_was_acknowledged_is_refused_with_its_place()
    {
        RunAndServe(1);
        byte[] journal = File.ReadAllBytes(Journal);
        int last = LastRecord(journal);
        journal[last + RecordHeaderBytes + 1] ^= 1;
        File.WriteAllBytes(Journal, journal);

        AssertRefused($"journal-00000000000000000001, byte {last}, sequence ");
        Assert.Equal(journal, File.ReadAllBytes(Journal));
    }

    [Fact]
    public void A_torn_end_is_dropped_with_a_line_and_the_daemon_goes_on()
    {
        RunAndServe(1);
        byte[] journal = File.ReadAllBytes(Journal);
        int last = LastRecord(journal);
        int end = journal.AsSpan().LastIndexOfAnyExcept((byte)0) + 1;
        int next = (end + 7) & ~7;

        // The beginning of a record that was never finished.
        journal.AsSpan(last, 20).CopyTo(journal.AsSpan(next));
        int torn = journal.AsSpan().LastIndexOfAnyExcept((byte)0) + 1 - next;
        File.WriteAllBytes(Journal, journal);

        _trial.StartReady();
        _trial.Daemon.WaitForLine($"{torn} bytes at the end of the journal were never finished nor acknowledged");
        Serve(2);
        _trial.Stop();
        RunAndServe(3);
    }

    [Fact]
    public void A_configuration_with_other_limits_or_another_agent_is_put_in_force()
    {
        RunAndServe(1);
        string[] agents = CrashSite.Agents;
        _trial.Configure(CrashSite.ConfigurationOf(agents, chatsPerAgent: 9));
        RunAndServe(2);
        _trial.Configure(CrashSite.ConfigurationOf([.. agents, "newcomer"]));
        RunAndServe(3);
        _trial.Configure(CrashSite.ConfigurationOf(agents));
        RunAndServe(4);
    }

    [Fact]
    public void Without_a_broker_a_daemon_that_has_more_to_send_than_it_can_hold_still_stops_and_sends_it_later()
    {
        const int MoreThanTheOutboxHolds = 9000;
        using (var journal = new PreparedJournal(_trial.Data))
        {
            journal.AddRequests(MoreThanTheOutboxHolds);
        }

        _trial.Broker.Stop();
        _trial.Start();
        _trial.Daemon.WaitForLine("next try to connect");
        _trial.Stop();

        _trial.Broker.Restart();
        _trial.StartReady();
        _trial.Stop();
        _trial.StartReady();
        _trial.Stop();
        using var line = new Line(_trial.Broker, CrashSite.General, [CrashSite.Web]);
        List<string> numbers = [];
        Assert.True(
            SpinWait.SpinUntil(() => Read(line, numbers) >= MoreThanTheOutboxHolds, Patience),
            $"{numbers.Count} messages came");
        Assert.Equal(Enumerable.Range(1, MoreThanTheOutboxHolds).Select(number => $"{number}"), numbers);
        line.Wait(ForWhatShouldNotCome);
        Assert.False(line.TryTake(out _));
    }

    private static int Read(Line line, List<string> numbers)
    {
        line.Exchange();
        while (line.TryTake(out BrokerMessage message))
        {
            numbers.Add(message.Properties["MediaRoutingSequence"]);
        }

        return numbers.Count;
    }

    private void RunAndServe(int number)
    {
        _trial.StartReady();
        Serve(number);
        _trial.Stop();
    }

    private void Serve(int number)
    {
        using var client = new BrokerClient(_trial.Broker);
        client.Send(
            CrashSite.General,
            "Task",
            $$"""{"Mrd":"chat","ClientUniqueId":"c{{number}}"}""",
            CrashSite.Web,
            $"{number}");
        BrokerMessage answer = client.Receive(CrashSite.Web, Patience)!;
        Assert.Equal(($"{number}", $"{number}"), (answer.CorrelationId, answer.Properties["MediaRoutingSequence"]));
    }

    /// <summary>The offset of the last record: where the magic stands for the last time.</summary>
    private static int LastRecord(byte[] journal) => journal.AsSpan().LastIndexOf("MRJR"u8);

    /// <summary>Expects exit code 3 and a line, and nothing else but the usual ones.</summary>
    private void AssertRefused(string reason, params string[] more)
    {
        using var daemon = RunningMre.Start(_trial.CommandLine(more));
        Assert.True(daemon.WaitForExit() == 3, daemon.Output);
        string line = Assert.Single(daemon.Output.Split('\n'), text => text.Contains("crit", StringComparison.Ordinal));
        Assert.Contains($"data directory {_trial.Data}: {reason}", line, StringComparison.Ordinal);
    }
}
