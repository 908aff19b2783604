using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>What agents ask for themselves, and what is shown of them.</summary>
public class AgentScenarios
{
    [Fact]
    public void Asking_for_what_is_so_already_is_answered_and_changes_no_time() => Scenario.PlaysWithRows("""
        Given a1 chat READY
        +5s AgentState a1 chat READY           | => a1: AgentState a1 chat READY since=+0s
        +5s Login a1 chat                      | => a1: AgentState a1 chat READY since=+0s
        +5s AgentState a1 chat NOT_READY lunch | -> RoutingEngine: AgentState a1 chat NOT_READY reason=lunch
                                               | => a1: AgentState a1 chat NOT_READY reason=lunch
        +5s AgentState a1 chat NOT_READY lunch | => a1: AgentState a1 chat NOT_READY reason=lunch since=+15s
        +5s AgentState a1 chat NOT_READY tea   | -> RoutingEngine: AgentState a1 chat NOT_READY reason=tea
                                               | => a1: AgentState a1 chat NOT_READY reason=tea
        +5s AgentState a1 chat NOT_READY       | -> RoutingEngine: AgentState a1 chat NOT_READY
                                               | => a1: AgentState a1 chat NOT_READY
        """);

    [Fact]
    public void NOT_READY_with_work_is_pending_until_the_last_task_is_closed() => Scenario.Plays("""
        mrd chat max=3
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given c2 chat a1 ACTIVE
        +1s AgentState a1 chat NOT_READY tea
                                        | => a1: AgentState a1 chat ACTIVE reason=tea pending=NOT_READY since=+0s
        +1s Task chat c3                | => ChatServer: Task chat c3 T3 NEW
        +1s TaskState T1 a1 CLOSED      | => a1: TaskState T1 a1 chat CLOSED
                                        | => ChatServer: TaskState T1 - chat CLOSED
        +1s TaskState T2 a1 WRAPPING_UP | => a1: TaskState T2 a1 chat WRAPPING_UP
                                        | => ChatServer: TaskState T2 a1 chat WRAPPING_UP
                                        | -> a1: AgentState a1 chat WORK_READY reason=tea pending=NOT_READY
        +1s GetAgentState a1 chat       | => a1: AgentState a1 chat WORK_READY reason=tea pending=NOT_READY since=+4s
        +1s TaskState T2 a1 CLOSED      | => a1: TaskState T2 a1 chat CLOSED
                                        | => ChatServer: TaskState T2 - chat CLOSED
                                        | -> a1: AgentState a1 chat NOT_READY reason=tea
        +1s AgentState a1 chat READY    | => a1: AgentState a1 chat READY
                                        | -> a1: TaskAssigned T3 a1 chat c3
                                        | -> a1: AgentState a1 chat RESERVED
                                        | -> ChatServer: TaskState T3 a1 chat OFFERED
        """);

    [Fact]
    public void READY_takes_a_pending_NOT_READY_back() => Scenario.Plays("""
        mrd chat max=2
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        AgentState a1 chat NOT_READY lunch | => a1: AgentState a1 chat ACTIVE reason=lunch pending=NOT_READY
        Task chat c2                       | => ChatServer: Task chat c2 T2 NEW
        +1s AgentState a1 chat READY       | => a1: AgentState a1 chat ACTIVE since=+0s
                                           | -> a1: TaskAssigned T2 a1 chat c2
                                           | -> ChatServer: TaskState T2 a1 chat OFFERED
        """);

    [Fact]
    public void Another_reason_for_a_pending_NOT_READY_restarts_no_time() => Scenario.Plays("""
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        +1s AgentState a1 chat NOT_READY lunch | => a1: AgentState a1 chat BUSY reason=lunch pending=NOT_READY since=+0s
        +1s AgentState a1 chat NOT_READY tea   | => a1: AgentState a1 chat BUSY reason=tea pending=NOT_READY since=+0s
        +1s TaskState T1 a1 CLOSED             | => a1: TaskState T1 a1 chat CLOSED
                                               | => ChatServer: TaskState T1 - chat CLOSED
                                               | -> a1: AgentState a1 chat NOT_READY reason=tea
        """);

    [Fact]
    public void NOT_READY_is_refused_on_the_MRD_of_the_open_offer_only() => Scenario.Plays("""
        mrd chat
        mrd mail
        Given a1 chat READY
        Given a1 mail READY
        Task chat c1                       | => ChatServer: Task chat c1 T1 NEW
                                           | -> a1: TaskAssigned T1 a1 chat c1
                                           | -> a1: AgentState a1 chat RESERVED
                                           | -> ChatServer: TaskState T1 a1 chat OFFERED
        AgentState a1 chat NOT_READY lunch | => a1: Error STATE_NOT_ALLOWED State/OfferOpen (a1 chat) is RESERVED
        AgentState a1 mail NOT_READY lunch | => a1: AgentState a1 mail NOT_READY reason=lunch
        AgentState a1 chat READY           | => a1: AgentState a1 chat RESERVED
        TaskState T1 a1 ACTIVE             | => a1: TaskState T1 a1 chat ACTIVE
                                           | => ChatServer: TaskState T1 a1 chat ACTIVE
                                           | -> a1: AgentState a1 chat BUSY
        AgentState a1 chat NOT_READY lunch | => a1: AgentState a1 chat BUSY reason=lunch pending=NOT_READY
        """);

    [Fact]
    public void WORK_READY_wins_over_BUSY_and_wrap_up_counts_against_the_limit() => Scenario.Plays("""
        mrd chat max=2
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given c2 chat a1 ACTIVE
        Task chat c3                    | => ChatServer: Task chat c3 T3 NEW
        +1s TaskState T1 a1 WRAPPING_UP | => a1: TaskState T1 a1 chat WRAPPING_UP
                                        | => ChatServer: TaskState T1 a1 chat WRAPPING_UP
        +1s TaskState T2 a1 WRAPPING_UP | => a1: TaskState T2 a1 chat WRAPPING_UP
                                        | => ChatServer: TaskState T2 a1 chat WRAPPING_UP
                                        | -> a1: AgentState a1 chat WORK_READY
        +1s TaskState T2 a1 CLOSED      | => a1: TaskState T2 a1 chat CLOSED
                                        | => ChatServer: TaskState T2 - chat CLOSED
        +1s TaskState T1 a1 CLOSED      | => a1: TaskState T1 a1 chat CLOSED
                                        | => ChatServer: TaskState T1 - chat CLOSED
                                        | -> a1: AgentState a1 chat READY
                                        | -> a1: TaskAssigned T3 a1 chat c3
                                        | -> a1: AgentState a1 chat RESERVED
                                        | -> ChatServer: TaskState T3 a1 chat OFFERED
        """);

    [Fact]
    public void An_agent_in_WORK_READY_is_offered_nothing_though_below_the_limit() => Scenario.Plays("""
        mrd chat max=2
        Given a1 chat READY
        Given c1 chat a1 WRAPPING_UP
        Task chat c2           | => ChatServer: Task chat c2 T2 NEW
        TaskState T1 a1 CLOSED | => a1: TaskState T1 a1 chat CLOSED
                               | => ChatServer: TaskState T1 - chat CLOSED
                               | -> a1: AgentState a1 chat READY
                               | -> a1: TaskAssigned T2 a1 chat c2
                               | -> a1: AgentState a1 chat RESERVED
                               | -> ChatServer: TaskState T2 a1 chat OFFERED
        """);

    [Fact]
    public void An_offer_beside_work_shows_the_work() => Scenario.Plays("""
        mrd chat max=2
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Task chat c2                | => ChatServer: Task chat c2 T2 NEW
                                    | -> a1: TaskAssigned T2 a1 chat c2
                                    | -> ChatServer: TaskState T2 a1 chat OFFERED
        TaskState T1 a1 WRAPPING_UP | => a1: TaskState T1 a1 chat WRAPPING_UP
                                    | => ChatServer: TaskState T1 a1 chat WRAPPING_UP
                                    | -> a1: AgentState a1 chat WORK_READY
        TaskState T1 a1 CLOSED      | => a1: TaskState T1 a1 chat CLOSED
                                    | => ChatServer: TaskState T1 - chat CLOSED
                                    | -> a1: AgentState a1 chat RESERVED
        TaskState T2 a1 ACTIVE      | => a1: TaskState T2 a1 chat ACTIVE
                                    | => ChatServer: TaskState T2 a1 chat ACTIVE
                                    | -> a1: AgentState a1 chat ACTIVE
        """);

    [Fact]
    public void A_sign_out_closes_the_work_and_queues_the_offer_again() => Scenario.PlaysWithRows("""
        mrd chat max=3
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given c2 chat a1 WRAPPING_UP
        Given c3 chat a1 OFFERED
        AgentState a1 chat LOGOUT home | -> RoutingEngine: AgentState a1 chat LOGOUT reason=home
                                       | -> a1: TaskState T3 a1 chat NEW code=AGENT_LOGOUT
                                       | -> ChatServer: TaskState T3 a1 chat NEW code=AGENT_LOGOUT
                                       | -> RoutingEngine: TaskState T3 a1 chat NEW
                                       | -> a1: TaskState T2 a1 chat CLOSED code=AGENT_LOGOUT
                                       | -> ChatServer: TaskState T2 - chat CLOSED code=AGENT_LOGOUT
                                       | -> RoutingEngine: TaskState T2 a1 chat CLOSED
                                       | -> a1: TaskState T1 a1 chat CLOSED code=AGENT_LOGOUT
                                       | -> ChatServer: TaskState T1 - chat CLOSED code=AGENT_LOGOUT
                                       | -> RoutingEngine: TaskState T1 a1 chat CLOSED
                                       | => a1: AgentState a1 chat LOGOUT reason=home
        GetTaskState T1                | => ChatServer: TaskState T1 - chat CLOSED code=AGENT_LOGOUT
        GetTaskState T3                | => ChatServer: TaskState T3 - chat NEW
        """);

    [Fact]
    public void A_sign_out_with_onLogout_requeue_queues_the_work_again_but_for_wrap_ups() => Scenario.Plays("""
        mrd chat max=3 onLogout=requeue
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given c2 chat a1 WRAPPING_UP
        Given c3 chat a1 OFFERED
        AgentState a1 chat LOGOUT | -> a1: TaskState T3 a1 chat NEW code=AGENT_LOGOUT
                                  | -> ChatServer: TaskState T3 a1 chat NEW code=AGENT_LOGOUT
                                  | -> a1: TaskState T2 a1 chat CLOSED code=AGENT_LOGOUT
                                  | -> ChatServer: TaskState T2 - chat CLOSED code=AGENT_LOGOUT
                                  | -> a1: TaskState T1 a1 chat NEW code=AGENT_LOGOUT
                                  | -> ChatServer: TaskState T1 a1 chat NEW code=AGENT_LOGOUT
                                  | => a1: AgentState a1 chat LOGOUT
        Given a2 chat READY
        GetTaskState T1           | => ChatServer: TaskState T1 a2 chat OFFERED
        GetTaskState T3           | => ChatServer: TaskState T3 - chat NEW
        """);

    [Fact]
    public void A_sign_out_hands_the_work_to_whoever_is_free() => Scenario.Plays("""
        mrd chat onLogout=requeue
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        AgentState a1 chat LOGOUT | -> a1: TaskState T1 a1 chat NEW code=AGENT_LOGOUT
                                  | -> ChatServer: TaskState T1 a1 chat NEW code=AGENT_LOGOUT
                                  | => a1: AgentState a1 chat LOGOUT
                                  | -> a2: TaskAssigned T1 a2 chat c1
                                  | -> a2: AgentState a2 chat RESERVED
                                  | -> ChatServer: TaskState T1 a2 chat OFFERED
        """);

    [Fact]
    public void A_sign_out_on_one_MRD_leaves_the_others_alone() => Scenario.Plays("""
        mrd chat
        mrd mail
        Given a1 chat READY
        Given a1 mail READY
        Given c1 chat a1 ACTIVE
        Task mail c2              | => ChatServer: Task mail c2 T2 NEW
                                  | -> a1: TaskAssigned T2 a1 mail c2
                                  | -> a1: AgentState a1 mail RESERVED
                                  | -> ChatServer: TaskState T2 a1 mail OFFERED
        AgentState a1 chat LOGOUT | -> a1: TaskState T1 a1 chat CLOSED code=AGENT_LOGOUT
                                  | -> ChatServer: TaskState T1 - chat CLOSED code=AGENT_LOGOUT
                                  | => a1: AgentState a1 chat LOGOUT
        TaskState T2 a1 ACTIVE    | => a1: TaskState T2 a1 mail ACTIVE
                                  | => ChatServer: TaskState T2 a1 mail ACTIVE
                                  | -> a1: AgentState a1 mail BUSY
        """);

    [Fact]
    public void A_Connect_stays_valid_over_LOGOUT_and_a_new_Login_starts_NOT_READY() => Scenario.Plays("""
        Given a1 chat READY
        +1s AgentState a1 chat LOGOUT home | => a1: AgentState a1 chat LOGOUT reason=home
        +1s Login a1 chat                  | => a1: AgentState a1 chat NOT_READY
        +1s AgentState a1 chat LOGOUT      | => a1: AgentState a1 chat LOGOUT
        """);

    [Fact]
    public void A_LOGOUT_of_a_NOT_READY_agent_carries_its_own_reason() => Scenario.Plays("""
        Given a1 chat NOT_READY
        +1s AgentState a1 chat NOT_READY lunch | => a1: AgentState a1 chat NOT_READY reason=lunch
        +1s AgentState a1 chat LOGOUT home     | => a1: AgentState a1 chat LOGOUT reason=home
        GetAgentState a1 chat                  | => a1: AgentState a1 chat LOGOUT reason=home
        """);
}
