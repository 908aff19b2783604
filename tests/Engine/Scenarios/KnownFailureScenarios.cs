using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>
/// What the original and its successor got wrong (2-domain, "Known failures"), each as a table that shows it cannot
/// happen here.
/// </summary>
public class KnownFailureScenarios
{
    [Fact]
    public void One_agent_is_never_reserved_by_two_queues_at_once() => Scenario.Plays("""
        mrd chat max=3 default=sales
        mrd mail max=3
        queue sales chat
        queue support chat
        agent a1
        Given a1 chat READY
        Given a1 mail READY
        Task chat c1                           | => ChatServer: Task chat c1 T1 NEW
                                               | -> a1: TaskAssigned T1 a1 chat c1
                                               | -> a1: AgentState a1 chat RESERVED
                                               | -> ChatServer: TaskState T1 a1 chat OFFERED
        Task chat c2 params=skillgroup:support | => ChatServer: Task chat c2 T2 NEW
        Task mail m1                           | => ChatServer: Task mail m1 T3 NEW
        TaskState T1 a1 ACTIVE                 | => a1: TaskState T1 a1 chat ACTIVE
                                               | => ChatServer: TaskState T1 a1 chat ACTIVE
                                               | -> a1: AgentState a1 chat ACTIVE
                                               | -> a1: TaskAssigned T2 a1 chat c2 params=skillgroup:support
                                               | -> ChatServer: TaskState T2 a1 chat OFFERED
        TaskState T2 a1 ACTIVE                 | => a1: TaskState T2 a1 chat ACTIVE
                                               | => ChatServer: TaskState T2 a1 chat ACTIVE
                                               | -> a1: TaskAssigned T3 a1 mail m1
                                               | -> a1: AgentState a1 mail RESERVED
                                               | -> ChatServer: TaskState T3 a1 mail OFFERED
        """);

    [Fact]
    public void A_READY_and_a_NOT_READY_take_effect_in_the_order_in_which_they_came() => Scenario.Plays("""
        agent a1
        Given a1 chat READY
        AgentState a1 chat NOT_READY lunch | => a1: AgentState a1 chat NOT_READY reason=lunch
        Task chat c1                       | => ChatServer: Task chat c1 T1 NEW
        AgentState a1 chat READY           | => a1: AgentState a1 chat READY
                                           | -> a1: TaskAssigned T1 a1 chat c1
                                           | -> a1: AgentState a1 chat RESERVED
                                           | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 - CLOSED              | => a1: TaskState T1 a1 chat CLOSED code=CANCELLED
                                           | -> a1: AgentState a1 chat READY
                                           | => ChatServer: TaskState T1 - chat CLOSED code=CANCELLED
        AgentState a1 chat NOT_READY lunch | => a1: AgentState a1 chat NOT_READY reason=lunch
        AgentState a1 chat READY           | => a1: AgentState a1 chat READY
        AgentState a1 chat NOT_READY       | => a1: AgentState a1 chat NOT_READY
        Task chat c2                       | => ChatServer: Task chat c2 T2 NEW
        """);

    [Fact]
    public void NOT_READY_is_refused_while_an_offer_is_open() => Scenario.Plays("""
        agent a1
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        AgentState a1 chat NOT_READY lunch | => a1: Error STATE_NOT_ALLOWED State/OfferOpen (a1 chat) is RESERVED
        TaskState T1 a1 ACCEPTED           | => a1: TaskState T1 a1 chat ACCEPTED
                                           | => ChatServer: TaskState T1 a1 chat ACCEPTED
                                           | -> a1: AgentState a1 chat BUSY
        AgentState a1 chat NOT_READY lunch | => a1: AgentState a1 chat BUSY reason=lunch pending=NOT_READY
        """);

    [Fact]
    public void A_time_to_live_runs_through_a_no_answer_and_ends_when_it_would_have() => Scenario.Plays("""
        mrd chat offer=30
        queue sales chat ttl=100
        agent a1
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        @+30s    | -> a1: TaskState T1 a1 chat NEW code=RONA
                 | -> ChatServer: TaskState T1 a1 chat NEW code=RONA
                 | -> a1: AgentState a1 chat NOT_READY reason=RONA
        # 70 seconds are left of the 100, not 100 and not none
        @+69s    |
        @+1s     | -> ChatServer: TaskState T1 - chat CLOSED code=NO_AGENT_AVAILABLE
        """);

    [Fact]
    public void A_time_to_live_that_passed_during_an_offer_ends_the_task_when_it_comes_back() => Scenario.Plays("""
        mrd chat offer=30
        queue sales chat ttl=20
        agent a1
        agent a2
        Given a1 chat READY
        Given a2 chat NOT_READY
        Given c1 chat a1 OFFERED
        @+25s                    |
        @+5s                     | -> a1: TaskState T1 a1 chat NEW code=RONA
                                 | -> ChatServer: TaskState T1 a1 chat NEW code=RONA
                                 | -> a1: AgentState a1 chat NOT_READY reason=RONA
                                 | -> ChatServer: TaskState T1 - chat CLOSED code=NO_AGENT_AVAILABLE
        AgentState a2 chat READY | => a2: AgentState a2 chat READY
        """);

    [Fact]
    public void A_time_to_live_is_due_by_the_clock_however_long_no_tick_came() => Scenario.Plays("""
        queue sales chat ttl=20
        agent a1
        agent a2
        Task chat c1      | => ChatServer: Task chat c1 T1 NEW
        +19s Task chat c2 | => ChatServer: Task chat c2 T2 NEW
        @+2s              | -> ChatServer: TaskState T1 - chat CLOSED code=NO_AGENT_AVAILABLE
        @+18s             | -> ChatServer: TaskState T2 - chat CLOSED code=NO_AGENT_AVAILABLE
        """);

    [Fact]
    public void A_close_while_going_not_ready_shows_what_the_work_left_says() => Scenario.Plays("""
        mrd chat max=2
        agent a1
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given c2 chat a1 ACTIVE
        AgentState a1 chat NOT_READY lunch | => a1: AgentState a1 chat BUSY reason=lunch pending=NOT_READY
        TaskState T1 a1 CLOSED             | => a1: TaskState T1 a1 chat CLOSED
                                           | => ChatServer: TaskState T1 - chat CLOSED
                                           | -> a1: AgentState a1 chat ACTIVE reason=lunch pending=NOT_READY
        Task chat c3                       | => ChatServer: Task chat c3 T3 NEW
        TaskState T2 a1 CLOSED             | => a1: TaskState T2 a1 chat CLOSED
                                           | => ChatServer: TaskState T2 - chat CLOSED
                                           | -> a1: AgentState a1 chat NOT_READY reason=lunch
        """);

    [Fact]
    public void A_task_is_closed_once_and_a_second_close_is_told_so() => Scenario.Plays("""
        agent a1
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        TaskState T1 a1 CLOSED DONE | => a1: TaskState T1 a1 chat CLOSED code=DONE
                                    | => ChatServer: TaskState T1 - chat CLOSED code=DONE
                                    | -> a1: AgentState a1 chat READY
        TaskState T1 a1 CLOSED DONE | => a1: Error TASK_CLOSED TaskId (a1 T1) is CLOSED
        TaskState T1 - CLOSED       | => ChatServer: Error TASK_CLOSED TaskId (T1) is CLOSED
        """);

    [Fact]
    public void An_agent_is_not_offered_a_conversation_it_is_in() => Scenario.Plays("""
        mrd chat max=3 onLogout=requeue
        agent a1
        agent a2
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Conference T1 a1 a2 chat  | => a1: TaskConferenced T1 a1 a2
                                  | => a2: TaskConferenced T1 a1 a2
                                  | -> a2: AgentState a2 chat ACTIVE
        # the owner leaves: the participant owns it, nobody is offered it
        AgentState a1 chat LOGOUT | -> a1: TaskState T1 a1 chat CLOSED code=AGENT_LOGOUT
                                  | -> ChatServer: TaskState T1 a1 chat CLOSED code=AGENT_LOGOUT
                                  | => a1: AgentState a1 chat LOGOUT
        GetTaskState T1           | => ChatServer: TaskState T1 a2 chat ACTIVE
        """);

    [Fact]
    public void The_task_at_the_head_is_not_lost_when_a_higher_priority_comes_at_that_moment() => Scenario.Plays("""
        agent a1
        Given a1 chat NOT_READY
        Task chat c1             | => ChatServer: Task chat c1 T1 NEW
        Task chat c2 priority=9  | => ChatServer: Task chat c2 T2 NEW
        AgentState a1 chat READY | => a1: AgentState a1 chat READY
                                 | -> a1: TaskAssigned T2 a1 chat c2
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T2 a1 chat OFFERED
        Task chat c3 priority=10 | => ChatServer: Task chat c3 T3 NEW
        TaskState T2 a1 NEW      | => a1: TaskState T2 a1 chat NEW code=REJECTED
                                 | => ChatServer: TaskState T2 a1 chat NEW code=REJECTED
                                 | -> a1: AgentState a1 chat NOT_READY reason=REJECTED
        AgentState a1 chat READY | => a1: AgentState a1 chat READY
                                 | -> a1: TaskAssigned T2 a1 chat c2
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T2 a1 chat OFFERED
        TaskState T2 a1 ACTIVE   | => a1: TaskState T2 a1 chat ACTIVE
                                 | => ChatServer: TaskState T2 a1 chat ACTIVE
                                 | -> a1: AgentState a1 chat BUSY
        TaskState T2 a1 CLOSED   | => a1: TaskState T2 a1 chat CLOSED
                                 | => ChatServer: TaskState T2 - chat CLOSED
                                 | -> a1: AgentState a1 chat READY
                                 | -> a1: TaskAssigned T3 a1 chat c3
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T3 a1 chat OFFERED
        TaskState T3 a1 ACTIVE   | => a1: TaskState T3 a1 chat ACTIVE
                                 | => ChatServer: TaskState T3 a1 chat ACTIVE
                                 | -> a1: AgentState a1 chat BUSY
        TaskState T3 a1 CLOSED   | => a1: TaskState T3 a1 chat CLOSED
                                 | => ChatServer: TaskState T3 - chat CLOSED
                                 | -> a1: AgentState a1 chat READY
                                 | -> a1: TaskAssigned T1 a1 chat c1
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T1 a1 chat OFFERED
        """);

    [Fact]
    public void A_lone_agent_is_not_idle_while_another_of_its_queues_has_work() => Scenario.Plays("""
        mrd chat default=sales
        attribute sales
        attribute support
        queue sales chat priority=9
        step sales 0 sales >= 1
        queue support chat
        step support 0 support >= 1
        agent a1 sales:5 support:5
        Task chat c1 params=skillgroup:support | => ChatServer: Task chat c1 T1 NEW
        Given a1 chat READY
        GetTaskState T1                        | => ChatServer: TaskState T1 a1 chat OFFERED
        """);

    [Fact]
    public void A_task_that_nobody_free_matches_does_not_block_those_behind_it() => Scenario.Plays("""
        mrd chat default=sales
        attribute english
        attribute finnish
        queue sales chat
        step sales 0 finnish >= 8
        queue other chat
        step other 0 english >= 1
        agent a1 english:7
        Task chat c1 priority=10             | => ChatServer: Task chat c1 T1 NEW
        Task chat c2 params=skillgroup:other | => ChatServer: Task chat c2 T2 NEW
        Given a1 chat READY
        GetTaskState T1                      | => ChatServer: TaskState T1 - chat NEW
        GetTaskState T2                      | => ChatServer: TaskState T2 a1 chat OFFERED
        """);

    [Fact]
    public void An_agent_who_is_ready_later_than_the_no_answer_window_is_routed_to_again() => Scenario.Plays("""
        mrd chat offer=30
        agent a1
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        @+30s                    | -> a1: TaskState T1 a1 chat NEW code=RONA
                                 | -> ChatServer: TaskState T1 a1 chat NEW code=RONA
                                 | -> a1: AgentState a1 chat NOT_READY reason=RONA
        @+3600s                  |
        AgentState a1 chat READY | => a1: AgentState a1 chat READY
                                 | -> a1: TaskAssigned T1 a1 chat c1
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T1 a1 chat OFFERED
        """);

    [Fact]
    public void A_limit_lowered_below_the_work_held_takes_nothing_away_and_gives_nothing_more() => Scenario.Plays("""
        mrd chat max=3
        agent a1 chat=3
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given c2 chat a1 ACTIVE
        Configure agent a1 chat=1 | -> a1: AgentState a1 chat BUSY
        Task chat c3              | => ChatServer: Task chat c3 T3 NEW
        TaskState T1 a1 CLOSED    | => a1: TaskState T1 a1 chat CLOSED
                                  | => ChatServer: TaskState T1 - chat CLOSED
        TaskState T2 a1 CLOSED    | => a1: TaskState T2 a1 chat CLOSED
                                  | => ChatServer: TaskState T2 - chat CLOSED
                                  | -> a1: AgentState a1 chat READY
                                  | -> a1: TaskAssigned T3 a1 chat c3
                                  | -> a1: AgentState a1 chat RESERVED
                                  | -> ChatServer: TaskState T3 a1 chat OFFERED
        """);

    [Fact]
    public void The_second_step_of_a_queue_is_not_open_before_its_time() => Scenario.Plays("""
        attribute english
        queue sales chat
        step sales 10 english >= 8
        step sales 20 english >= 5
        step sales 0 english >= 1
        agent a1 english:9
        agent a2 english:6
        agent a3 english:2
        Given a2 chat READY
        Given a3 chat READY
        Task chat c1 | => ChatServer: Task chat c1 T1 NEW
        @+9s         |
        @+1s         | -> a2: TaskAssigned T1 a2 chat c1
                     | -> a2: AgentState a2 chat RESERVED
                     | -> ChatServer: TaskState T1 a2 chat OFFERED
        Task chat c2 | => ChatServer: Task chat c2 T2 NEW
        @+29s        |
        @+1s         | -> a2: TaskState T1 a2 chat NEW code=RONA
                     | -> ChatServer: TaskState T1 a2 chat NEW code=RONA
                     | -> a2: AgentState a2 chat NOT_READY reason=RONA
                     | -> a3: TaskAssigned T1 a3 chat c1
                     | -> a3: AgentState a3 chat RESERVED
                     | -> ChatServer: TaskState T1 a3 chat OFFERED
        """);

    [Fact]
    public void A_transfer_that_meets_a_close_is_refused_and_the_task_stays_closed() => Scenario.Plays("""
        agent a1
        agent a2
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        TaskState T1 - CLOSED | => a1: TaskState T1 a1 chat CLOSED code=CANCELLED
                              | -> a1: AgentState a1 chat READY
                              | => ChatServer: TaskState T1 - chat CLOSED code=CANCELLED
        Transfer T1 a1 a2     | => a1: Error TASK_CLOSED TaskId (a1 T1) is CLOSED
        """);

    [Fact]
    public void A_close_that_meets_a_transfer_ends_the_task_of_the_recipient() => Scenario.Plays("""
        agent a1
        agent a2
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Transfer T1 a1 a2      | => a1: TaskAgentTransferred T1 a2 from=a1
                               | => a2: TaskAgentTransferred T1 a2 from=a1
                               | => ChatServer: TaskAgentTransferred T1 a2 from=a1
                               | -> a1: AgentState a1 chat READY
                               | -> a2: AgentState a2 chat BUSY
        TaskState T1 a1 CLOSED | => a1: Error NOT_TASK_AGENT AgentId (a1 T1) is ACTIVE
        TaskState T1 - CLOSED  | => a2: TaskState T1 a2 chat CLOSED code=CANCELLED
                               | -> a2: AgentState a2 chat READY
                               | => ChatServer: TaskState T1 - chat CLOSED code=CANCELLED
        """);

    [Fact]
    public void An_accept_that_meets_the_offer_timeout_wins_before_it_and_is_refused_after_it() => Scenario.Plays("""
        mrd chat offer=30
        agent a1
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        # due, and no tick has said so: the accept is first
        +30s TaskState T1 a1 ACCEPTED | => a1: TaskState T1 a1 chat ACCEPTED
                                      | => ChatServer: TaskState T1 a1 chat ACCEPTED
                                      | -> a1: AgentState a1 chat BUSY
        @+1s                          |
        TaskState T1 a1 CLOSED        | => a1: TaskState T1 a1 chat CLOSED
                                      | => ChatServer: TaskState T1 - chat CLOSED
                                      | -> a1: AgentState a1 chat READY
        Task chat c2                  | => ChatServer: Task chat c2 T2 NEW
                                      | -> a1: TaskAssigned T2 a1 chat c2
                                      | -> a1: AgentState a1 chat RESERVED
                                      | -> ChatServer: TaskState T2 a1 chat OFFERED
        @+30s                         | -> a1: TaskState T2 a1 chat NEW code=RONA
                                      | -> ChatServer: TaskState T2 a1 chat NEW code=RONA
                                      | -> a1: AgentState a1 chat NOT_READY reason=RONA
        TaskState T2 a1 ACCEPTED      | => a1: Error NOT_TASK_AGENT AgentId (a1 T2) is NEW
        """);

    [Fact]
    public void A_customer_who_leaves_while_the_offer_is_open_frees_the_agent_for_the_next() => Scenario.Plays("""
        agent a1
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        Task chat c2          | => ChatServer: Task chat c2 T2 NEW
        TaskState T1 - CLOSED | => a1: TaskState T1 a1 chat CLOSED code=CANCELLED
                              | -> a1: AgentState a1 chat READY
                              | => ChatServer: TaskState T1 - chat CLOSED code=CANCELLED
                              | -> a1: TaskAssigned T2 a1 chat c2
                              | -> a1: AgentState a1 chat RESERVED
                              | -> ChatServer: TaskState T2 a1 chat OFFERED
        @+30s                 | -> a1: TaskState T2 a1 chat NEW code=RONA
                              | -> ChatServer: TaskState T2 a1 chat NEW code=RONA
                              | -> a1: AgentState a1 chat NOT_READY reason=RONA
        """);

    [Fact]
    public void An_agent_who_reconnects_while_an_offer_is_open_sees_it_again_and_can_take_it() => Scenario.Plays("""
        agent a1
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        +10s Connect a1 to=tablet | => tablet: Connect a1 CONNECTED to=tablet
                                  | -> tablet: AgentState a1 chat RESERVED since=+0s
                                  | -> tablet: TaskAssigned T1 a1 chat c1
        TaskState T1 a1 ACTIVE    | => tablet: TaskState T1 a1 chat ACTIVE
                                  | => ChatServer: TaskState T1 a1 chat ACTIVE
                                  | -> tablet: AgentState a1 chat BUSY
        """);

    [Fact]
    public void A_change_of_the_configuration_reaches_the_tasks_that_wait() => Scenario.Plays("""
        mrd chat default=sales
        attribute english
        attribute finnish
        queue sales chat
        step sales 60 finnish >= 8
        step sales 0 finnish >= 1
        queue support chat priority=5
        step support 0 finnish >= 1
        agent a1 english:7
        agent a2 english:3
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1                           | => ChatServer: Task chat c1 T1 NEW
        Task chat c2 params=skillgroup:support | => ChatServer: Task chat c2 T2 NEW
        Configure queue sales chat priority=9; step sales 60 english >= 5; step sales 0 english >= 1
                                               | -> a1: TaskAssigned T1 a1 chat c1
                                               | -> a1: AgentState a1 chat RESERVED
                                               | -> ChatServer: TaskState T1 a1 chat OFFERED
        Configure agent a2 english:3 finnish:1 | -> a2: TaskAssigned T2 a2 chat c2 params=skillgroup:support
                                               | -> a2: AgentState a2 chat RESERVED
                                               | -> ChatServer: TaskState T2 a2 chat OFFERED
        """);

    [Fact]
    public void A_policy_that_changes_while_a_task_goes_round_loses_no_agent() => Scenario.Plays("""
        mrd chat noAnswer=ready
        agent a1
        agent a2
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1                         | => ChatServer: Task chat c1 T1 NEW
                                             | -> a1: TaskAssigned T1 a1 chat c1
                                             | -> a1: AgentState a1 chat RESERVED
                                             | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 NEW                  | => a1: TaskState T1 a1 chat NEW code=REJECTED
                                             | => ChatServer: TaskState T1 a1 chat NEW code=REJECTED
                                             | -> a1: AgentState a1 chat READY
                                             | -> a2: TaskAssigned T1 a2 chat c1
                                             | -> a2: AgentState a2 chat RESERVED
                                             | -> ChatServer: TaskState T1 a2 chat OFFERED
        Configure mrd chat noAnswer=notReady |
        TaskState T1 a2 NEW                  | => a2: TaskState T1 a2 chat NEW code=REJECTED
                                             | => ChatServer: TaskState T1 a2 chat NEW code=REJECTED
                                             | -> a2: AgentState a2 chat NOT_READY reason=REJECTED
                                             | -> a1: TaskAssigned T1 a1 chat c1
                                             | -> a1: AgentState a1 chat RESERVED
                                             | -> ChatServer: TaskState T1 a1 chat OFFERED
        """);
}
