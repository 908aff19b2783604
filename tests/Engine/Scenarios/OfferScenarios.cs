using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>What becomes of an offer: accepted, declined, left unanswered, taken back.</summary>
public class OfferScenarios
{
    [Fact]
    public void An_unanswered_offer_goes_to_the_next_agent_and_its_agent_goes_NOT_READY() => Scenario.Plays("""
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1 replyTo=origin | => origin: Task chat c1 T1 NEW
                                    | -> a1: TaskAssigned T1 a1 chat c1
                                    | -> a1: AgentState a1 chat RESERVED
                                    | -> origin: TaskState T1 a1 chat OFFERED
        @+29s                       |
        @+1s                        | -> a1: TaskState T1 a1 chat NEW code=RONA
                                    | -> origin: TaskState T1 a1 chat NEW code=RONA
                                    | -> a1: AgentState a1 chat NOT_READY reason=RONA
                                    | -> a2: TaskAssigned T1 a2 chat c1
                                    | -> a2: AgentState a2 chat RESERVED
                                    | -> origin: TaskState T1 a2 chat OFFERED
        GetAgentState a1 chat       | => a1: AgentState a1 chat NOT_READY reason=RONA
        """);

    [Fact]
    public void An_unanswered_offer_waits_where_nobody_else_is_free_and_comes_back_with_READY() => Scenario.Plays("""
        Given a1 chat READY
        Task chat c1                   | => ChatServer: Task chat c1 T1 NEW
                                       | -> a1: TaskAssigned T1 a1 chat c1
                                       | -> a1: AgentState a1 chat RESERVED
                                       | -> ChatServer: TaskState T1 a1 chat OFFERED
        @+30s                          | -> a1: TaskState T1 a1 chat NEW code=RONA
                                       | -> ChatServer: TaskState T1 a1 chat NEW code=RONA
                                       | -> a1: AgentState a1 chat NOT_READY reason=RONA
        GetTaskState T1                | => ChatServer: TaskState T1 - chat NEW
        +600s AgentState a1 chat READY | => a1: AgentState a1 chat READY
                                       | -> a1: TaskAssigned T1 a1 chat c1
                                       | -> a1: AgentState a1 chat RESERVED
                                       | -> ChatServer: TaskState T1 a1 chat OFFERED
        """);

    [Fact]
    public void An_accept_that_beats_the_timer_stands() => Scenario.Plays("""
        Given a1 chat READY
        Task chat c1                  | => ChatServer: Task chat c1 T1 NEW
                                      | -> a1: TaskAssigned T1 a1 chat c1
                                      | -> a1: AgentState a1 chat RESERVED
                                      | -> ChatServer: TaskState T1 a1 chat OFFERED
        # due, but no tick has come yet: the order of events decides
        +31s TaskState T1 a1 ACCEPTED | => a1: TaskState T1 a1 chat ACCEPTED
                                      | => ChatServer: TaskState T1 a1 chat ACCEPTED
                                      | -> a1: AgentState a1 chat BUSY
        @+1s                          |
        """);

    [Fact]
    public void An_accept_after_the_timer_is_refused_with_the_true_state() => Scenario.Plays("""
        Given a1 chat READY
        Task chat c1             | => ChatServer: Task chat c1 T1 NEW
                                 | -> a1: TaskAssigned T1 a1 chat c1
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T1 a1 chat OFFERED
        @+30s                    | -> a1: TaskState T1 a1 chat NEW code=RONA
                                 | -> ChatServer: TaskState T1 a1 chat NEW code=RONA
                                 | -> a1: AgentState a1 chat NOT_READY reason=RONA
        TaskState T1 a1 ACCEPTED | => a1: Error NOT_TASK_AGENT AgentId (a1 T1) is NEW
        Given a2 chat READY
        TaskState T1 a1 ACCEPTED | => a1: Error NOT_TASK_AGENT AgentId (a1 T1) is OFFERED
        """);

    [Fact]
    public void A_decline_is_a_no_answer_by_choice() => Scenario.Plays("""
        Given a1 chat READY
        Task chat c1 replyTo=origin        | => origin: Task chat c1 T1 NEW
                                           | -> a1: TaskAssigned T1 a1 chat c1
                                           | -> a1: AgentState a1 chat RESERVED
                                           | -> origin: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 NEW                | => a1: TaskState T1 a1 chat NEW code=REJECTED
                                           | => origin: TaskState T1 a1 chat NEW code=REJECTED
                                           | -> a1: AgentState a1 chat NOT_READY reason=REJECTED
        AgentState a1 chat READY           | => a1: AgentState a1 chat READY
                                           | -> a1: TaskAssigned T1 a1 chat c1
                                           | -> a1: AgentState a1 chat RESERVED
                                           | -> origin: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 NEW BUSY_ELSEWHERE | => a1: TaskState T1 a1 chat NEW code=BUSY_ELSEWHERE
                                           | => origin: TaskState T1 a1 chat NEW code=BUSY_ELSEWHERE
                                           | -> a1: AgentState a1 chat NOT_READY reason=BUSY_ELSEWHERE
        """);

    [Fact]
    public void A_decline_of_an_agent_with_other_work_makes_NOT_READY_pending() => Scenario.Plays("""
        mrd chat max=2
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Task chat c2           | => ChatServer: Task chat c2 T2 NEW
                               | -> a1: TaskAssigned T2 a1 chat c2
                               | -> ChatServer: TaskState T2 a1 chat OFFERED
        TaskState T2 a1 NEW    | => a1: TaskState T2 a1 chat NEW code=REJECTED
                               | => ChatServer: TaskState T2 a1 chat NEW code=REJECTED
                               | -> a1: AgentState a1 chat ACTIVE reason=REJECTED pending=NOT_READY
        TaskState T1 a1 CLOSED | => a1: TaskState T1 a1 chat CLOSED
                               | => ChatServer: TaskState T1 - chat CLOSED
                               | -> a1: AgentState a1 chat NOT_READY reason=REJECTED
        """);

    [Fact]
    public void With_noAnswer_ready_the_task_goes_to_somebody_else_who_is_eligible() => Scenario.Plays("""
        mrd chat noAnswer=ready
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1 | => ChatServer: Task chat c1 T1 NEW
                     | -> a1: TaskAssigned T1 a1 chat c1
                     | -> a1: AgentState a1 chat RESERVED
                     | -> ChatServer: TaskState T1 a1 chat OFFERED
        @+30s        | -> a1: TaskState T1 a1 chat NEW code=RONA
                     | -> ChatServer: TaskState T1 a1 chat NEW code=RONA
                     | -> a1: AgentState a1 chat READY
                     | -> a2: TaskAssigned T1 a2 chat c1
                     | -> a2: AgentState a2 chat RESERVED
                     | -> ChatServer: TaskState T1 a2 chat OFFERED
        @+30s        | -> a2: TaskState T1 a2 chat NEW code=RONA
                     | -> ChatServer: TaskState T1 a2 chat NEW code=RONA
                     | -> a2: AgentState a2 chat READY
                     | -> a1: TaskAssigned T1 a1 chat c1
                     | -> a1: AgentState a1 chat RESERVED
                     | -> ChatServer: TaskState T1 a1 chat OFFERED
        """);

    [Fact]
    public void With_noAnswer_ready_nobody_is_excluded_for_ever() => Scenario.Plays("""
        mrd chat noAnswer=ready
        Given a1 chat READY
        Task chat c1        | => ChatServer: Task chat c1 T1 NEW
                            | -> a1: TaskAssigned T1 a1 chat c1
                            | -> a1: AgentState a1 chat RESERVED
                            | -> ChatServer: TaskState T1 a1 chat OFFERED
        @+30s               | -> a1: TaskState T1 a1 chat NEW code=RONA
                            | -> ChatServer: TaskState T1 a1 chat NEW code=RONA
                            | -> a1: AgentState a1 chat READY
                            | -> a1: TaskAssigned T1 a1 chat c1
                            | -> a1: AgentState a1 chat RESERVED
                            | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 NEW | => a1: TaskState T1 a1 chat NEW code=REJECTED
                            | => ChatServer: TaskState T1 a1 chat NEW code=REJECTED
                            | -> a1: AgentState a1 chat READY
                            | -> a1: TaskAssigned T1 a1 chat c1
                            | -> a1: AgentState a1 chat RESERVED
                            | -> ChatServer: TaskState T1 a1 chat OFFERED
        """);

    [Fact]
    public void With_noAnswer_ready_an_agent_who_declines_gets_the_next_task_instead() => Scenario.Plays("""
        mrd chat noAnswer=ready
        mrd mail
        Given a1 chat READY
        Given a2 mail READY
        Connect a2               | => a2: Connect a2 CONNECTED to=a2
                                 | -> a2: AgentState a2 mail READY
        Login a2 chat            | => a2: AgentState a2 chat NOT_READY
        Task chat c1             | => ChatServer: Task chat c1 T1 NEW
                                 | -> a1: TaskAssigned T1 a1 chat c1
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T1 a1 chat OFFERED
        Task mail c2             | => ChatServer: Task mail c2 T2 NEW
                                 | -> a2: TaskAssigned T2 a2 mail c2
                                 | -> a2: AgentState a2 mail RESERVED
                                 | -> ChatServer: TaskState T2 a2 mail OFFERED
        AgentState a2 chat READY | => a2: AgentState a2 chat READY
        Task chat c3             | => ChatServer: Task chat c3 T3 NEW
        TaskState T2 a2 NEW      | => a2: TaskState T2 a2 mail NEW code=REJECTED
                                 | => ChatServer: TaskState T2 a2 mail NEW code=REJECTED
                                 | -> a2: AgentState a2 mail NOT_READY reason=REJECTED
                                 | -> a2: TaskAssigned T3 a2 chat c3
                                 | -> a2: AgentState a2 chat RESERVED
                                 | -> ChatServer: TaskState T3 a2 chat OFFERED
        """);

    [Fact]
    public void A_customer_who_leaves_the_queue_closes_the_task() => Scenario.Plays("""
        Task chat c1 replyTo=origin | => origin: Task chat c1 T1 NEW
        TaskState T1 - CLOSED       | => origin: TaskState T1 - chat CLOSED code=CANCELLED
        TaskState T1 - CLOSED       | => ChatServer: Error TASK_CLOSED TaskId (T1) is CLOSED
        Given a1 chat READY
        """);

    [Fact]
    public void A_customer_who_leaves_while_the_offer_is_open_frees_the_agent() => Scenario.Plays("""
        Given a1 chat READY
        Task chat c1 replyTo=origin | => origin: Task chat c1 T1 NEW
                                    | -> a1: TaskAssigned T1 a1 chat c1
                                    | -> a1: AgentState a1 chat RESERVED
                                    | -> origin: TaskState T1 a1 chat OFFERED
        Task chat c2                | => ChatServer: Task chat c2 T2 NEW
        TaskState T1 - CLOSED       | => a1: TaskState T1 a1 chat CLOSED code=CANCELLED
                                    | -> a1: AgentState a1 chat READY
                                    | => origin: TaskState T1 - chat CLOSED code=CANCELLED
                                    | -> a1: TaskAssigned T2 a1 chat c2
                                    | -> a1: AgentState a1 chat RESERVED
                                    | -> ChatServer: TaskState T2 a1 chat OFFERED
        @+30s                       | -> a1: TaskState T2 a1 chat NEW code=RONA
                                    | -> ChatServer: TaskState T2 a1 chat NEW code=RONA
                                    | -> a1: AgentState a1 chat NOT_READY reason=RONA
        """);

    [Fact]
    public void An_agent_may_close_an_offer_and_frees_itself() => Scenario.Plays("""
        Given a1 chat READY
        Task chat c1 replyTo=origin | => origin: Task chat c1 T1 NEW
                                    | -> a1: TaskAssigned T1 a1 chat c1
                                    | -> a1: AgentState a1 chat RESERVED
                                    | -> origin: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 CLOSED SPAM | => a1: TaskState T1 a1 chat CLOSED code=SPAM
                                    | => origin: TaskState T1 - chat CLOSED code=SPAM
                                    | -> a1: AgentState a1 chat READY
        @+30s                       |
        """);

    [Fact]
    public void A_customer_who_leaves_an_active_task_closes_it() => Scenario.Plays("""
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        TaskState T1 - CLOSED GONE replyTo=web | => a1: TaskState T1 a1 chat CLOSED code=GONE
                                               | -> a1: AgentState a1 chat READY
                                               | => ChatServer: TaskState T1 - chat CLOSED code=GONE
                                               | => web: TaskState T1 - chat CLOSED code=GONE
        TaskState T1 a1 CLOSED                 | => a1: Error TASK_CLOSED TaskId (a1 T1) is CLOSED
        """);

    [Fact]
    public void A_reconnect_with_an_open_offer_shows_it_again_and_does_not_restart_its_timer() => Scenario.Plays("""
        mrd chat
        mrd mail
        Given a1 chat READY
        Connect a1                       | => a1: Connect a1 CONNECTED to=a1
                                         | -> a1: AgentState a1 chat READY
        Login a1 mail                    | => a1: AgentState a1 mail NOT_READY
        Task chat c1 name=Bob params=k:v | => ChatServer: Task chat c1 T1 NEW
                                         | -> a1: TaskAssigned T1 a1 chat c1 name=Bob params=k:v
                                         | -> a1: AgentState a1 chat RESERVED
                                         | -> ChatServer: TaskState T1 a1 chat OFFERED
        +10s Connect a1 to=topic://new   | => topic://new: Connect a1 CONNECTED to=topic://new
                                         | -> topic://new: AgentState a1 chat RESERVED since=+0s
                                         | -> topic://new: AgentState a1 mail NOT_READY since=+0s
                                         | -> topic://new: TaskAssigned T1 a1 chat c1 name=Bob params=k:v
        @+19s                            |
        @+1s                             | -> topic://new: TaskState T1 a1 chat NEW code=RONA
                                         | -> ChatServer: TaskState T1 a1 chat NEW code=RONA
                                         | -> topic://new: AgentState a1 chat NOT_READY reason=RONA
        """);

    [Fact]
    public void The_agent_state_RESERVED_is_told_with_the_offer_and_accepting_in_one_step_works() => Scenario.Plays("""
        mrd chat max=2
        Given a1 chat READY
        Task chat c1               | => ChatServer: Task chat c1 T1 NEW
                                   | -> a1: TaskAssigned T1 a1 chat c1
                                   | -> a1: AgentState a1 chat RESERVED
                                   | -> ChatServer: TaskState T1 a1 chat OFFERED
        +2s TaskState T1 a1 ACTIVE | => a1: TaskState T1 a1 chat ACTIVE
                                   | => ChatServer: TaskState T1 a1 chat ACTIVE
                                   | -> a1: AgentState a1 chat ACTIVE
        """);

    [Fact]
    public void Two_offers_that_expire_in_one_tick_are_settled_in_the_order_of_their_due_times() => Scenario.Plays("""
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1     | => ChatServer: Task chat c1 T1 NEW
                         | -> a1: TaskAssigned T1 a1 chat c1
                         | -> a1: AgentState a1 chat RESERVED
                         | -> ChatServer: TaskState T1 a1 chat OFFERED
        +1s Task chat c2 | => ChatServer: Task chat c2 T2 NEW
                         | -> a2: TaskAssigned T2 a2 chat c2
                         | -> a2: AgentState a2 chat RESERVED
                         | -> ChatServer: TaskState T2 a2 chat OFFERED
        @+60s            | -> a1: TaskState T1 a1 chat NEW code=RONA
                         | -> ChatServer: TaskState T1 a1 chat NEW code=RONA
                         | -> a1: AgentState a1 chat NOT_READY reason=RONA
                         | -> a2: TaskState T2 a2 chat NEW code=RONA
                         | -> ChatServer: TaskState T2 a2 chat NEW code=RONA
                         | -> a2: AgentState a2 chat NOT_READY reason=RONA
        """);
}
