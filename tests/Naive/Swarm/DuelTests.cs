using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;
using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>Scripts by hand for what the swarm hardly ever comes to.</summary>
public class DuelTests
{
    private readonly List<Input> _inputs = [];

    [Fact]
    public void A_task_that_one_freed_agent_let_pass_goes_to_another_whom_the_same_row_frees()
    {
        SignOn("a1", AgentState.Ready);
        SignOn("a2", AgentState.NotReady);
        var passed = NewTask("q1");
        var shared = NewTask("q2");
        Part(passed, "a1", TaskState.New);
        Part(shared, "a1", TaskState.Active);
        Add(CommandKind.Conference, input =>
            input with { TaskId = shared, AgentId = "a1", OtherAgentId = "a2", Mrd = "chat" });
        Ask("a2", AgentState.Ready);
        Part(shared, string.Empty, TaskState.Closed);

        var seen = Play();

        Assert.Equal(1, seen.Of(Feature.LeftToAnotherFreed));
    }

    private static Center Center() => new(
        new RoutingConfiguration
        {
            Mrds = [new() { Id = "chat", Name = "chat", DefaultQueue = "q1", NoAnswer = NoAnswerPolicy.Ready }],
            Queues =
            [
                new() { Id = "q1", Name = "q1", Mrd = "chat" },
                new() { Id = "q2", Name = "q2", Mrd = "chat", Priority = 2 },
            ],
            Agents = [new() { Id = "a1", Name = "a1" }, new() { Id = "a2", Name = "a2" }],
        },
        OpenTaskLimit: 10,
        ClosedTaskLimit: 10);

    private Coverage Play()
    {
        var model = new NaiveModel(Center());
        var duel = new Duel(Center(), model);
        Assert.All(_inputs, input => Assert.Null(duel.Apply(input)));
        return model.Seen;
    }

    private void SignOn(string agent, AgentState state)
    {
        Add(CommandKind.Connect, input => input with
        {
            AgentId = agent,
            Text = agent,
            Destination = Place.Of(DestinationKind.Queue, agent),
            Verification = Verification.Verified,
        });
        Add(CommandKind.Login, input =>
            input with { AgentId = agent, Mrd = "chat", Verification = Verification.Verified });
        Ask(agent, state);
    }

    private void Ask(string agent, AgentState state) => Add(
        CommandKind.ChangeAgentState, input => input with { AgentId = agent, Mrd = "chat", AgentState = state });

    private string NewTask(string queue)
    {
        Add(CommandKind.CreateTask, input =>
            input with { Mrd = "chat", ClientUniqueId = queue, Params = [("skillgroup", queue)] });
        return _inputs[^1].NewTaskId;
    }

    private void Part(string task, string agent, TaskState state) => Add(
        CommandKind.ChangeTaskState, input => input with { TaskId = task, AgentId = agent, TaskState = state });

    private void Add(CommandKind kind, Func<Input, Input> with) =>
        _inputs.Add(with(new Input(_inputs.Count + 1, ScriptClock.Start, kind)));
}
