using System.Globalization;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Tests.Crash.Site;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Crash;

/// <summary>
/// The daemon, the broker, or both are killed at random moments under load, and nothing is lost, doubled or out of
/// order: by the journal, by the messages alone, and by a clean replay beside it.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int DefaultRounds = 30;

    // Time for the broker to start again is most of such a round.
    private const int RoundsPerBrokerRound = 5;
    private const int RoundsPerRoundOfBoth = 6;

    private const int LongestRound = 600; // milliseconds

    private static readonly TimeSpan ForWhatShouldNotCome = TimeSpan.FromMilliseconds(300);

    private static int Rounds => (int)Setting("MRE_CRASH_ROUNDS", DefaultRounds);

    [Fact]
    public void The_daemon_is_killed_at_random_moments_and_every_message_has_its_outcome_once()
    {
        Run("daemon killed", Rounds, (trial, _) =>
        {
            trial.Kill();
            trial.Start();
        });
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
        Run("both killed", Rounds / RoundsPerRoundOfBoth, (trial, random) =>
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
        });
    }

    private void Run(string what, int rounds, Action<Trial, Random> strike)
    {
        int seed = (int)Setting("MRE_CRASH_SEED", 1);
        var random = new Random(seed);
        using var durable = new DurableBroker();
        using var trial = new Trial(durable.Broker);
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
        string data = trial.CopyData();
        var replay = new CleanReplay(data);
        chat.ReadUntil(replay.Told.Count);
        chat.Listen(ForWhatShouldNotCome);

        var reckoning = new Reckoning(chat, replay);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what} {rounds} times, seed {seed}: {reckoning}; recovered {trial.Recovered} records in "
            + $"{trial.Recoveries} starts, {trial.Starts - trial.Recoveries} starts killed before they were done"));
        reckoning.AssertHolds();
        Assert.Equal(0, replay.Machine.Violations.Total);
        Assert.Equal(StateHash.Of(replay.Machine).ToString(), CleanReplay.HashOf(data).ToString());
    }

    private static long Setting(string name, long usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? long.Parse(value, CultureInfo.InvariantCulture)
            : usual;
}
