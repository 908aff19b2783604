using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.StateTables;

/// <summary>
/// There is no pair of a state and an input without a defined outcome. Cells: the state afterwards, with <c>*</c> where
/// NOT_READY is pending; or a refusal: !NC NOT_CONNECTED, !NLI NOT_LOGGED_IN, !SNA STATE_NOT_ALLOWED, !UT UNKNOWN_TASK,
/// !TC TASK_CLOSED, !NTA NOT_TASK_AGENT, !MF MISSING_FIELD, !CE CAPACITY_EXCEEDED, !ANA AGENT_NOT_AVAILABLE.
/// </summary>
public class StateTableTests
{
    private static readonly (string Name, string[] Lines)[] AgentStates =
    [
        ("(unknown)", []),
        ("LOGOUT", ["Given a1 chat LOGOUT"]),
        ("NOT_READY", ["Given a1 chat NOT_READY"]),
        ("READY", ["Given a1 chat READY"]),
        ("RESERVED", ["Given a1 chat READY", "Given c1 chat a1 OFFERED"]),
        ("ACTIVE", ["Given a1 chat READY", "Given c1 chat a1 ACTIVE"]),
        ("BUSY", ["Given a1 chat READY", "Given c0 chat a1 ACTIVE", "Given c1 chat a1 ACTIVE"]),
        ("WORK_READY", ["Given a1 chat READY", "Given c1 chat a1 WRAPPING_UP"]),
    ];

    private static readonly (string Name, string[] Lines)[] PendingStates =
    [
        ("ACTIVE*", [.. AgentStates[5].Lines, "AgentState a1 chat NOT_READY"]),
        ("BUSY*", [.. AgentStates[6].Lines, "AgentState a1 chat NOT_READY"]),
        ("WORK_READY*", [.. AgentStates[7].Lines, "AgentState a1 chat NOT_READY"]),
        ("ACTIVE+", ["Given a1 chat READY", "Given c0 chat a1 ACTIVE", "Given c1 chat a1 OFFERED"]),
    ];

    private static readonly (string Name, string Line)[] WhatAgentsAsk =
    [
        ("Connect", "Connect a1"),
        ("Login", "Login a1 chat"),
        .. Enum.GetValues<AgentState>()[1..].Select(state =>
            (WireNames.Of(state), $"AgentState a1 chat {WireNames.Of(state)}")),
        ("GetAgentState", "GetAgentState a1 chat"),
    ];

    private static readonly (string Name, string[] Lines)[] TaskStates =
    [
        ("(unknown)", ["Given a1 chat READY"]),
        ("NEW", ["Task chat c1"]),
        ("OFFERED", ["Given a1 chat READY", "Given c1 chat a1 OFFERED"]),
        ("ACCEPTED", ["Given a1 chat READY", "Given c1 chat a1 ACCEPTED"]),
        ("ACTIVE", ["Given a1 chat READY", "Given c1 chat a1 ACTIVE"]),
        ("PAUSED", ["Given a1 chat READY", "Given c1 chat a1 PAUSED"]),
        ("WRAPPING_UP", ["Given a1 chat READY", "Given c1 chat a1 WRAPPING_UP"]),
        ("CLOSED", ["Given a1 chat READY", "Given c1 chat a1 CLOSED"]),
    ];

    [Fact]
    public void Whatever_an_agent_asks_for_in_whatever_state_has_its_outcome() => Holds(Agents(AgentStates, WhatAgentsAsk), """
        ?
        """);

    [Fact]
    public void Whatever_an_agent_asks_for_while_something_is_pending_has_its_outcome() =>
        Holds(Agents(PendingStates, WhatAgentsAsk), """
        ?
        """);

    [Fact]
    public void Whatever_happens_to_the_work_of_an_agent_its_state_follows() => Holds(Agents(AgentStates, WhatHappens), """
        ?
        """);

    [Fact]
    public void Whatever_happens_to_its_work_while_something_is_pending_the_state_follows() =>
        Holds(Agents(PendingStates, WhatHappens), """
        ?
        """);

    [Fact]
    public void Whatever_is_asked_of_a_task_in_whatever_state_has_its_outcome() => Holds(
        new StateTable
        {
            Center = "mrd chat",
            States = TaskStates,
            Inputs =
            [
                .. Enum.GetValues<TaskState>()[1..].Select(state =>
                    ($"a1 {WireNames.Of(state)}", $"TaskState T1 a1 {WireNames.Of(state)}")),
                .. Enum.GetValues<TaskState>()[1..].Select(state =>
                    ($"-  {WireNames.Of(state)}", $"TaskState T1 - {WireNames.Of(state)}")),
                ("a2 ACTIVE", "TaskState T1 a2 ACTIVE"),
                ("Task again", "Task chat c1"),
                ("offer timer", "@+30s"),
                ("GetTaskState", "GetTaskState T1"),
            ],
            Question = ("GetTaskState T1", answer => answer.Contains("Error UNKNOWN", StringComparison.Ordinal)
                ? "-"
                : answer.Split(' ')[6]),
        },
        """
        ?
        """);

    private static (string Name, string Line)[] WhatHappens =>
    [
        ("a task comes", "Task chat c2"),
        ("accepts", "TaskState T1 a1 ACCEPTED"),
        ("starts", "TaskState T1 a1 ACTIVE"),
        ("pauses", "TaskState T1 a1 PAUSED"),
        ("wraps up", "TaskState T1 a1 WRAPPING_UP"),
        ("declines", "TaskState T1 a1 NEW"),
        ("closes", "TaskState T1 a1 CLOSED"),
        ("customer leaves", "TaskState T1 - CLOSED"),
        ("no answer", "@+30s"),
    ];

    private static StateTable Agents((string Name, string[] Lines)[] states, (string Name, string Line)[] inputs) => new()
    {
        Center = "mrd chat max=2",
        States = states,
        Inputs = inputs,
        Question = ("GetAgentState a1 chat", answer =>
            answer.Split(' ')[5] + (answer.Contains("pending=NOT_READY", StringComparison.Ordinal) ? "*" : string.Empty)),
    };

    private static void Holds(StateTable table, string expected)
    {
        var center = ScenarioTable.Parse(table.Center).Configuration;
        var options = new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix };
        File.AppendAllText("/tmp/tables.txt", table.Fill(() => new SingleSite(center, options)) + "\n");
        Assert.Equal(expected.ReplaceLineEndings("\n") + "\n", table.Fill(() => new SingleSite(center, options)));
        Assert.Equal(expected.ReplaceLineEndings("\n") + "\n", table.Fill(() => new SplitSite(center, options)));
    }
}
