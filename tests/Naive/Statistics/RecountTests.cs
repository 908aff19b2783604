using System.Globalization;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Statistics;
using MediaRouting.Tests.Naive.Model;
using MediaRouting.Tests.Naive.Swarm;

namespace MediaRouting.Tests.Naive.Statistics;

/// <summary>The scripts of the swarm, counted by the engine and counted again by what it tells.</summary>
public class RecountTests
{
    private const int Seeds = 40;
    private const int LongestScript = 2_500;

    public static TheoryData<int> SeedNumbers => [.. Enumerable.Range(501, Seeds)];

    [Theory]
    [MemberData(nameof(SeedNumbers))]
    public void At_any_sequence_the_statistics_are_those_of_a_recount_also_behind_a_snapshot(int seed)
    {
        var dice = new Dice(seed);
        var center = new CenterSwarm(dice).Draw();
        center = center with { Configuration = WithServiceLevels(center.Configuration) };
        var model = new NaiveModel(center);
        var script = new ScriptSwarm(dice, center, model);
        var engine = new EngineRun(center);
        var recount = new Recount(center.Configuration);
        for (var left = dice.Scaled(200, LongestScript); left > 0; left--)
        {
            var input = script.Next();
            model.Apply(input);
            recount.Add(input, engine.Apply(input));
            if (left == 1 || dice.Between(0, 9) == 0)
            {
                Compare(recount, engine);
            }

            if (dice.Between(0, 400) == 0)
            {
                engine = engine.Copy();
            }
        }
    }

    [Theory]
    [MemberData(nameof(SeedNumbers))]
    public void Whatever_changes_of_the_configuration_the_counts_follow_their_queues_MRDs_and_agents_by_id(int seed) =>
        PlayWithChanges(seed, _ => { });

    [Fact]
    public void The_changes_take_counts_along_move_tasks_to_another_queue_and_are_refused()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var seed in Enumerable.Range(501, Seeds).TakeWhile(_ => seen.Count < 6))
        {
            PlayWithChanges(seed, what => seen.Add(what));
        }

        Assert.Equal(6, seen.Count);
    }

    [Fact]
    public void The_scripts_have_tasks_that_end_in_every_way()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var seed in Enumerable.Range(501, Seeds).TakeWhile(_ => seen.Count < 8))
        {
            var dice = new Dice(seed);
            var center = new CenterSwarm(dice).Draw();
            var model = new NaiveModel(center);
            var script = new ScriptSwarm(dice, center, model);
            var recount = new Recount(center.Configuration);
            for (var left = LongestScript; left > 0; left--)
            {
                var input = script.Next();
                recount.Add(input, model.Apply(input));
            }

            seen.UnionWith(recount.Tasks.Select(task => task switch
            {
                { Unanswered: { } end } => $"{end.How} {(end.After <= 5_000 ? "in time" : "late")}",
                { AnsweredAfter: { } wait } => wait <= 5_000 ? "answered in time" : "answered late",
                _ => "open",
            }));
        }

        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "answered in time", "answered late", "open", "InQueue in time", "InQueue late",
                "WhileOffered in time", "WhileOffered late", "GivenUp late",
            },
            seen);
    }

    /// <summary>A script in which configurations change, compared after every change and now and then.</summary>
    /// <param name="seed">What decides everything.</param>
    /// <param name="see">Is told what a change did.</param>
    private static void PlayWithChanges(int seed, Action<string> see)
    {
        var dice = new Dice(seed);
        var center = new CenterSwarm(dice).Draw();
        center = center with { Configuration = WithServiceLevels(center.Configuration) };
        var (engine, recount, changes) =
            (new EngineRun(center), new Recount(center.Configuration), new ChangeSwarm(dice));
        var script = new ToldScript(dice, recount);
        for (var (number, last) = (1, dice.Scaled(200, LongestScript)); number <= last; number++)
        {
            var isChange = dice.Between(0, 14) == 0;
            if (isChange)
            {
                Change(changes, new Input(number, recount.Now, CommandKind.Configure), engine, recount, see);
            }
            else
            {
                var input = script.Next(number, engine.NextDue);
                recount.Add(input, engine.Apply(input));
            }

            if (isChange || number == last || dice.Between(0, 9) == 0)
            {
                Compare(recount, engine);
            }

            if (dice.Between(0, 400) == 0)
            {
                engine = engine.Copy();
            }
        }
    }

    private static void Change(
        ChangeSwarm changes, Input input, EngineRun engine, Recount recount, Action<string> see)
    {
        var to = changes.Draw(recount.Configuration);
        var told = engine.Configure(to, input, out var isRefused);
        if (isRefused)
        {
            recount.Add(input, told);
            see("refused");
            return;
        }

        var offered = recount.Sessions.Where(one => one.Value.Offers > 0).ToList();
        var counted = recount.Tasks.Where(task => task.CountedIn is not null)
            .Select(task => (Task: task, Queue: task.CountedIn)).ToList();
        recount.Configure(to, input, told);
        foreach (var (session, _) in offered.Except(recount.Sessions))
        {
            see(to.Agents.Any(agent => agent.Id == session.Agent) ? "an MRD goes" : "an agent goes");
        }

        foreach (var (task, queue) in counted.Where(one => one.Task.CountedIn != one.Queue))
        {
            see(task.CountedIn is not null ? "an offered task enters another queue"
                : task.IsClosed ? "a queue goes with its counts"
                : "an answered task loses its queue");
        }
    }

    private static RoutingConfiguration WithServiceLevels(RoutingConfiguration configuration) => configuration with
    {
        Queues =
        [
            .. configuration.Queues.Select((queue, place) => place % 4 == 3
                ? queue
                : queue with { ServiceLevel = new ServiceLevelConfiguration((place % 3) + 1, 1 + (place * 7 % 30)) }),
        ],
    };

    private static void Compare(Recount recount, EngineRun engine)
    {
        var configuration = recount.Configuration;
        var report = StatisticsReader.Read(engine.Machine)!;
        Assert.Equal((engine.Machine.AppliedSequence, recount.Now), (report.Sequence, report.Time));
        foreach (var queue in report.Queues)
        {
            Assert.Equal(Recounted(recount, [queue.Queue]), Counted(queue.Tasks, queue.Queue.ServiceLevel));
            Assert.Equal(
                Recounted(recount, Members(configuration, queue.Queue), queue.Queue.Mrd), Counted(queue.Agents));
        }

        foreach (var mrd in report.Mrds)
        {
            List<QueueConfiguration> queues = [.. configuration.Queues.Where(queue => queue.Mrd == mrd.Mrd.Id)];
            Assert.Equal(Recounted(recount, queues), Counted(mrd.Tasks, level: null, isOfMrd: true));
            Assert.Equal(Recounted(recount, configuration.Agents, mrd.Mrd.Id), Counted(mrd.Agents));
        }
    }

    /// <summary>Whom any step of a queue matches.</summary>
    private static IEnumerable<AgentConfiguration> Members(
        RoutingConfiguration configuration, QueueConfiguration queue) =>
        configuration.Agents.Where(agent => queue.Steps.Any(step => step.Expression.Matches(agent.Attributes)));

    private static string Recounted(Recount recount, IReadOnlyList<QueueConfiguration> queues)
    {
        var tasks = recount.Tasks.Where(task => queues.Any(queue => queue.Id == task.CountedIn)).ToList();
        var answers = tasks.Where(task => task.AnsweredAfter is not null).ToList();
        var leavers = tasks.Where(task => task.Unanswered is { How: not UnansweredEnd.GivenUp }).ToList();
        var (answered, left) = (
            answers.Count(task => task.IsInTime), leavers.Count(task => task.IsInTime));
        var waiting = recount.Tasks.Where(task => task.Waits && queues.Any(queue => queue.Id == task.Queue)).ToList();
        var levels = queues.All(queue => queue.ServiceLevel is not null)
            ? string.Join(
                ' ',
                Percent(answered, tasks.Count - left),
                Percent(answered, tasks.Count),
                Percent(answered + left, tasks.Count))
            : "- - -";
        return Text(
            tasks.Count,
            answers.Count,
            Ended(UnansweredEnd.InQueue),
            Ended(UnansweredEnd.WhileOffered),
            Ended(UnansweredEnd.GivenUp),
            answered,
            left,
            answers.Count == 0 ? 0 : (long)Math.Floor(answers.Average(task => (decimal)task.AnsweredAfter!.Value)),
            answers.Select(task => task.AnsweredAfter!.Value).DefaultIfEmpty().Max(),
            waiting.Count,
            waiting.Select(task => recount.Now - task.Entered).DefaultIfEmpty().Max()) + ' ' + levels;

        int Ended(UnansweredEnd how) => tasks.Count(task => task.Unanswered?.How == how);
    }

    private static string Counted(
        TaskStatistics tasks, ServiceLevelConfiguration? level, bool isOfMrd = false)
    {
        Assert.True(isOfMrd || tasks.HasServiceLevel == level is not null);
        return Text(
            tasks.Offered,
            tasks.Answered,
            tasks.AbandonedInQueue,
            tasks.AbandonedWhileOffered,
            tasks.GivenUp,
            tasks.AnsweredInTime,
            tasks.AbandonedInTime,
            tasks.AverageWait,
            tasks.LongestWait,
            tasks.Waiting,
            tasks.OldestWait) + string.Concat(Enumerable.Range(1, 3)
            .Select(type => ' ' + (tasks.ServiceLevel(type)?.ToString(CultureInfo.InvariantCulture) ?? "-")));
    }

    private static string Recounted(Recount recount, IEnumerable<AgentConfiguration> agents, string mrd)
    {
        var sessions = agents.Select(agent => recount.Session(agent.Id, mrd)).ToList();
        return string.Join(' ', Enum.GetValues<AgentState>().Select(
                state => sessions.Count(session => session.State == state)))
            + " " + Text(
                sessions.Sum(session => session.Offers),
                sessions.Sum(session => session.Answered),
                sessions.Sum(session => session.SignedIn),
                sessions.Sum(session => session.Occupied));
    }

    private static string Counted(AgentStatistics agents) => string.Join(' ', agents.States)
        + " " + Text(agents.Offers, agents.Answered, agents.SignedIn, agents.Occupied);

    private static string Percent(int part, int whole) => whole <= 0
        ? "-"
        : Math.Round(10_000m * part / whole, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);

    private static string Text(params long[] numbers) => string.Join(' ', numbers);
}
