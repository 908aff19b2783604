using System.Globalization;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;
using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

public class SwarmTests
{
    private const long DefaultCommands = 1_000_000;

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

        swarm.Play(firstSeed: 1, Amount());

        Assert.All(Commands, kind => Assert.True(swarm.Seen.Of(kind) > 0, $"the swarm never came to {kind}"));
        Assert.All(Events, kind => Assert.True(swarm.Seen.Of(kind) > 0, $"the swarm never came to {kind}"));
        Assert.All(Refusals, code => Assert.True(swarm.Seen.Of(code) > 0, $"the swarm never came to {code}"));
        Assert.All(
            Enum.GetValues<Feature>(),
            feature => Assert.True(swarm.Seen.Of(feature) > 0, $"the swarm never came to {feature}"));
    }

    private static long Amount() =>
        Environment.GetEnvironmentVariable("MRE_SWARM_COMMANDS") is { Length: > 0 } amount
            ? long.Parse(amount, CultureInfo.InvariantCulture)
            : DefaultCommands;
}
