using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>
/// A Communication Server alone: the table plays MRE, so that rows cross. A row's number (<c>#</c>) is its correlation.
/// </summary>
public class CommunicationServerScenarios
{
    private static void Plays(string table) => Scenario.PlaysAs(Topology.CommunicationServer, table);

    [Fact]
    public void An_answer_of_MRE_leads_back_to_the_asker_by_the_row_s_number() => Plays("""
        mrd chat max=2
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1           | => ChatServer: Task chat c1 T1 NEW
                               | -> RoutingEngine #12: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED
                               | -> a1: TaskAssigned T1 a1 chat c1
                               | -> a1: AgentState a1 chat RESERVED
                               | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE | => a1: TaskState T1 a1 chat ACTIVE
                               | => ChatServer: TaskState T1 a1 chat ACTIVE
                               | -> RoutingEngine #18: TaskState T1 a1 chat ACTIVE
                               | -> a1: AgentState a1 chat ACTIVE
        Transfer T1 a1 a2 replyTo=web cid=ask
                               | -> RoutingEngine #20: Transfer T1 a1 a2
        CommunicationServer: Error Transfer AGENT_NOT_AVAILABLE cid=20 agent=a1 task=T1 text=no
                               | -> web #ask: Error AGENT_NOT_AVAILABLE (a1 T1 chat) is ACTIVE for=Transfer text=no
        Conference T1 a1 a2 chat cid=ask2
                               | -> RoutingEngine #22: Conference T1 a1 a2 chat
        CommunicationServer: TaskConferenced T1 a1 a2 cid=22
                               | -> a1 #ask2: TaskConferenced T1 a1 a2
                               | -> a2 #ask2: TaskConferenced T1 a1 a2
                               | -> a2: AgentState a2 chat ACTIVE
        CommunicationServer: TaskConferenced T1 a1 a2 cid=abc
                               | -> a1: TaskConferenced T1 a1 a2
                               | -> a2: TaskConferenced T1 a1 a2
        """);

    [Fact]
    public void A_participant_whom_MRE_let_in_is_in_though_the_limit_was_lowered_on_the_way() => Plays("""
        mrd chat max=2
        agent a1
        agent a2
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1               | => ChatServer: Task chat c1 T1 NEW
                                   | -> RoutingEngine #12: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED
                                   | -> a1: TaskAssigned T1 a1 chat c1
                                   | -> a1: AgentState a1 chat RESERVED
                                   | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE     | => a1: TaskState T1 a1 chat ACTIVE
                                   | => ChatServer: TaskState T1 a1 chat ACTIVE
                                   | -> RoutingEngine #18: TaskState T1 a1 chat ACTIVE
                                   | -> a1: AgentState a1 chat ACTIVE
        Task chat c2               | => ChatServer: Task chat c2 T2 NEW
                                   | -> RoutingEngine #21: NewTask chat T2
        CommunicationServer: TaskAgentSelected T2 a2 OFFERED
                                   | -> a2: TaskAssigned T2 a2 chat c2
                                   | -> a2: AgentState a2 chat RESERVED
                                   | -> ChatServer: TaskState T2 a2 chat OFFERED
        TaskState T2 a2 ACTIVE     | => a2: TaskState T2 a2 chat ACTIVE
                                   | => ChatServer: TaskState T2 a2 chat ACTIVE
                                   | -> RoutingEngine #27: TaskState T2 a2 chat ACTIVE
                                   | -> a2: AgentState a2 chat ACTIVE
        Conference T1 a1 a2 chat cid=ask
                                   | -> RoutingEngine #29: Conference T1 a1 a2 chat
        Configure agent a2 chat=1  | -> a2: AgentState a2 chat BUSY
        CommunicationServer: TaskConferenced T1 a1 a2 cid=29
                                   | -> a1 #ask: TaskConferenced T1 a1 a2
                                   | -> a2 #ask: TaskConferenced T1 a1 a2
        """);

    [Fact]
    public void Row_15_for_an_agent_who_has_left_goes_back_with_row_12_NEW() => Plays("""
        Given a1 chat READY
        Task chat c1                                         | => ChatServer: Task chat c1 T1 NEW
                                                             | -> RoutingEngine #7: NewTask chat T1
        AgentState a1 chat LOGOUT                            | -> RoutingEngine #8: AgentState a1 chat LOGOUT
                                                             | => a1: AgentState a1 chat LOGOUT
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED | -> RoutingEngine #10: AgentState a1 chat LOGOUT
                                                             | -> RoutingEngine #11: TaskState T1 a1 chat NEW
        Login a1 chat                                        | -> RoutingEngine #12: AgentState a1 chat NOT_READY
                                                             | => a1: AgentState a1 chat NOT_READY
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED | -> RoutingEngine #14: AgentState a1 chat NOT_READY
                                                             | -> RoutingEngine #15: TaskState T1 a1 chat NEW
        CommunicationServer: TaskAgentSelected T1 a2 OFFERED | -> RoutingEngine #16: AgentState a2 chat LOGOUT
                                                             | -> RoutingEngine #17: TaskState T1 a2 chat NEW
        """);

    [Fact]
    public void Row_15_for_an_agent_who_holds_another_offer_or_is_full_goes_back() => Plays("""
        mrd chat
        mrd mail
        Given a1 chat READY
        Given a1 mail READY
        Task chat c1                                         | => ChatServer: Task chat c1 T1 NEW
                                                             | -> RoutingEngine #13: NewTask chat T1
        Task mail c2                                         | => ChatServer: Task mail c2 T2 NEW
                                                             | -> RoutingEngine #15: NewTask mail T2
        Task chat c3                                         | => ChatServer: Task chat c3 T3 NEW
                                                             | -> RoutingEngine #17: NewTask chat T3
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED | -> a1: TaskAssigned T1 a1 chat c1
                                                             | -> a1: AgentState a1 chat RESERVED
                                                             | -> ChatServer: TaskState T1 a1 chat OFFERED
        CommunicationServer: TaskAgentSelected T2 a1 OFFERED | -> RoutingEngine #21: TaskState T2 a1 mail NEW
        TaskState T1 a1 ACTIVE                               | => a1: TaskState T1 a1 chat ACTIVE
                                                             | => ChatServer: TaskState T1 a1 chat ACTIVE
                                                             | -> RoutingEngine #24: TaskState T1 a1 chat ACTIVE
                                                             | -> a1: AgentState a1 chat BUSY
        CommunicationServer: TaskAgentSelected T3 a1 OFFERED | -> RoutingEngine #26: TaskState T3 a1 chat NEW
        """);

    [Fact]
    public void Row_15_that_comes_twice_does_not_take_the_task_from_its_agent() => Plays("""
        Given a1 chat READY
        Task chat c1 | => ChatServer: Task chat c1 T1 NEW
                     | -> RoutingEngine #7: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED
                     | -> a1: TaskAssigned T1 a1 chat c1
                     | -> a1: AgentState a1 chat RESERVED
                     | -> ChatServer: TaskState T1 a1 chat OFFERED
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED body={1}
                     | -> DLQ: DeadLetter STATE_NOT_ALLOWED from=CommunicationServer type=TaskAgentSelected body={1}
        TaskState T1 a1 ACTIVE
                     | => a1: TaskState T1 a1 chat ACTIVE
                     | => ChatServer: TaskState T1 a1 chat ACTIVE
                     | -> RoutingEngine #14: TaskState T1 a1 chat ACTIVE
                     | -> a1: AgentState a1 chat BUSY
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED body={2}
                     | -> DLQ: DeadLetter STATE_NOT_ALLOWED from=CommunicationServer type=TaskAgentSelected body={2}
        """);

    [Fact]
    public void Row_15_for_a_task_that_another_agent_has_goes_back() => Plays("""
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1                                         | => ChatServer: Task chat c1 T1 NEW
                                                             | -> RoutingEngine #12: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED | -> a1: TaskAssigned T1 a1 chat c1
                                                             | -> a1: AgentState a1 chat RESERVED
                                                             | -> ChatServer: TaskState T1 a1 chat OFFERED
        CommunicationServer: TaskAgentSelected T1 a2 OFFERED | -> RoutingEngine #16: TaskState T1 a2 chat NEW
        """);

    [Fact]
    public void Row_15_for_a_closed_task_goes_back_with_row_12_CLOSED() => Plays("""
        Given a1 chat READY
        Task chat c1                                         | => ChatServer: Task chat c1 T1 NEW
                                                             | -> RoutingEngine #7: NewTask chat T1
        TaskState T1 - CLOSED                                | => ChatServer: TaskState T1 - chat CLOSED code=CANCELLED
                                                             | -> RoutingEngine #9: TaskState T1 - chat CLOSED
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED | -> RoutingEngine #10: TaskState T1 - chat CLOSED
        """);

    [Fact]
    public void What_names_nobody_known_is_dead_lettered_and_answered_to_nobody() => Plays("""
        Given a1 chat READY
        Task chat c1 | => ChatServer: Task chat c1 T1 NEW
                     | -> RoutingEngine #7: NewTask chat T1
        CommunicationServer: TaskAgentSelected X9 a1 OFFERED body={}
                     | -> DLQ: DeadLetter UNKNOWN_TASK from=CommunicationServer type=TaskAgentSelected body={}
        CommunicationServer: TaskAgentSelected T1 nobody OFFERED
                     | -> DLQ: DeadLetter USER_NOT_FOUND from=CommunicationServer type=TaskAgentSelected
        CommunicationServer: TaskConferenced X9 a1 a2
                     | -> DLQ: DeadLetter UNKNOWN_TASK from=CommunicationServer type=TaskConferenced
        CommunicationServer: TaskConferenced T1 nobody a2
                     | -> DLQ: DeadLetter USER_NOT_FOUND from=CommunicationServer type=TaskConferenced
        CommunicationServer: TaskConferenced T1 a1 nobody
                     | -> DLQ: DeadLetter USER_NOT_FOUND from=CommunicationServer type=TaskConferenced
        CommunicationServer: TaskAgentTransferred X9 a1 a2
                     | -> DLQ: DeadLetter UNKNOWN_TASK from=CommunicationServer type=TaskAgentTransferred
        CommunicationServer: TaskAgentTransferred T1 nobody a2
                     | -> DLQ: DeadLetter USER_NOT_FOUND from=CommunicationServer type=TaskAgentTransferred
        CommunicationServer: TaskAgentTransferred T1 a1 nobody
                     | -> DLQ: DeadLetter USER_NOT_FOUND from=CommunicationServer type=TaskAgentTransferred
        CommunicationServer: Error Transfer GENERAL_ERROR cid=99
                     | => DLQ: DeadLetter GENERAL_ERROR from=CommunicationServer type=Error
        CommunicationServer: Error Transfer GENERAL_ERROR
                     | -> DLQ: DeadLetter GENERAL_ERROR from=CommunicationServer type=Error
        CommunicationServer: Raw - MALFORMED_JSON Body type=TaskAgentSelected body={
                     | -> DLQ: DeadLetter MALFORMED_JSON from=CommunicationServer type=TaskAgentSelected body={
        CommunicationServer: Raw TaskAgentSelected MISSING_FIELD TaskId/Absent type=TaskAgentSelected body={}
                     | -> DLQ: DeadLetter MISSING_FIELD from=CommunicationServer type=TaskAgentSelected body={}
        """);

    [Fact]
    public void NO_AGENT_AVAILABLE_closes_a_task_that_waits() => Plays("""
        Given a1 chat READY
        Task chat c1 replyTo=origin
                 | => origin: Task chat c1 T1 NEW
                 | -> RoutingEngine #7: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 - NO_AGENT_AVAILABLE
                 | -> origin: TaskState T1 - chat CLOSED code=NO_AGENT_AVAILABLE
        CommunicationServer: TaskAgentSelected T1 - NO_AGENT_AVAILABLE
                 | -> DLQ: DeadLetter TASK_CLOSED from=CommunicationServer type=TaskAgentSelected
        Task chat c2 replyTo=origin
                 | => origin: Task chat c2 T2 NEW
                 | -> RoutingEngine #11: NewTask chat T2
        CommunicationServer: TaskAgentSelected T2 a1 OFFERED
                 | -> a1: TaskAssigned T2 a1 chat c2
                 | -> a1: AgentState a1 chat RESERVED
                 | -> origin: TaskState T2 a1 chat OFFERED
        CommunicationServer: TaskAgentSelected T2 - NO_AGENT_AVAILABLE
                 | -> DLQ: DeadLetter STATE_NOT_ALLOWED from=CommunicationServer type=TaskAgentSelected
        """);

    [Fact]
    public void A_task_that_MRE_refuses_is_closed_but_not_one_that_it_has_already() => Plays("""
        Task chat c1 replyTo=origin cid=ask | => origin: Task chat c1 T1 NEW
                                            | -> RoutingEngine #2: NewTask chat T1
        CommunicationServer: Error NewTask OVERLOADED cid=2 task=T1 retry=5
                                            | -> origin #ask: Error OVERLOADED (T1 chat) is NEW for=CreateTask retry=5
                                            | -> origin: TaskState T1 - chat CLOSED code=OVERLOADED
        Task chat c2                        | => ChatServer: Task chat c2 T2 NEW
                                            | -> RoutingEngine #6: NewTask chat T2
        CommunicationServer: Error NewTask UNKNOWN_MRD cid=6 task=T2
                                            | -> ChatServer #ID:3: Error UNKNOWN_MRD (T2 chat) is NEW for=CreateTask
                                            | -> ChatServer: TaskState T2 - chat CLOSED code=FORCE_CLOSED
        Task chat c3                        | => ChatServer: Task chat c3 T3 NEW
                                            | -> RoutingEngine #10: NewTask chat T3
        CommunicationServer: Error NewTask DUPLICATE_TASK cid=10 task=T3
                                            | -> ChatServer #ID:5: Error DUPLICATE_TASK (T3 chat) is NEW for=CreateTask
        GetTaskState T3                     | => ChatServer: TaskState T3 - chat NEW
        """);

    [Fact]
    public void A_close_that_overtakes_a_transfer_stands_and_MRE_is_told_to_end_it() => Plays("""
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1           | => ChatServer: Task chat c1 T1 NEW
                               | -> RoutingEngine #12: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED
                               | -> a1: TaskAssigned T1 a1 chat c1
                               | -> a1: AgentState a1 chat RESERVED
                               | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE | => a1: TaskState T1 a1 chat ACTIVE
                               | => ChatServer: TaskState T1 a1 chat ACTIVE
                               | -> RoutingEngine #18: TaskState T1 a1 chat ACTIVE
                               | -> a1: AgentState a1 chat BUSY
        Transfer T1 a1 a2      | -> RoutingEngine #20: Transfer T1 a1 a2
        TaskState T1 a1 CLOSED | => a1: TaskState T1 a1 chat CLOSED
                               | => ChatServer: TaskState T1 - chat CLOSED
                               | -> RoutingEngine #23: TaskState T1 a1 chat CLOSED
                               | -> a1: AgentState a1 chat READY
        CommunicationServer: TaskAgentTransferred T1 a2 a1 cid=20
                               | -> a1 #ID:10: Error TASK_CLOSED TaskId (a1 T1 chat) is CLOSED for=Transfer
                               | -> RoutingEngine #26: TaskState T1 - chat CLOSED
        """);

    [Fact]
    public void An_owner_who_leaves_during_a_transfer_leaves_the_task_as_it_then_is() => Plays("""
        mrd chat onLogout=requeue max=2
        Given a1 chat READY
        Given a2 chat READY
        Given a3 chat READY
        Task chat c1              | => ChatServer: Task chat c1 T1 NEW
                                  | -> RoutingEngine #17: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED
                                  | -> a1: TaskAssigned T1 a1 chat c1
                                  | -> a1: AgentState a1 chat RESERVED
                                  | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE    | => a1: TaskState T1 a1 chat ACTIVE
                                  | => ChatServer: TaskState T1 a1 chat ACTIVE
                                  | -> RoutingEngine #23: TaskState T1 a1 chat ACTIVE
                                  | -> a1: AgentState a1 chat ACTIVE
        Transfer T1 a1 a2         | -> RoutingEngine #25: Transfer T1 a1 a2
        AgentState a1 chat LOGOUT | -> RoutingEngine #26: AgentState a1 chat LOGOUT
                                  | -> a1: TaskState T1 a1 chat NEW code=AGENT_LOGOUT
                                  | -> ChatServer: TaskState T1 a1 chat NEW code=AGENT_LOGOUT
                                  | -> RoutingEngine #29: TaskState T1 a1 chat NEW
                                  | => a1: AgentState a1 chat LOGOUT
        CommunicationServer: TaskAgentTransferred T1 a2 a1 cid=25
                                  | -> a1 #ID:13: Error NOT_TASK_AGENT OwnerAgentId (a1 T1 chat) is NEW for=Transfer
                                  | -> RoutingEngine #32: TaskState T1 a2 chat NEW
        CommunicationServer: TaskAgentSelected T1 a3 OFFERED
                                  | -> a3: TaskAssigned T1 a3 chat c1
                                  | -> a3: AgentState a3 chat RESERVED
                                  | -> ChatServer: TaskState T1 a3 chat OFFERED
        TaskState T1 a3 ACTIVE    | => a3: TaskState T1 a3 chat ACTIVE
                                  | => ChatServer: TaskState T1 a3 chat ACTIVE
                                  | -> RoutingEngine #38: TaskState T1 a3 chat ACTIVE
                                  | -> a3: AgentState a3 chat ACTIVE
        Conference T1 a3 a2 chat  | -> RoutingEngine #40: Conference T1 a3 a2 chat
        CommunicationServer: TaskConferenced T1 a3 a2
                                  | -> a3: TaskConferenced T1 a3 a2
                                  | -> a2: TaskConferenced T1 a3 a2
                                  | -> a2: AgentState a2 chat ACTIVE
        Login a1 chat             | -> RoutingEngine #44: AgentState a1 chat NOT_READY
                                  | => a1: AgentState a1 chat NOT_READY
        AgentState a1 chat READY  | -> RoutingEngine #46: AgentState a1 chat READY
                                  | => a1: AgentState a1 chat READY
        Transfer T1 a3 a1         | -> RoutingEngine #48: Transfer T1 a3 a1
        TaskState T1 a3 CLOSED    | => a3: TaskState T1 a3 chat CLOSED
                                  | => ChatServer: TaskState T1 a3 chat CLOSED
                                  | -> RoutingEngine #51: TaskState T1 a3 chat CLOSED
                                  | -> a3: AgentState a3 chat READY
        CommunicationServer: TaskAgentTransferred T1 a1 a3
                                  | -> RoutingEngine #53: TaskState T1 a1 chat CLOSED
        """);

    [Fact]
    public void A_wrap_up_that_begins_during_a_transfer_is_the_recipient_s() => Plays("""
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1                                         | => ChatServer: Task chat c1 T1 NEW
                                                             | -> RoutingEngine #12: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED | -> a1: TaskAssigned T1 a1 chat c1
                                                             | -> a1: AgentState a1 chat RESERVED
                                                             | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE                               | => a1: TaskState T1 a1 chat ACTIVE
                                                             | => ChatServer: TaskState T1 a1 chat ACTIVE
                                                             | -> RoutingEngine #18: TaskState T1 a1 chat ACTIVE
                                                             | -> a1: AgentState a1 chat BUSY
        Transfer T1 a1 a2                                    | -> RoutingEngine #20: Transfer T1 a1 a2
        TaskState T1 a1 WRAPPING_UP                          | => a1: TaskState T1 a1 chat WRAPPING_UP
                                                             | => ChatServer: TaskState T1 a1 chat WRAPPING_UP
                                                             | -> RoutingEngine #23: TaskState T1 a1 chat WRAPPING_UP
                                                             | -> a1: AgentState a1 chat WORK_READY
        CommunicationServer: TaskAgentTransferred T1 a2 a1   | -> RoutingEngine #25: TaskState T1 a2 chat WRAPPING_UP
                                                             | -> a1: TaskAgentTransferred T1 a2 from=a1
                                                             | -> a2: TaskAgentTransferred T1 a2 from=a1
                                                             | -> ChatServer: TaskAgentTransferred T1 a2 from=a1
                                                             | -> a1: AgentState a1 chat READY
                                                             | -> a2: AgentState a2 chat WORK_READY
        """);

    [Fact]
    public void Who_signs_out_before_row_6_or_9_arrives_gives_up_what_it_brings() => Plays("""
        mrd chat max=2
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1                                  | => ChatServer: Task chat c1 T1 NEW
                                                      | -> RoutingEngine #12: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED
                                                      | -> a1: TaskAssigned T1 a1 chat c1
                                                      | -> a1: AgentState a1 chat RESERVED
                                                      | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE                        | => a1: TaskState T1 a1 chat ACTIVE
                                                      | => ChatServer: TaskState T1 a1 chat ACTIVE
                                                      | -> RoutingEngine #18: TaskState T1 a1 chat ACTIVE
                                                      | -> a1: AgentState a1 chat ACTIVE
        Conference T1 a1 a2 chat                      | -> RoutingEngine #20: Conference T1 a1 a2 chat
        AgentState a2 chat LOGOUT                     | -> RoutingEngine #21: AgentState a2 chat LOGOUT
                                                      | => a2: AgentState a2 chat LOGOUT
        CommunicationServer: TaskConferenced T1 a1 a2 | -> a1: TaskConferenced T1 a1 a2
                                                      | -> a2: TaskConferenced T1 a1 a2
                                                      | -> a2: TaskState T1 a2 chat CLOSED code=AGENT_LOGOUT
                                                      | -> ChatServer: TaskState T1 a2 chat CLOSED code=AGENT_LOGOUT
                                                      | -> RoutingEngine #27: TaskState T1 a2 chat CLOSED
        Login a2 chat                                 | -> RoutingEngine #28: AgentState a2 chat NOT_READY
                                                      | => a2: AgentState a2 chat NOT_READY
        AgentState a2 chat READY                      | -> RoutingEngine #30: AgentState a2 chat READY
                                                      | => a2: AgentState a2 chat READY
        Transfer T1 a1 a2                             | -> RoutingEngine #32: Transfer T1 a1 a2
        AgentState a2 chat LOGOUT                     | -> RoutingEngine #33: AgentState a2 chat LOGOUT
                                                      | => a2: AgentState a2 chat LOGOUT
        CommunicationServer: TaskAgentTransferred T1 a2 a1
                                                      | -> a1: TaskAgentTransferred T1 a2 from=a1
                                                      | -> a2: TaskAgentTransferred T1 a2 from=a1
                                                      | -> ChatServer: TaskAgentTransferred T1 a2 from=a1
                                                      | -> a1: AgentState a1 chat READY
                                                      | -> a2: TaskState T1 a2 chat CLOSED code=AGENT_LOGOUT
                                                      | -> ChatServer: TaskState T1 - chat CLOSED code=AGENT_LOGOUT
                                                      | -> RoutingEngine #41: TaskState T1 a2 chat CLOSED
        """);

    [Fact]
    public void A_close_that_overtakes_a_conference_stands_and_MRE_is_told_to_end_it() => Plays("""
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1                                         | => ChatServer: Task chat c1 T1 NEW
                                                             | -> RoutingEngine #12: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED | -> a1: TaskAssigned T1 a1 chat c1
                                                             | -> a1: AgentState a1 chat RESERVED
                                                             | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE                               | => a1: TaskState T1 a1 chat ACTIVE
                                                             | => ChatServer: TaskState T1 a1 chat ACTIVE
                                                             | -> RoutingEngine #18: TaskState T1 a1 chat ACTIVE
                                                             | -> a1: AgentState a1 chat BUSY
        Conference T1 a1 a2 chat                             | -> RoutingEngine #20: Conference T1 a1 a2 chat
        TaskState T1 - CLOSED                                | => a1: TaskState T1 a1 chat CLOSED code=CANCELLED
                                                             | -> a1: AgentState a1 chat READY
                                                             | => ChatServer: TaskState T1 - chat CLOSED code=CANCELLED
                                                             | -> RoutingEngine #24: TaskState T1 - chat CLOSED
        CommunicationServer: TaskConferenced T1 a1 a2        | -> RoutingEngine #25: TaskState T1 - chat CLOSED
        """);
}
