using System.Globalization;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

public class SwarmTests
{
    // About a minute on one core.
    private const long DefaultCommands = 2_000_000;

    // Each of what is counted has to occur so often at least: once in so many commands.
    private const long Rarest = 200_000;

    private static readonly CommandKind[] Commands =
    [
        CommandKind.Connect, CommandKind.Login, CommandKind.ChangeAgentState, CommandKind.Conference,
        CommandKind.Transfer, CommandKind.ChangeTaskState, CommandKind.CreateTask, CommandKind.GetAgentState,
        CommandKind.GetTaskState, CommandKind.RestoreChatServer, CommandKind.Tick,
    ];

    private static readonly EventKind[] Events =
    [
        EventKind.AgentConnected, EventKind.AgentStateChanged, EventKind.TaskCreated, EventKind.TaskAssigned,
        EventKind.TaskStateChanged, EventKind.TaskConferenced, EventKind.TaskAgentTransferred, EventKind.Refused,
        EventKind.DeadLettered, EventKind.ChatServerRestored,
    ];

    // What combined cannot refuse: a duplicate task and a lost answer of MRE are between the roles.
    private static readonly RefusalCode[] Refusals =
    [
        .. Enum.GetValues<RefusalCode>().Except(
            [RefusalCode.None, RefusalCode.DuplicateTask, RefusalCode.GeneralError, RefusalCode.ResponseTimeout]),
    ];

    [Fact]
    public void The_engine_tells_what_the_naive_model_tells_command_by_command_and_the_swarm_reaches_everything()
    {
        var swarm = new SwarmRun(center => new NaiveModel(center));
        var amount = Setting("MRE_SWARM_COMMANDS", DefaultCommands);

        swarm.Play((int)Setting("MRE_SWARM_SEED", 1), amount);

        Assert.All(
            Reached(swarm.Seen),
            one => Assert.True(one.Count > amount / Rarest, $"the swarm came to {one.What} {one.Count} times"));
    }

    [Fact]
    public void A_seed_gives_the_same_script_every_time()
    {
        Assert.Equal(ScriptOf(seed: 3), ScriptOf(seed: 3));
        Assert.NotEqual(ScriptOf(seed: 3), ScriptOf(seed: 4));
    }

    [Fact]
    public void A_model_that_breaks_ties_the_other_way_is_found_out_by_a_script_of_few_commands()
    {
        var swarm = new SwarmRun(center => new NaiveModel(center, hasTiesReversed: true));

        var failing = Enumerable.Range(1, 50).Select(swarm.Find).First(found => found is not null)!;
        var smallest = swarm.Shrink(failing);

        // Two agents connect, sign in and say READY in the same millisecond; then there is a task.
        Assert.InRange(smallest.Inputs.Length, 7, 9);
        Assert.Equal(2, smallest.Center.Configuration.Agents.Length);
        Assert.Single(smallest.Center.Configuration.Queues);
        Assert.Contains("TaskAssigned", swarm.Explain(smallest), StringComparison.Ordinal);
    }

    [Fact]
    public void A_case_shrinks_to_the_commands_and_agents_that_matter()
    {
        var center = new CenterSwarm(new Dice(4)).Draw();
        var inputs = Enumerable.Range(1, 500).Select(number => new Input(number, number, CommandKind.Tick));
        var last = center.Configuration.Agents[^1];

        var smallest = new Shrinker(Fails).Shrink(new Case(center, [.. inputs]));

        Assert.Equal([17, 42, 403], smallest.Inputs.Select(input => input.Number));
        Assert.Equal([last.Id], smallest.Center.Configuration.Agents.Select(agent => agent.Id));

        int? Fails(Case script)
        {
            var numbers = script.Inputs.Select(input => input.Number).ToList();
            var matter = numbers.Contains(17) && numbers.Contains(42)
                && script.Center.Configuration.Agents.Any(agent => agent.Id == last.Id);
            return matter && numbers.IndexOf(403) is >= 0 and var place ? place : null;
        }
    }

    /// <summary>
    /// Everything but what chance leads to once in a million commands: that has a script of its own
    /// (<see cref="DuelTests"/>).
    /// </summary>
    private static IEnumerable<(Enum What, long Count)> Reached(Coverage seen) =>
    [
        .. Commands.Select(kind => ((Enum)kind, seen.Of(kind))),
        .. Events.Select(kind => ((Enum)kind, seen.Of(kind))),
        .. Refusals.Select(code => ((Enum)code, seen.Of(code))),
        .. Enum.GetValues<Feature>()
            .Except([Feature.LeftToAnotherFreed])
            .Select(feature => ((Enum)feature, seen.Of(feature))),
    ];

    private static string ScriptOf(int seed)
    {
        var dice = new Dice(seed);
        var center = new CenterSwarm(dice).Draw();
        var model = new NaiveModel(center);
        var script = new ScriptSwarm(dice, center, model);
        List<Input> inputs = [];
        for (var i = 0; i < 500; i++)
        {
            inputs.Add(script.Next());
            model.Apply(inputs[^1]);
        }

        return ScriptText.Of(new Case(center, [.. inputs]));
    }

    private static long Setting(string name, long usual) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? long.Parse(value, CultureInfo.InvariantCulture)
            : usual;
}
