using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>
/// An offer or a task on an MRD that is not interruptible, and what it does to the other work of its agent.
/// </summary>
public class InterruptionScenarios
{
    private static void PlaysAsCommunicationServer(string table) =>
        Scenario.PlaysAs(Topology.CommunicationServer, table);

    [Fact]
    public void An_offer_on_voice_interrupts_the_chats_and_its_end_gives_them_back() => Scenario.PlaysWithRows("""
        mrd chat max=3
        mrd voice interruptible=false
        mrd mail
        Given a1 chat READY
        Given a1 mail NOT_READY
        Given a1 voice READY
        Given c1 chat a1 ACTIVE
        Given c2 chat a1 PAUSED
        Given c3 chat a1 ACCEPTED
        +1s Task voice c4               | => ChatServer: Task voice c4 T4 NEW
                                        | -> RoutingEngine: NewTask voice T4
                                        | -> CommunicationServer: TaskAgentSelected T4 a1 OFFERED
                                        | -> a1: TaskAssigned T4 a1 voice c4
                                        | -> a1: AgentState a1 voice RESERVED
                                        | -> a1: TaskState T2 a1 chat INTERRUPTED
                                        | -> ChatServer: TaskState T2 a1 chat INTERRUPTED
                                        | -> a1: TaskState T1 a1 chat INTERRUPTED
                                        | -> ChatServer: TaskState T1 a1 chat INTERRUPTED
                                        | -> a1: AgentState a1 chat INTERRUPTED pending=READY
                                        | -> a1: AgentState a1 mail INTERRUPTED pending=NOT_READY
                                        | -> ChatServer: TaskState T4 a1 voice OFFERED
        +1s TaskState T4 a1 ACTIVE      | => a1: TaskState T4 a1 voice ACTIVE
                                        | => ChatServer: TaskState T4 a1 voice ACTIVE
                                        | -> RoutingEngine: TaskState T4 a1 voice ACTIVE
                                        | -> a1: AgentState a1 voice BUSY
        +1s TaskState T4 a1 WRAPPING_UP | => a1: TaskState T4 a1 voice WRAPPING_UP
                                        | => ChatServer: TaskState T4 a1 voice WRAPPING_UP
                                        | -> RoutingEngine: TaskState T4 a1 voice WRAPPING_UP
                                        | -> a1: AgentState a1 voice WORK_READY
        +1s GetTaskState T2             | => ChatServer: TaskState T2 a1 chat INTERRUPTED
        +1s GetAgentState a1 chat       | => a1: AgentState a1 chat INTERRUPTED pending=READY since=+1s
        +1s TaskState T4 a1 CLOSED      | => a1: TaskState T4 a1 voice CLOSED
                                        | => ChatServer: TaskState T4 - voice CLOSED
                                        | -> RoutingEngine: TaskState T4 a1 voice CLOSED
                                        | -> a1: AgentState a1 voice READY
                                        | -> a1: TaskState T2 a1 chat PAUSED
                                        | -> ChatServer: TaskState T2 a1 chat PAUSED
                                        | -> a1: TaskState T1 a1 chat ACTIVE
                                        | -> ChatServer: TaskState T1 a1 chat ACTIVE
                                        | -> a1: AgentState a1 chat BUSY
                                        | -> a1: AgentState a1 mail NOT_READY
        """);

    [Fact]
    public void A_decline_ends_the_interruption() => Scenario.Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Given c1 chat a1 ACTIVE
        Given c2 voice a1 OFFERED
        TaskState T2 a1 NEW | => a1: TaskState T2 a1 voice NEW code=REJECTED
                            | => ChatServer: TaskState T2 a1 voice NEW code=REJECTED
                            | -> a1: AgentState a1 voice NOT_READY reason=REJECTED
                            | -> a1: TaskState T1 a1 chat ACTIVE
                            | -> ChatServer: TaskState T1 a1 chat ACTIVE
                            | -> a1: AgentState a1 chat ACTIVE
        """);

    [Fact]
    public void No_answer_ends_the_interruption() => Scenario.Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Given c1 chat a1 WRAPPING_UP
        Task voice c2 replyTo=origin | => origin: Task voice c2 T2 NEW
                                     | -> a1: TaskAssigned T2 a1 voice c2
                                     | -> a1: AgentState a1 voice RESERVED
                                     | -> a1: TaskState T1 a1 chat INTERRUPTED
                                     | -> ChatServer: TaskState T1 a1 chat INTERRUPTED
                                     | -> a1: AgentState a1 chat INTERRUPTED pending=READY
                                     | -> origin: TaskState T2 a1 voice OFFERED
        @+30s                        | -> a1: TaskState T2 a1 voice NEW code=RONA
                                     | -> origin: TaskState T2 a1 voice NEW code=RONA
                                     | -> a1: AgentState a1 voice NOT_READY reason=RONA
                                     | -> a1: TaskState T1 a1 chat WRAPPING_UP
                                     | -> ChatServer: TaskState T1 a1 chat WRAPPING_UP
                                     | -> a1: AgentState a1 chat WORK_READY
        """);

    [Fact]
    public void A_sign_out_where_the_call_is_ends_the_interruption_elsewhere() => Scenario.Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Given c1 chat a1 ACTIVE
        Given c2 voice a1 ACTIVE
        AgentState a1 voice LOGOUT | -> a1: TaskState T2 a1 voice CLOSED code=AGENT_LOGOUT
                                   | -> ChatServer: TaskState T2 - voice CLOSED code=AGENT_LOGOUT
                                   | => a1: AgentState a1 voice LOGOUT
                                   | -> a1: TaskState T1 a1 chat ACTIVE
                                   | -> ChatServer: TaskState T1 a1 chat ACTIVE
                                   | -> a1: AgentState a1 chat ACTIVE
        """);

    [Fact]
    public void A_sign_out_where_it_is_interrupted_closes_the_work_there_only() => Scenario.Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Given c1 chat a1 ACTIVE
        Given c2 voice a1 ACTIVE
        AgentState a1 chat LOGOUT | -> a1: TaskState T1 a1 chat CLOSED code=AGENT_LOGOUT
                                  | -> ChatServer: TaskState T1 - chat CLOSED code=AGENT_LOGOUT
                                  | => a1: AgentState a1 chat LOGOUT
        Login a1 chat             | => a1: AgentState a1 chat INTERRUPTED pending=NOT_READY
        TaskState T2 a1 CLOSED    | => a1: TaskState T2 a1 voice CLOSED
                                  | => ChatServer: TaskState T2 - voice CLOSED
                                  | -> a1: AgentState a1 voice READY
                                  | -> a1: AgentState a1 chat NOT_READY
        """);

    [Fact]
    public void An_interrupted_task_can_only_be_closed() => Scenario.Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 chat READY
        Given a2 chat READY
        Given a1 voice READY
        Given c1 chat a1 ACTIVE
        Given c2 voice a1 ACTIVE
        TaskState T1 a1 ACTIVE      | => a1: Error STATE_NOT_ALLOWED State/NoSuchTransition (a1 T1) is INTERRUPTED
        TaskState T1 a1 PAUSED      | => a1: Error STATE_NOT_ALLOWED State/NoSuchTransition (a1 T1) is INTERRUPTED
        TaskState T1 a1 WRAPPING_UP | => a1: Error STATE_NOT_ALLOWED State/NoSuchTransition (a1 T1) is INTERRUPTED
        TaskState T1 a1 INTERRUPTED | => a1: Error STATE_NOT_ALLOWED State/NoSuchTransition (a1 T1) is INTERRUPTED
        Transfer T1 a1 a2           | => a1: Error STATE_NOT_ALLOWED TaskId/NotAtWork (a1 T1) is INTERRUPTED
        Conference T1 a1 a2 chat    | => a1: Error STATE_NOT_ALLOWED TaskId/NotAtWork (a1 T1 chat) is INTERRUPTED
        Task chat c1                | => ChatServer: Task chat c1 T1 INTERRUPTED
        TaskState T1 a1 CLOSED      | => a1: TaskState T1 a1 chat CLOSED
                                    | => ChatServer: TaskState T1 - chat CLOSED
        """);

    [Fact]
    public void A_task_started_while_interrupted_is_ACTIVE_when_that_is_over() => Scenario.PlaysWithRows("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Given c1 chat a1 ACCEPTED
        Given c2 voice a1 ACTIVE
        GetTaskState T1        | => ChatServer: TaskState T1 a1 chat ACCEPTED
        TaskState T1 a1 ACTIVE | => a1: TaskState T1 a1 chat INTERRUPTED
                               | => ChatServer: TaskState T1 a1 chat INTERRUPTED
                               | -> RoutingEngine: TaskState T1 a1 chat ACTIVE
        TaskState T2 a1 CLOSED | => a1: TaskState T2 a1 voice CLOSED
                               | => ChatServer: TaskState T2 - voice CLOSED
                               | -> RoutingEngine: TaskState T2 a1 voice CLOSED
                               | -> a1: AgentState a1 voice READY
                               | -> a1: TaskState T1 a1 chat ACTIVE
                               | -> ChatServer: TaskState T1 a1 chat ACTIVE
                               | -> a1: AgentState a1 chat ACTIVE
        """);

    [Fact]
    public void What_is_asked_for_while_INTERRUPTED_is_pending_and_holds_afterwards() => Scenario.Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Given c1 voice a1 ACTIVE
        +1s GetAgentState a1 chat    | => a1: AgentState a1 chat INTERRUPTED pending=READY since=+0s
        +1s AgentState a1 chat NOT_READY lunch
                                     | => a1: AgentState a1 chat INTERRUPTED reason=lunch pending=NOT_READY since=+0s
        +1s TaskState T1 a1 CLOSED   | => a1: TaskState T1 a1 voice CLOSED
                                     | => ChatServer: TaskState T1 - voice CLOSED
                                     | -> a1: AgentState a1 voice READY
                                     | -> a1: AgentState a1 chat NOT_READY reason=lunch
        +1s Task voice c2            | => ChatServer: Task voice c2 T2 NEW
                                     | -> a1: TaskAssigned T2 a1 voice c2
                                     | -> a1: AgentState a1 voice RESERVED
                                     | -> a1: AgentState a1 chat INTERRUPTED reason=lunch pending=NOT_READY
                                     | -> ChatServer: TaskState T2 a1 voice OFFERED
        +1s AgentState a1 chat READY | => a1: AgentState a1 chat INTERRUPTED pending=READY since=+4s
        +1s TaskState T2 a1 CLOSED   | => a1: TaskState T2 a1 voice CLOSED
                                     | => ChatServer: TaskState T2 - voice CLOSED
                                     | -> a1: AgentState a1 voice READY
                                     | -> a1: AgentState a1 chat READY
        """);

    [Fact]
    public void An_interrupted_agent_is_offered_nothing_and_takes_what_waits_when_it_returns() => Scenario.Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Given c1 voice a1 ACTIVE
        Task chat c2           | => ChatServer: Task chat c2 T2 NEW
        TaskState T1 a1 CLOSED | => a1: TaskState T1 a1 voice CLOSED
                               | => ChatServer: TaskState T1 - voice CLOSED
                               | -> a1: AgentState a1 voice READY
                               | -> a1: AgentState a1 chat READY
                               | -> a1: TaskAssigned T2 a1 chat c2
                               | -> a1: AgentState a1 chat RESERVED
                               | -> ChatServer: TaskState T2 a1 chat OFFERED
        """);

    [Fact]
    public void An_agent_is_available_since_the_end_of_its_interruption() => Scenario.Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Given c1 voice a1 ACTIVE
        Given a2 chat READY
        +1s TaskState T1 a1 CLOSED | => a1: TaskState T1 a1 voice CLOSED
                                   | => ChatServer: TaskState T1 - voice CLOSED
                                   | -> a1: AgentState a1 voice READY
                                   | -> a1: AgentState a1 chat READY
        +1s Task chat c2           | => ChatServer: Task chat c2 T2 NEW
                                   | -> a2: TaskAssigned T2 a2 chat c2
                                   | -> a2: AgentState a2 chat RESERVED
                                   | -> ChatServer: TaskState T2 a2 chat OFFERED
        """);

    [Fact]
    public void Two_tasks_that_interrupt_interrupt_once_and_the_last_to_end_gives_back() => Scenario.Plays("""
        mrd chat
        mrd voice max=2 interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Given c1 chat a1 ACTIVE
        Given c2 voice a1 ACTIVE
        Task voice c3          | => ChatServer: Task voice c3 T3 NEW
                               | -> a1: TaskAssigned T3 a1 voice c3
                               | -> ChatServer: TaskState T3 a1 voice OFFERED
        TaskState T3 a1 ACTIVE | => a1: TaskState T3 a1 voice ACTIVE
                               | => ChatServer: TaskState T3 a1 voice ACTIVE
                               | -> a1: AgentState a1 voice BUSY
        TaskState T2 a1 CLOSED | => a1: TaskState T2 a1 voice CLOSED
                               | => ChatServer: TaskState T2 - voice CLOSED
                               | -> a1: AgentState a1 voice ACTIVE
        TaskState T3 a1 CLOSED | => a1: TaskState T3 a1 voice CLOSED
                               | => ChatServer: TaskState T3 - voice CLOSED
                               | -> a1: AgentState a1 voice READY
                               | -> a1: TaskState T1 a1 chat ACTIVE
                               | -> ChatServer: TaskState T1 a1 chat ACTIVE
                               | -> a1: AgentState a1 chat BUSY
        """);

    [Fact]
    public void MRDs_that_are_not_interruptible_leave_each_other_alone() => Scenario.Plays("""
        mrd voice interruptible=false
        mrd video interruptible=false
        Given a1 voice READY
        Given a1 video READY
        Given c1 voice a1 ACTIVE
        Task video c2          | => ChatServer: Task video c2 T2 NEW
                               | -> a1: TaskAssigned T2 a1 video c2
                               | -> a1: AgentState a1 video RESERVED
                               | -> ChatServer: TaskState T2 a1 video OFFERED
        TaskState T2 a1 ACTIVE | => a1: TaskState T2 a1 video ACTIVE
                               | => ChatServer: TaskState T2 a1 video ACTIVE
                               | -> a1: AgentState a1 video BUSY
        """);

    [Fact]
    public void The_customer_leaving_gives_back_everyone_it_had() => Scenario.Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 voice READY
        Given a2 voice READY
        Given a1 chat READY
        Given a2 chat READY
        Given c1 chat a1 ACTIVE
        Given c2 chat a2 ACTIVE
        Given c3 voice a1 ACTIVE
        Conference T3 a1 a2 voice | => a1: TaskConferenced T3 a1 a2
                                  | => a2: TaskConferenced T3 a1 a2
                                  | -> a2: AgentState a2 voice BUSY
                                  | -> a2: TaskState T2 a2 chat INTERRUPTED
                                  | -> ChatServer: TaskState T2 a2 chat INTERRUPTED
                                  | -> a2: AgentState a2 chat INTERRUPTED pending=READY
        TaskState T3 - CLOSED     | => a1: TaskState T3 a1 voice CLOSED code=CANCELLED
                                  | -> a1: AgentState a1 voice READY
                                  | -> a1: TaskState T1 a1 chat ACTIVE
                                  | -> ChatServer: TaskState T1 a1 chat ACTIVE
                                  | -> a1: AgentState a1 chat ACTIVE
                                  | => a2: TaskState T3 a2 voice CLOSED code=CANCELLED
                                  | -> a2: AgentState a2 voice READY
                                  | -> a2: TaskState T2 a2 chat ACTIVE
                                  | -> ChatServer: TaskState T2 a2 chat ACTIVE
                                  | -> a2: AgentState a2 chat ACTIVE
                                  | => ChatServer: TaskState T3 - voice CLOSED code=CANCELLED
        """);

    [Fact]
    public void A_transfer_of_a_call_interrupts_its_recipient_and_gives_its_former_owner_back() => Scenario.Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Given c1 chat a1 ACTIVE
        Given c2 voice a1 ACTIVE
        Given a2 chat READY
        Given a2 voice READY
        Given c3 chat a2 ACTIVE
        Transfer T2 a1 a2 | => a1: TaskAgentTransferred T2 a2 from=a1
                          | => a2: TaskAgentTransferred T2 a2 from=a1
                          | => ChatServer: TaskAgentTransferred T2 a2 from=a1
                          | -> a1: AgentState a1 voice READY
                          | -> a1: TaskState T1 a1 chat ACTIVE
                          | -> ChatServer: TaskState T1 a1 chat ACTIVE
                          | -> a1: AgentState a1 chat ACTIVE
                          | -> a2: AgentState a2 voice BUSY
                          | -> a2: TaskState T3 a2 chat INTERRUPTED
                          | -> ChatServer: TaskState T3 a2 chat INTERRUPTED
                          | -> a2: AgentState a2 chat INTERRUPTED pending=READY
        """);

    [Fact]
    public void An_interrupted_agent_is_handed_nothing_and_joins_INTERRUPTED() => Scenario.Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Given a2 voice READY
        Given c2 voice a2 ACTIVE
        Transfer T1 a1 a2        | => a1: Error AGENT_NOT_AVAILABLE RecipientAgentId (a1 T1) is ACTIVE
        Conference T1 a1 a2 chat | => a1: TaskConferenced T1 a1 a2
                                 | => a2: TaskConferenced T1 a1 a2
                                 | -> a2: TaskState T1 a2 chat INTERRUPTED
                                 | -> ChatServer: TaskState T1 a2 chat INTERRUPTED
        TaskState T2 a2 CLOSED   | => a2: TaskState T2 a2 voice CLOSED
                                 | => ChatServer: TaskState T2 - voice CLOSED
                                 | -> a2: AgentState a2 voice READY
                                 | -> a2: TaskState T1 a2 chat ACTIVE
                                 | -> ChatServer: TaskState T1 a2 chat ACTIVE
                                 | -> a2: AgentState a2 chat ACTIVE
        """);

    [Fact]
    public void Whoever_has_a_call_offered_joins_a_chat_INTERRUPTED() => Scenario.Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Given a2 voice READY
        Given c2 voice a2 OFFERED
        Conference T1 a1 a2 chat | => a1: TaskConferenced T1 a1 a2
                                 | => a2: TaskConferenced T1 a1 a2
                                 | -> a2: TaskState T1 a2 chat INTERRUPTED
                                 | -> ChatServer: TaskState T1 a2 chat INTERRUPTED
        TaskState T2 a2 NEW      | => a2: TaskState T2 a2 voice NEW code=REJECTED
                                 | => ChatServer: TaskState T2 a2 voice NEW code=REJECTED
                                 | -> a2: AgentState a2 voice NOT_READY reason=REJECTED
                                 | -> a2: TaskState T1 a2 chat ACTIVE
                                 | -> ChatServer: TaskState T1 a2 chat ACTIVE
                                 | -> a2: AgentState a2 chat ACTIVE
        """);

    [Fact]
    public void Joining_a_call_while_a_chat_is_offered_leaves_the_offer_open() => Scenario.Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 voice READY
        Given c1 voice a1 ACTIVE
        Given a2 chat READY
        Given a2 voice READY
        Given c2 chat a2 OFFERED
        Conference T1 a1 a2 voice    | => a1: TaskConferenced T1 a1 a2
                                     | => a2: TaskConferenced T1 a1 a2
                                     | -> a2: AgentState a2 voice BUSY
                                     | -> a2: AgentState a2 chat INTERRUPTED pending=READY
        AgentState a2 chat NOT_READY | => a2: Error STATE_NOT_ALLOWED State/OfferOpen (a2 chat) is INTERRUPTED
        TaskState T2 a2 ACTIVE       | => a2: TaskState T2 a2 chat INTERRUPTED
                                     | => ChatServer: TaskState T2 a2 chat INTERRUPTED
        TaskState T1 a2 CLOSED       | => a2: TaskState T1 a2 voice CLOSED
                                     | => ChatServer: TaskState T1 a2 voice CLOSED
                                     | -> a2: AgentState a2 voice READY
                                     | -> a2: TaskState T2 a2 chat ACTIVE
                                     | -> ChatServer: TaskState T2 a2 chat ACTIVE
                                     | -> a2: AgentState a2 chat ACTIVE
        """);

    [Fact]
    public void An_owner_who_leaves_hands_an_interrupted_participant_the_task() => Scenario.Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Given a2 voice READY
        Conference T1 a1 a2 chat | => a1: TaskConferenced T1 a1 a2
                                 | => a2: TaskConferenced T1 a1 a2
                                 | -> a2: AgentState a2 chat ACTIVE
        Task voice c2            | => ChatServer: Task voice c2 T2 NEW
                                 | -> a2: TaskAssigned T2 a2 voice c2
                                 | -> a2: AgentState a2 voice RESERVED
                                 | -> a2: TaskState T1 a2 chat INTERRUPTED
                                 | -> ChatServer: TaskState T1 a2 chat INTERRUPTED
                                 | -> a2: AgentState a2 chat INTERRUPTED pending=READY
                                 | -> ChatServer: TaskState T2 a2 voice OFFERED
        TaskState T1 a1 CLOSED   | => a1: TaskState T1 a1 chat CLOSED
                                 | => ChatServer: TaskState T1 a1 chat CLOSED
                                 | -> a1: AgentState a1 chat READY
        GetTaskState T1          | => ChatServer: TaskState T1 a2 chat INTERRUPTED
        """);

    [Fact]
    public void NOT_READY_stays_pending_behind_work_that_was_interrupted() => Scenario.Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Given c1 chat a1 ACTIVE
        AgentState a1 chat NOT_READY tea | => a1: AgentState a1 chat ACTIVE reason=tea pending=NOT_READY
        Task voice c2                    | => ChatServer: Task voice c2 T2 NEW
                                         | -> a1: TaskAssigned T2 a1 voice c2
                                         | -> a1: AgentState a1 voice RESERVED
                                         | -> a1: TaskState T1 a1 chat INTERRUPTED
                                         | -> ChatServer: TaskState T1 a1 chat INTERRUPTED
                                         | -> a1: AgentState a1 chat INTERRUPTED reason=tea pending=NOT_READY
                                         | -> ChatServer: TaskState T2 a1 voice OFFERED
        TaskState T2 a1 CLOSED           | => a1: TaskState T2 a1 voice CLOSED
                                         | => ChatServer: TaskState T2 - voice CLOSED
                                         | -> a1: AgentState a1 voice READY
                                         | -> a1: TaskState T1 a1 chat ACTIVE
                                         | -> ChatServer: TaskState T1 a1 chat ACTIVE
                                         | -> a1: AgentState a1 chat ACTIVE reason=tea pending=NOT_READY
        """);

    [Fact]
    public void A_task_handed_over_while_its_owner_was_interrupted_goes_on() => PlaysAsCommunicationServer("""
        mrd chat max=2
        mrd voice interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Given a2 chat READY
        Task chat c1                                         | => ChatServer: Task chat c1 T1 NEW
                                                             | -> RoutingEngine #18: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED | -> a1: TaskAssigned T1 a1 chat c1
                                                             | -> a1: AgentState a1 chat RESERVED
                                                             | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE                               | => a1: TaskState T1 a1 chat ACTIVE
                                                             | => ChatServer: TaskState T1 a1 chat ACTIVE
                                                             | -> RoutingEngine #24: TaskState T1 a1 chat ACTIVE
                                                             | -> a1: AgentState a1 chat ACTIVE
        Transfer T1 a1 a2                                    | -> RoutingEngine #26: Transfer T1 a1 a2
        Task voice c2                                        | => ChatServer: Task voice c2 T2 NEW
                                                             | -> RoutingEngine #28: NewTask voice T2
        CommunicationServer: TaskAgentSelected T2 a1 OFFERED | -> a1: TaskAssigned T2 a1 voice c2
                                                             | -> a1: AgentState a1 voice RESERVED
                                                             | -> a1: TaskState T1 a1 chat INTERRUPTED
                                                             | -> ChatServer: TaskState T1 a1 chat INTERRUPTED
                                                             | -> a1: AgentState a1 chat INTERRUPTED pending=READY
                                                             | -> ChatServer: TaskState T2 a1 voice OFFERED
        CommunicationServer: TaskAgentTransferred T1 a2 a1   | -> a1: TaskAgentTransferred T1 a2 from=a1
                                                             | -> a2: TaskAgentTransferred T1 a2 from=a1
                                                             | -> ChatServer: TaskAgentTransferred T1 a2 from=a1
                                                             | -> a2: TaskState T1 a2 chat ACTIVE
                                                             | -> ChatServer: TaskState T1 a2 chat ACTIVE
                                                             | -> a2: AgentState a2 chat ACTIVE
        """);
}
