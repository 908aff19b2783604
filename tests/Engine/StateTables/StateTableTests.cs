using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.StateTables;

/// <summary>
/// There is no pair of a state and an input without a defined outcome. Cells: the state afterwards, with <c>*</c> where
/// NOT_READY is pending (where it is not, READY is pending behind INTERRUPTED); or a refusal: !NC NOT_CONNECTED, !NLI
/// NOT_LOGGED_IN, !SNA STATE_NOT_ALLOWED, !UT UNKNOWN_TASK,
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

    // The chat is T1, the call T2.
    private static readonly (string Name, string[] Lines)[] LostAndInterruptedStates =
    [
        ("INTERRUPTED", [.. Ready, "Given c1 chat a1 CLOSED", .. Call]),
        ("INTERRUPTED*", [.. Ready, "Given c1 chat a1 CLOSED", .. Call, "AgentState a1 chat NOT_READY"]),
        ("INT. at work", [.. Ready, "Given c1 chat a1 ACTIVE", .. Call]),
        ("INT. offered", [.. Ready, "Given c1 chat a1 OFFERED", .. JoinedCall]),
        ("UNKNOWN", [.. Ready, "Given c1 chat a1 CLOSED", "Restore"]),
        ("UNK. at work", [.. Ready, "Given c1 chat a1 ACTIVE", "Restore"]),
        ("UNK. by call", [.. Ready, "Given c1 chat a1 ACTIVE", .. Call, "Restore"]),
    ];

    private static readonly (string Name, string[] Lines)[] RoutedStates =
    [
        ("(unknown)", []),
        ("LOGOUT", ["RoutingEngine: AgentState a1 chat LOGOUT"]),
        ("NOT_READY", ["RoutingEngine: AgentState a1 chat NOT_READY"]),
        ("READY", ["RoutingEngine: AgentState a1 chat READY"]),
        ("NOT_READY-", ["RoutingEngine: AgentState a1 chat NOT_READY routable=false"]),
        ("READY-", ["RoutingEngine: AgentState a1 chat READY routable=false"]),
        ("UNKNOWN", ["RoutingEngine: AgentState a1 chat UNKNOWN"]),
        ("ACTIVE", [.. RoutedWork]),
        ("ACTIVE-", [.. RoutedWork, "RoutingEngine: AgentState a1 chat READY routable=false"]),
    ];

    private static readonly (string Name, string Line)[] WhatAgentsAsk =
    [
        ("Connect", "Connect a1"),
        ("Login", "Login a1 chat"),
        .. AllAgentStates.Select(state => (state, $"AgentState a1 chat {state}")),
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

    [Fact]
    public void Whatever_an_agent_asks_for_while_INTERRUPTED_or_UNKNOWN_has_its_outcome() =>
        Holds(AgentsWithCalls(LostAndInterruptedStates, WhatAgentsAsk), """
                      INTERRUPTED  INTERRUPTED* INT. at work INT. offered UNKNOWN      UNK. at work UNK. by call
        Connect       INTERRUPTED  INTERRUPTED* INTERRUPTED  INTERRUPTED  UNKNOWN      UNKNOWN      UNKNOWN
        Login         INTERRUPTED  INTERRUPTED* INTERRUPTED  INTERRUPTED  UNKNOWN      UNKNOWN      UNKNOWN
        LOGOUT        LOGOUT       LOGOUT       LOGOUT       LOGOUT       LOGOUT       LOGOUT       LOGOUT
        LOGIN         !SNA         !SNA         !SNA         !SNA         !SNA         !SNA         !SNA
        NOT_READY     INTERRUPTED* INTERRUPTED* INTERRUPTED* !SNA         NOT_READY    ACTIVE*      INTERRUPTED*
        READY         INTERRUPTED  INTERRUPTED  INTERRUPTED  INTERRUPTED  READY        ACTIVE       INTERRUPTED
        RESERVED      !SNA         !SNA         !SNA         !SNA         !SNA         !SNA         !SNA
        ACTIVE        !SNA         !SNA         !SNA         !SNA         !SNA         !SNA         !SNA
        BUSY          !SNA         !SNA         !SNA         !SNA         !SNA         !SNA         !SNA
        WORK_READY    !SNA         !SNA         !SNA         !SNA         !SNA         !SNA         !SNA
        INTERRUPTED   !SNA         !SNA         !SNA         !SNA         !SNA         !SNA         !SNA
        UNKNOWN       !SNA         !SNA         !SNA         !SNA         !SNA         !SNA         !SNA
        GetAgentState INTERRUPTED  INTERRUPTED* INTERRUPTED  INTERRUPTED  UNKNOWN      UNKNOWN      UNKNOWN
        """);

    [Fact]
    public void Whatever_happens_to_its_work_while_INTERRUPTED_or_UNKNOWN_the_state_follows() =>
        Holds(AgentsWithCalls(LostAndInterruptedStates, [.. WhatHappens, .. WhatHappensElsewhere]), """
                        INTERRUPTED  INTERRUPTED* INT. at work INT. offered UNKNOWN      UNK. at work UNK. by call
        a task comes    INTERRUPTED  INTERRUPTED* INTERRUPTED  INTERRUPTED  UNKNOWN      UNKNOWN      UNKNOWN
        accepts         !TC          !TC          !SNA         INTERRUPTED  !TC          !SNA         !SNA
        starts          !TC          !TC          !SNA         INTERRUPTED  !TC          !SNA         !SNA
        pauses          !TC          !TC          !SNA         !SNA         !TC          UNKNOWN      !SNA
        wraps up        !TC          !TC          !SNA         !SNA         !TC          UNKNOWN      !SNA
        declines        !TC          !TC          !SNA         INTERRUPTED* !TC          !SNA         !SNA
        closes          !TC          !TC          INTERRUPTED  INTERRUPTED  !TC          UNKNOWN      UNKNOWN
        customer leaves !TC          !TC          INTERRUPTED  INTERRUPTED  !TC          UNKNOWN      UNKNOWN
        no answer       INTERRUPTED  INTERRUPTED* INTERRUPTED  INTERRUPTED* UNKNOWN      UNKNOWN      UNKNOWN
        a call comes    INTERRUPTED  INTERRUPTED* INTERRUPTED  INTERRUPTED  UNKNOWN      UNKNOWN      UNKNOWN
        the call ends   READY        NOT_READY    ACTIVE       RESERVED     !UT          !UT          UNKNOWN
        Restore         UNKNOWN      UNKNOWN      UNKNOWN      UNKNOWN      UNKNOWN      UNKNOWN      UNKNOWN
        """);

    [Fact]
    public void Whatever_the_state_a_call_and_a_restore_do_to_it_what_they_must() =>
        Holds(AgentsWithCalls(AgentStates[1..], [Calls, Restore], "Given a1 voice READY"), """
                     LOGOUT       NOT_READY    READY        RESERVED     ACTIVE       BUSY         WORK_READY
        a call comes LOGOUT       INTERRUPTED* INTERRUPTED  RESERVED     INTERRUPTED  INTERRUPTED  INTERRUPTED
        Restore      LOGOUT       UNKNOWN      UNKNOWN      UNKNOWN      UNKNOWN      UNKNOWN      UNKNOWN
        """);

    [Fact]
    public void Whatever_is_asked_of_a_task_whose_agent_is_interrupted_or_lost_has_its_outcome() => Holds(
        new StateTable
        {
            Center = WithCalls,
            States =
            [
                ("OFFERED", [Third, .. LostAndInterruptedStates[3].Lines]),
                .. new[] { "ACCEPTED", "ACTIVE", "PAUSED", "WRAPPING_UP" }.Select(state => (state, (string[])
                    [Third, .. Ready, $"Given c1 chat a1 {state}", .. Call])),
                ("lost", [Third, .. LostAndInterruptedStates[5].Lines]),
            ],
            Inputs =
            [
                .. Enum.GetValues<TaskState>()[1..].Select(state =>
                    ($"a1 {WireNames.Of(state)}", $"TaskState T1 a1 {WireNames.Of(state)}")),
                ("-  CLOSED", "TaskState T1 - CLOSED"),
                ("a2 ACTIVE", "TaskState T1 a2 ACTIVE"),
                ("Task again", "Task chat c1"),
                ("Transfer", "Transfer T1 a1 a3"),
                ("Conference", "Conference T1 a1 a3 chat"),
                ("offer timer", "@+30s"),
                .. WhatHappensElsewhere,
                ("GetTaskState", "GetTaskState T1"),
            ],
            Question = ("GetTaskState T1", answer => answer.Split(' ')[6]),
        },
        """
                       OFFERED     ACCEPTED    ACTIVE      PAUSED      WRAPPING_UP lost
        a1 NEW         NEW         !SNA        !SNA        !SNA        !SNA        !SNA
        a1 OFFERED     !SNA        !SNA        !SNA        !SNA        !SNA        !SNA
        a1 ACCEPTED    ACCEPTED    !SNA        !SNA        !SNA        !SNA        !SNA
        a1 ACTIVE      INTERRUPTED INTERRUPTED !SNA        !SNA        !SNA        !SNA
        a1 PAUSED      !SNA        !SNA        !SNA        !SNA        !SNA        PAUSED
        a1 WRAPPING_UP !SNA        !SNA        !SNA        !SNA        !SNA        WRAPPING_UP
        a1 CLOSED      CLOSED      CLOSED      CLOSED      CLOSED      CLOSED      CLOSED
        a1 INTERRUPTED !SNA        !SNA        !SNA        !SNA        !SNA        !SNA
        a1 UNKNOWN     !SNA        !SNA        !SNA        !SNA        !SNA        !SNA
        -  CLOSED      CLOSED      CLOSED      CLOSED      CLOSED      CLOSED      CLOSED
        a2 ACTIVE      !NTA        !NTA        !NTA        !NTA        !NTA        !NTA
        Task again     OFFERED     ACCEPTED    INTERRUPTED INTERRUPTED INTERRUPTED ACTIVE
        Transfer       !SNA        !ANA        !SNA        !SNA        !SNA        !ANA
        Conference     !SNA        ACCEPTED    !SNA        !SNA        !SNA        ACTIVE
        offer timer    NEW         ACCEPTED    INTERRUPTED INTERRUPTED INTERRUPTED ACTIVE
        a call comes   OFFERED     ACCEPTED    INTERRUPTED INTERRUPTED INTERRUPTED ACTIVE
        the call ends  OFFERED     ACCEPTED    ACTIVE      PAUSED      WRAPPING_UP !UT
        Restore        NEW         ACCEPTED    INTERRUPTED INTERRUPTED INTERRUPTED ACTIVE
        GetTaskState   OFFERED     ACCEPTED    INTERRUPTED INTERRUPTED INTERRUPTED ACTIVE
        """);

    [Fact]
    public void Whatever_MRE_is_told_of_an_agent_whoever_is_not_routable_is_offered_nothing() => Holds(
        new StateTable
        {
            Center = "mrd chat max=2",
            AsksMre = true,
            CellWidth = 10,
            States = RoutedStates,
            Inputs =
            [
                .. AllAgentStates.Select(state => (state, $"RoutingEngine: AgentState a1 chat {state}")),
                .. AllAgentStates.Select(state =>
                    ($"{state}-", $"RoutingEngine: AgentState a1 chat {state} routable=false")),
            ],
            Question = ("RoutingEngine: NewTask chat X2", answer => answer.Length > 0 ? "offered" : "-"),
        },
        """
                     (unknown)  LOGOUT     NOT_READY  READY      NOT_READY- READY-     UNKNOWN    ACTIVE     ACTIVE-
        LOGOUT       -          -          -          -          -          -          -          -          -
        LOGIN        -          -          -          -          -          -          -          -          -
        NOT_READY    -          -          -          -          -          -          -          -          -
        READY        offered    offered    offered    offered    offered    offered    offered    offered    offered
        RESERVED     -          -          -          offered    -          -          -          offered    -
        ACTIVE       -          -          -          offered    -          -          -          offered    -
        BUSY         -          -          -          offered    -          -          -          offered    -
        WORK_READY   -          -          -          offered    -          -          -          offered    -
        INTERRUPTED  -          -          -          offered    -          -          -          offered    -
        UNKNOWN      -          -          -          -          -          -          -          -          -
        LOGOUT-      -          -          -          -          -          -          -          -          -
        LOGIN-       -          -          -          -          -          -          -          -          -
        NOT_READY-   -          -          -          -          -          -          -          -          -
        READY-       -          -          -          -          -          -          -          -          -
        RESERVED-    -          -          -          offered    -          -          -          offered    -
        ACTIVE-      -          -          -          offered    -          -          -          offered    -
        BUSY-        -          -          -          offered    -          -          -          offered    -
        WORK_READY-  -          -          -          offered    -          -          -          offered    -
        INTERRUPTED- -          -          -          offered    -          -          -          offered    -
        UNKNOWN-     -          -          -          -          -          -          -          -          -
        """,
        Topology.RoutingEngine);

    private const string WithCalls = """
        mrd chat max=2
        mrd voice interruptible=false
        """;

    private static IEnumerable<string> AllAgentStates =>
        Enum.GetValues<AgentState>()[1..].Select(state => WireNames.Of(state));

    private static string Third => "Given a3 chat NOT_READY";

    private static string[] Ready => ["Given a1 chat READY", "Given a1 voice READY"];

    private static string[] Call => ["Given c2 voice a1 ACTIVE"];

    private static string[] JoinedCall =>
        ["Given a2 voice READY", "Given c2 voice a2 ACTIVE", "Conference T2 a2 a1 voice"];

    private static string[] RoutedWork =>
    [
        "RoutingEngine: AgentState a1 chat READY",
        "RoutingEngine: NewTask chat X1",
        "RoutingEngine: TaskState X1 a1 ACTIVE mrd=chat",
    ];

    private static (string Name, string Line)[] WhatHappensElsewhere =>
    [
        Calls,
        ("the call ends", "TaskState T2 - CLOSED"),
        Restore,
    ];

    private static (string Name, string Line) Calls => ("a call comes", "Task voice c9");

    private static (string Name, string Line) Restore => ("Restore", "Restore");

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

    private static StateTable AgentsWithCalls(
        (string Name, string[] Lines)[] states, (string Name, string Line)[] inputs, params string[] first)
    {
        var table = Agents([.. states.Select(state => (state.Name, (string[])[.. first, .. state.Lines]))], inputs);
        return new StateTable
        {
            Center = WithCalls,
            CellWidth = 12,
            States = table.States,
            Inputs = table.Inputs,
            Question = table.Question,
        };
    }

    private static void Holds(StateTable table, string expected, Topology topology)
    {
        var center = ScenarioTable.Parse(table.Center).Configuration;
        var options = new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix, Topology = topology };
        Assert.Equal(expected.ReplaceLineEndings("\n") + "\n", table.Fill(() => new SingleSite(center, options)));
    }

    private static void Holds(StateTable table, string expected)
    {
        var center = ScenarioTable.Parse(table.Center).Configuration;
        var options = new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix };
        Assert.Equal(expected.ReplaceLineEndings("\n") + "\n", table.Fill(() => new SingleSite(center, options)));
        Assert.Equal(expected.ReplaceLineEndings("\n") + "\n", table.Fill(() => new SplitSite(center, options)));
    }
}
