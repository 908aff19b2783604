using System.Globalization;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Tests.Crash.Site;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Crash;

/// <summary>
/// The daemon, the broker, or both are killed at random moments under load, and nothing is lost, doubled or out of
/// order: by the journal, by the messages alone, and by a clean replay beside it. Where snapshots are written, the
/// replay is of the whole journal without them, with the segments that were copied before they could be pruned, and
/// what a snapshot leads to has to be the same.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int DefaultRounds = 30;

    // Time for the broker to start again is most of such a round.
    private const int RoundsPerBrokerRound = 5;
    private const int RoundsPerRoundOfBoth = 6;

    // Half of the daemons write snapshots.
    private const int RoundsPerDaemonRound = 2;

    private const int LongestRound = 600; // milliseconds

    private const int SnapshotEvery = 300;

    // A hundred small segments or so from an earlier life, so that there is something to prune from the second snapshot
    // on: those of the daemon are never full here.
    private const int PreparedTicks = 6000;
    private const int PreparedSegmentBytes = 4096;

    private static readonly TimeSpan ForWhatShouldNotCome = TimeSpan.FromMilliseconds(300);

    private static int Rounds => (int)Setting("MRE_CRASH_ROUNDS", DefaultRounds);

    [Fact]
    public void The_daemon_is_killed_at_random_moments_and_every_message_has_its_outcome_once()
    {
        Run("daemon killed", Rounds / RoundsPerDaemonRound, KillDaemon);
    }

    [Fact]
    public void The_daemon_is_killed_while_it_writes_snapshots_and_prunes_and_every_message_has_its_outcome_once()
    {
        Run("daemon with snapshots killed", Rounds / RoundsPerDaemonRound, KillDaemon, hasSnapshots: true);
    }

    [Fact]
    public void The_broker_is_killed_at_random_moments_and_every_message_has_its_outcome_once()
    {
        Run("broker killed", Rounds / RoundsPerBrokerRound, (trial, _) =>
        {
            trial.Broker.Kill();
            trial.Broker.Restart();
        });
    }

    [Fact]
    public void Daemon_and_broker_are_killed_at_once_and_every_message_has_its_outcome_once()
    {
        Run("both with snapshots killed", Rounds / RoundsPerRoundOfBoth, (trial, random) =>
        {
            bool isDaemonFirst = random.Next(2) == 0;
            if (isDaemonFirst)
            {
                trial.Kill();
            }

            trial.Broker.Kill();
            if (!isDaemonFirst)
            {
                trial.Kill();
            }

            trial.Start();
            trial.Broker.Restart();
        }, hasSnapshots: true);
    }

    private static void KillDaemon(Trial trial, Random random)
    {
        trial.Kill();
        trial.Start();
    }

    private void Run(string what, int rounds, Action<Trial, Random> strike, bool hasSnapshots = false)
    {
        int seed = (int)Setting("MRE_CRASH_SEED", 1);
        var random = new Random(seed);
        using var durable = new DurableBroker();
        using var trial = hasSnapshots
            ? new Trial(durable.Broker, "--snapshot-every", $"{SnapshotEvery}")
            : new Trial(durable.Broker);
        string? beginning = hasSnapshots ? Prepare(trial) : null;
        using var chat = new ChatServer(trial.Broker, seed);
        trial.StartReady();
        for (int round = 0; round < rounds; round++)
        {
            bool isAtStart = random.Next(3) == 0;
            if (!isAtStart)
            {
                chat.Run(() => trial.IsServing);
            }

            chat.Run(TimeSpan.FromMilliseconds(random.Next(LongestRound)));
            strike(trial, random);
        }

        chat.AskForEverything();
        chat.Run(TimeSpan.FromMilliseconds(500));
        chat.Finish();
        trial.Kill();
        trial.StartReady();
        chat.AskForEverything();
        trial.Stop();
        var replay = new CleanReplay(trial.CopyJournal(beginning));
        chat.ReadUntil(replay.Told.Count);
        chat.Listen(ForWhatShouldNotCome);

        int pruned = beginning is null ? 0 : trial.PrunedSince(beginning);
        var reckoning = new Reckoning(chat, replay);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what} {rounds} times, seed {seed}: {reckoning}; recovered {trial.Recovered} records in "
            + $"{trial.Recoveries} starts, {trial.Starts - trial.Recoveries} starts killed before they were done; "
            + $"{trial.Snapshots} snapshots, {trial.SnapshotsBrokenOff} broken off, {pruned} segments pruned, "
            + $"{trial.StartsFromSnapshot} starts from one"));
        reckoning.AssertHolds();
        Assert.Equal(0, replay.Machine.Violations.Total);
        Assert.Equal(StateHash.Of(replay.Machine).ToString(), CleanReplay.HashOf(trial.CopyData()).ToString());
        Assert.Equal(hasSnapshots, trial.Snapshots > 2);
        Assert.Equal(hasSnapshots, pruned > 0);
        Assert.Equal(hasSnapshots, trial.StartsFromSnapshot > 0);
    }

    /// <summary>Gives the daemon a journal that is worth pruning; a copy of it.</summary>
    private static string Prepare(Trial trial)
    {
        using (var journal = new PreparedJournal(trial.Data, PreparedSegmentBytes))
        {
            journal.AddTicks(PreparedTicks);
        }

        return trial.CopyData();
    }

    private static long Setting(string name, long usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? long.Parse(value, CultureInfo.InvariantCulture)
            : usual;
}
