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
    public void Whatever_an_agent_asks_for_in_whatever_state_has_its_outcome() =>
        Holds(Agents(AgentStates, WhatAgentsAsk), """
                      (unknown)   LOGOUT      NOT_READY   READY       RESERVED    ACTIVE      BUSY        WORK_READY
        Connect       LOGOUT      LOGOUT      NOT_READY   READY       RESERVED    ACTIVE      BUSY        WORK_READY
        Login         !NC         NOT_READY   NOT_READY   READY       RESERVED    ACTIVE      BUSY        WORK_READY
        LOGOUT        !NC         !NLI        LOGOUT      LOGOUT      LOGOUT      LOGOUT      LOGOUT      LOGOUT
        LOGIN         !NC         !NLI        !SNA        !SNA        !SNA        !SNA        !SNA        !SNA
        NOT_READY     !NC         !NLI        NOT_READY   NOT_READY   !SNA        ACTIVE*     BUSY*       WORK_READY*
        READY         !NC         !NLI        READY       READY       RESERVED    ACTIVE      BUSY        WORK_READY
        RESERVED      !NC         !NLI        !SNA        !SNA        !SNA        !SNA        !SNA        !SNA
        ACTIVE        !NC         !NLI        !SNA        !SNA        !SNA        !SNA        !SNA        !SNA
        BUSY          !NC         !NLI        !SNA        !SNA        !SNA        !SNA        !SNA        !SNA
        WORK_READY    !NC         !NLI        !SNA        !SNA        !SNA        !SNA        !SNA        !SNA
        INTERRUPTED   !NC         !NLI        !SNA        !SNA        !SNA        !SNA        !SNA        !SNA
        UNKNOWN       !NC         !NLI        !SNA        !SNA        !SNA        !SNA        !SNA        !SNA
        GetAgentState LOGOUT      LOGOUT      NOT_READY   READY       RESERVED    ACTIVE      BUSY        WORK_READY
        """);

    [Fact]
    public void Whatever_an_agent_asks_for_while_something_is_pending_has_its_outcome() =>
        Holds(Agents(PendingStates, WhatAgentsAsk), """
                      ACTIVE*     BUSY*       WORK_READY* ACTIVE+
        Connect       ACTIVE*     BUSY*       WORK_READY* ACTIVE
        Login         ACTIVE*     BUSY*       WORK_READY* ACTIVE
        LOGOUT        LOGOUT      LOGOUT      LOGOUT      LOGOUT
        LOGIN         !SNA        !SNA        !SNA        !SNA
        NOT_READY     ACTIVE*     BUSY*       WORK_READY* !SNA
        READY         ACTIVE      BUSY        WORK_READY  ACTIVE
        RESERVED      !SNA        !SNA        !SNA        !SNA
        ACTIVE        !SNA        !SNA        !SNA        !SNA
        BUSY          !SNA        !SNA        !SNA        !SNA
        WORK_READY    !SNA        !SNA        !SNA        !SNA
        INTERRUPTED   !SNA        !SNA        !SNA        !SNA
        UNKNOWN       !SNA        !SNA        !SNA        !SNA
        GetAgentState ACTIVE*     BUSY*       WORK_READY* ACTIVE
        """);

    [Fact]
    public void Whatever_happens_to_the_work_of_an_agent_its_state_follows() =>
        Holds(Agents(AgentStates, WhatHappens), """
                        (unknown)   LOGOUT      NOT_READY   READY       RESERVED    ACTIVE      BUSY        WORK_READY
        a task comes    LOGOUT      LOGOUT      NOT_READY   RESERVED    RESERVED    ACTIVE      BUSY        WORK_READY
        accepts         !UT         !UT         !UT         !UT         ACTIVE      !SNA        !SNA        !SNA
        starts          !UT         !UT         !UT         !UT         ACTIVE      !SNA        !SNA        !SNA
        pauses          !UT         !UT         !UT         !UT         !SNA        ACTIVE      BUSY        !SNA
        wraps up        !UT         !UT         !UT         !UT         !SNA        WORK_READY  BUSY        !SNA
        declines        !UT         !UT         !UT         !UT         NOT_READY   !SNA        !SNA        !SNA
        closes          !UT         !UT         !UT         !UT         READY       READY       ACTIVE      READY
        customer leaves !UT         !UT         !UT         !UT         READY       READY       ACTIVE      READY
        no answer       LOGOUT      LOGOUT      NOT_READY   READY       NOT_READY   ACTIVE      BUSY        WORK_READY
        """);

    [Fact]
    public void Whatever_happens_to_its_work_while_something_is_pending_the_state_follows() =>
        Holds(Agents(PendingStates, WhatHappens), """
                        ACTIVE*     BUSY*       WORK_READY* ACTIVE+
        a task comes    ACTIVE*     BUSY*       WORK_READY* ACTIVE
        accepts         !SNA        !SNA        !SNA        !SNA
        starts          !SNA        !SNA        !SNA        !SNA
        pauses          ACTIVE*     BUSY*       !SNA        ACTIVE
        wraps up        WORK_READY* BUSY*       !SNA        WORK_READY
        declines        !SNA        !SNA        !SNA        !SNA
        closes          NOT_READY   ACTIVE*     NOT_READY   RESERVED
        customer leaves NOT_READY   ACTIVE*     NOT_READY   RESERVED
        no answer       ACTIVE*     BUSY*       WORK_READY* ACTIVE*
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
                       (unknown)   NEW         OFFERED     ACCEPTED    ACTIVE      PAUSED      WRAPPING_UP CLOSED
        a1 NEW         !UT         !NTA        NEW         !SNA        !SNA        !SNA        !SNA        !TC
        a1 OFFERED     !UT         !NTA        !SNA        !SNA        !SNA        !SNA        !SNA        !TC
        a1 ACCEPTED    !UT         !NTA        ACCEPTED    !SNA        !SNA        !SNA        !SNA        !TC
        a1 ACTIVE      !UT         !NTA        ACTIVE      ACTIVE      !SNA        ACTIVE      !SNA        !TC
        a1 PAUSED      !UT         !NTA        !SNA        !SNA        PAUSED      !SNA        !SNA        !TC
        a1 WRAPPING_UP !UT         !NTA        !SNA        !SNA        WRAPPING_UP WRAPPING_UP !SNA        !TC
        a1 CLOSED      !UT         !NTA        CLOSED      CLOSED      CLOSED      CLOSED      CLOSED      !TC
        a1 INTERRUPTED !UT         !NTA        !SNA        !SNA        !SNA        !SNA        !SNA        !TC
        a1 UNKNOWN     !UT         !NTA        !SNA        !SNA        !SNA        !SNA        !SNA        !TC
        -  NEW         !MF         !MF         !MF         !MF         !MF         !MF         !MF         !MF
        -  OFFERED     !MF         !MF         !MF         !MF         !MF         !MF         !MF         !MF
        -  ACCEPTED    !MF         !MF         !MF         !MF         !MF         !MF         !MF         !MF
        -  ACTIVE      !MF         !MF         !MF         !MF         !MF         !MF         !MF         !MF
        -  PAUSED      !MF         !MF         !MF         !MF         !MF         !MF         !MF         !MF
        -  WRAPPING_UP !MF         !MF         !MF         !MF         !MF         !MF         !MF         !MF
        -  CLOSED      !UT         CLOSED      CLOSED      CLOSED      CLOSED      CLOSED      CLOSED      !TC
        -  INTERRUPTED !MF         !MF         !MF         !MF         !MF         !MF         !MF         !MF
        -  UNKNOWN     !MF         !MF         !MF         !MF         !MF         !MF         !MF         !MF
        a2 ACTIVE      !UT         !NTA        !NTA        !NTA        !NTA        !NTA        !NTA        !TC
        Task again     OFFERED     NEW         OFFERED     ACCEPTED    ACTIVE      PAUSED      WRAPPING_UP CLOSED
        offer timer    -           NEW         NEW         ACCEPTED    ACTIVE      PAUSED      WRAPPING_UP CLOSED
        GetTaskState   !UT         NEW         OFFERED     ACCEPTED    ACTIVE      PAUSED      WRAPPING_UP CLOSED
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

    private static StateTable Agents((string Name, string[] Lines)[] states, (string Name, string Line)[] inputs)
    {
        return new StateTable
        {
            Center = "mrd chat max=2",
            States = states,
            Inputs = inputs,
            Question = ("GetAgentState a1 chat", answer => answer.Split(' ')[5] + (IsPending(answer) ? "*" : "")),
        };

        static bool IsPending(string answer) => answer.Contains("pending=NOT_READY", StringComparison.Ordinal);
    }

    private static void Holds(StateTable table, string expected)
    {
        var center = ScenarioTable.Parse(table.Center).Configuration;
        var options = new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix };
        Assert.Equal(expected.ReplaceLineEndings("\n") + "\n", table.Fill(() => new SingleSite(center, options)));
        Assert.Equal(expected.ReplaceLineEndings("\n") + "\n", table.Fill(() => new SplitSite(center, options)));
    }
}
