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
        Task chat c1
        Task chat c2 params=skillgroup:support
        Task mail m1
        TaskState T1 a1 ACTIVE
        TaskState T2 a1 ACTIVE
        """);

    [Fact]
    public void A_READY_and_a_NOT_READY_take_effect_in_the_order_in_which_they_came() => Scenario.Plays("""
        agent a1
        Given a1 chat READY
        AgentState a1 chat NOT_READY reason=lunch
        Task chat c1
        AgentState a1 chat READY
        TaskState T1 - CLOSED
        AgentState a1 chat NOT_READY reason=lunch
        AgentState a1 chat READY
        AgentState a1 chat NOT_READY
        Task chat c2
        """);

    [Fact]
    public void NOT_READY_is_refused_while_an_offer_is_open() => Scenario.Plays("""
        agent a1
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        AgentState a1 chat NOT_READY reason=lunch
        TaskState T1 a1 ACCEPTED
        AgentState a1 chat NOT_READY reason=lunch
        """);

    [Fact]
    public void A_time_to_live_runs_through_a_no_answer_and_ends_when_it_would_have() => Scenario.Plays("""
        mrd chat offer=30
        queue sales chat ttl=100
        agent a1
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        @+30s
        # 70 seconds are left of the 100, not 100 and not none
        @+69s
        @+1s
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
        @+25s
        @+5s
        AgentState a2 chat READY
        """);

    [Fact]
    public void A_time_to_live_is_due_by_the_clock_however_long_no_tick_came() => Scenario.Plays("""
        queue sales chat ttl=20
        agent a1
        agent a2
        Task chat c1
        +19s Task chat c2
        @+2s
        @+18s
        """);

    [Fact]
    public void A_close_while_going_not_ready_shows_what_the_work_left_says() => Scenario.Plays("""
        mrd chat max=2
        agent a1
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given c2 chat a1 ACTIVE
        AgentState a1 chat NOT_READY reason=lunch
        TaskState T1 a1 CLOSED
        Task chat c3
        TaskState T2 a1 CLOSED
        """);

    [Fact]
    public void A_task_is_closed_once_and_a_second_close_is_told_so() => Scenario.Plays("""
        agent a1
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        TaskState T1 a1 CLOSED DONE
        TaskState T1 a1 CLOSED DONE
        TaskState T1 - CLOSED
        """);

    [Fact]
    public void An_agent_is_not_offered_a_conversation_it_is_in() => Scenario.Plays("""
        mrd chat max=3 onLogout=requeue
        agent a1
        agent a2
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Conference T1 a1 a2 chat
        # the owner leaves: the participant owns it, nobody is offered it
        AgentState a1 chat LOGOUT
        GetTaskState T1
        """);

    [Fact]
    public void The_task_at_the_head_is_not_lost_when_a_higher_priority_comes_at_that_moment() => Scenario.Plays("""
        agent a1
        Given a1 chat NOT_READY
        Task chat c1
        Task chat c2 priority=9
        AgentState a1 chat READY
        Task chat c3 priority=10
        TaskState T2 a1 NEW
        AgentState a1 chat READY
        TaskState T2 a1 ACTIVE
        TaskState T2 a1 CLOSED
        TaskState T3 a1 ACTIVE
        TaskState T3 a1 CLOSED
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
        Task chat c1 params=skillgroup:support
        Given a1 chat READY
        GetTaskState T1
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
        Task chat c1 priority=10
        Task chat c2 params=skillgroup:other
        Given a1 chat READY
        GetTaskState T1
        GetTaskState T2
        """);

    [Fact]
    public void An_agent_who_is_ready_later_than_the_no_answer_window_is_routed_to_again() => Scenario.Plays("""
        mrd chat offer=30
        agent a1
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        @+30s
        @+1h
        AgentState a1 chat READY
        """);

    [Fact]
    public void A_limit_lowered_below_the_work_held_takes_nothing_away_and_gives_nothing_more() => Scenario.Plays("""
        mrd chat max=3
        agent a1 chat=3
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given c2 chat a1 ACTIVE
        Configure agent a1 chat=1
        Task chat c3
        TaskState T1 a1 CLOSED
        TaskState T2 a1 CLOSED
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
        Task chat c1
        @+9s
        @+1s
        Task chat c2
        @+29s
        @+1s
        """);

    [Fact]
    public void A_transfer_that_meets_a_close_is_refused_and_the_task_stays_closed() => Scenario.Plays("""
        agent a1
        agent a2
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        TaskState T1 - CLOSED
        Transfer T1 a1 a2
        """);

    [Fact]
    public void A_close_that_meets_a_transfer_ends_the_task_of_the_recipient() => Scenario.Plays("""
        agent a1
        agent a2
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Transfer T1 a1 a2
        TaskState T1 a1 CLOSED
        TaskState T1 - CLOSED
        """);

    [Fact]
    public void An_accept_that_meets_the_offer_timeout_wins_before_it_and_is_refused_after_it() => Scenario.Plays("""
        mrd chat offer=30
        agent a1
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        # due, and no tick has said so: the accept is first
        +30s TaskState T1 a1 ACCEPTED
        @+1s
        TaskState T1 a1 CLOSED
        Task chat c2
        @+30s
        TaskState T2 a1 ACCEPTED
        """);

    [Fact]
    public void A_customer_who_leaves_while_the_offer_is_open_frees_the_agent_for_the_next() => Scenario.Plays("""
        agent a1
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        Task chat c2
        TaskState T1 - CLOSED
        @+30s
        """);

    [Fact]
    public void An_agent_who_reconnects_while_an_offer_is_open_sees_it_again_and_can_take_it() => Scenario.Plays("""
        agent a1
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        +10s Connect a1 to=tablet
        TaskState T1 a1 ACTIVE
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
        Task chat c1
        Task chat c2 params=skillgroup:support
        Configure queue sales chat priority=9; step sales 60 english >= 5; step sales 0 english >= 1
        Configure agent a2 english:3 finnish:1
        """);
}
