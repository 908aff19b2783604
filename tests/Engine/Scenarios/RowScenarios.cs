using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>The 17 rows of 1-protocol with their normal outcome, and what the roles say to each other.</summary>
public class RowScenarios
{
    [Fact]
    public void Rows_1_2_3_10_and_16_sign_an_agent_in_and_out() => Scenario.PlaysWithRows("""
        mrd chat name=Chat
        Connect a1 to=desk                     | => desk: Connect a1 CONNECTED to=desk
        Login a1 Chat                          | -> RoutingEngine: AgentState a1 chat NOT_READY
                                               | => desk: AgentState a1 chat NOT_READY
        AgentState a1 chat READY               | -> RoutingEngine: AgentState a1 chat READY
                                               | => desk: AgentState a1 chat READY
        +5s AgentState a1 Chat NOT_READY lunch | -> RoutingEngine: AgentState a1 chat NOT_READY reason=lunch
                                               | => desk: AgentState a1 chat NOT_READY reason=lunch
        +5s GetAgentState a1 chat              | => desk: AgentState a1 chat NOT_READY reason=lunch since=+5s
        +5s AgentState a1 chat LOGOUT home     | -> RoutingEngine: AgentState a1 chat LOGOUT reason=home
                                               | => desk: AgentState a1 chat LOGOUT reason=home
        GetAgentState a1 chat                  | => desk: AgentState a1 chat LOGOUT reason=home
        GetAgentState a2 chat                  | => ChatServer: AgentState a2 chat LOGOUT since=never
        """);

    [Fact]
    public void Rows_13_14_15_11_12_and_17_bring_a_task_to_an_agent_and_to_its_end() => Scenario.PlaysWithRows("""
        Given a1 chat READY
        Task chat c1 name=Bob params=k:v | => ChatServer: Task chat c1 T1 NEW
                                         | -> RoutingEngine: NewTask chat T1 params=k:v
                                         | -> CommunicationServer: TaskAgentSelected T1 a1 OFFERED
                                         | -> a1: TaskAssigned T1 a1 chat c1 name=Bob params=k:v
                                         | -> a1: AgentState a1 chat RESERVED
                                         | -> ChatServer: TaskState T1 a1 chat OFFERED
        GetTaskState T1                  | => ChatServer: TaskState T1 a1 chat OFFERED
        +4s TaskState T1 a1 ACCEPTED     | => a1: TaskState T1 a1 chat ACCEPTED
                                         | => ChatServer: TaskState T1 a1 chat ACCEPTED
                                         | -> RoutingEngine: TaskState T1 a1 chat ACCEPTED
                                         | -> a1: AgentState a1 chat BUSY
        GetTaskState T1 a1               | => a1: TaskState T1 a1 chat ACCEPTED
        +1s TaskState T1 a1 ACTIVE       | => a1: TaskState T1 a1 chat ACTIVE
                                         | => ChatServer: TaskState T1 a1 chat ACTIVE
                                         | -> RoutingEngine: TaskState T1 a1 chat ACTIVE
        +1s TaskState T1 a1 PAUSED       | => a1: TaskState T1 a1 chat PAUSED
                                         | => ChatServer: TaskState T1 a1 chat PAUSED
                                         | -> RoutingEngine: TaskState T1 a1 chat PAUSED
        +1s TaskState T1 a1 ACTIVE       | => a1: TaskState T1 a1 chat ACTIVE
                                         | => ChatServer: TaskState T1 a1 chat ACTIVE
                                         | -> RoutingEngine: TaskState T1 a1 chat ACTIVE
        +1s TaskState T1 a1 WRAPPING_UP  | => a1: TaskState T1 a1 chat WRAPPING_UP
                                         | => ChatServer: TaskState T1 a1 chat WRAPPING_UP
                                         | -> RoutingEngine: TaskState T1 a1 chat WRAPPING_UP
                                         | -> a1: AgentState a1 chat WORK_READY
        +9s TaskState T1 a1 CLOSED DONE  | => a1: TaskState T1 a1 chat CLOSED code=DONE
                                         | => ChatServer: TaskState T1 - chat CLOSED code=DONE
                                         | -> RoutingEngine: TaskState T1 a1 chat CLOSED
                                         | -> a1: AgentState a1 chat READY
        GetTaskState T1                  | => ChatServer: TaskState T1 - chat CLOSED code=DONE
        """);

    [Fact]
    public void Rows_4_5_and_6_bring_a_second_agent_into_a_task() => Scenario.PlaysWithRows("""
        mrd chat max=2
        Given a1 chat READY
        Given a2 chat NOT_READY
        Given c1 chat a1 ACTIVE
        Conference T1 a1 a2 chat | -> RoutingEngine: Conference T1 a1 a2 chat
                                 | -> CommunicationServer: TaskConferenced T1 a1 a2
                                 | => a1: TaskConferenced T1 a1 a2
                                 | => a2: TaskConferenced T1 a1 a2
                                 | -> a2: AgentState a2 chat ACTIVE pending=NOT_READY
        GetTaskState T1 a2       | => a2: TaskState T1 a2 chat ACTIVE
        """);

    [Fact]
    public void Rows_7_8_and_9_hand_a_task_to_another_agent() => Scenario.PlaysWithRows("""
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Task chat c2           | => ChatServer: Task chat c2 T2 NEW
                               | -> RoutingEngine: NewTask chat T2
                               | -> CommunicationServer: TaskAgentSelected T2 a2 OFFERED
                               | -> a2: TaskAssigned T2 a2 chat c2
                               | -> a2: AgentState a2 chat RESERVED
                               | -> ChatServer: TaskState T2 a2 chat OFFERED
        TaskState T2 a2 ACTIVE | => a2: TaskState T2 a2 chat ACTIVE
                               | => ChatServer: TaskState T2 a2 chat ACTIVE
                               | -> RoutingEngine: TaskState T2 a2 chat ACTIVE
                               | -> a2: AgentState a2 chat BUSY
        TaskState T2 a2 CLOSED | => a2: TaskState T2 a2 chat CLOSED
                               | => ChatServer: TaskState T2 - chat CLOSED
                               | -> RoutingEngine: TaskState T2 a2 chat CLOSED
                               | -> a2: AgentState a2 chat READY
        Task chat c3           | => ChatServer: Task chat c3 T3 NEW
                               | -> RoutingEngine: NewTask chat T3
                               | -> CommunicationServer: TaskAgentSelected T3 a2 OFFERED
                               | -> a2: TaskAssigned T3 a2 chat c3
                               | -> a2: AgentState a2 chat RESERVED
                               | -> ChatServer: TaskState T3 a2 chat OFFERED
        TaskState T3 - CLOSED  | => a2: TaskState T3 a2 chat CLOSED code=CANCELLED
                               | -> a2: AgentState a2 chat READY
                               | => ChatServer: TaskState T3 - chat CLOSED code=CANCELLED
                               | -> RoutingEngine: TaskState T3 - chat CLOSED
        Transfer T1 a1 a2      | -> RoutingEngine: Transfer T1 a1 a2
                               | -> CommunicationServer: TaskAgentTransferred T1 a2 from=a1
                               | => a1: TaskAgentTransferred T1 a2 from=a1
                               | => a2: TaskAgentTransferred T1 a2 from=a1
                               | => ChatServer: TaskAgentTransferred T1 a2 from=a1
                               | -> a1: AgentState a1 chat READY
                               | -> a2: AgentState a2 chat BUSY
        GetTaskState T1        | => ChatServer: TaskState T1 a2 chat ACTIVE
        """);

    [Fact]
    public void A_declined_offer_sends_row_10_and_then_row_12() => Scenario.PlaysWithRows("""
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        TaskState T1 a1 NEW | -> RoutingEngine: AgentState a1 chat NOT_READY reason=REJECTED
                            | => a1: TaskState T1 a1 chat NEW code=REJECTED
                            | => ChatServer: TaskState T1 a1 chat NEW code=REJECTED
                            | -> RoutingEngine: TaskState T1 a1 chat NEW
                            | -> a1: AgentState a1 chat NOT_READY reason=REJECTED
        """);

    [Fact]
    public void A_freed_owner_is_offered_the_next_task_at_once() => Scenario.PlaysWithRows("""
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Task chat c2                | => ChatServer: Task chat c2 T2 NEW
                                    | -> RoutingEngine: NewTask chat T2
        Connect a2                  | => a2: Connect a2 CONNECTED to=a2
        Login a2 chat               | -> RoutingEngine: AgentState a2 chat NOT_READY
                                    | => a2: AgentState a2 chat NOT_READY
        TaskState T1 a1 CLOSED DONE | => a1: TaskState T1 a1 chat CLOSED code=DONE
                                    | => ChatServer: TaskState T1 - chat CLOSED code=DONE
                                    | -> RoutingEngine: TaskState T1 a1 chat CLOSED
                                    | -> a1: AgentState a1 chat READY
                                    | -> CommunicationServer: TaskAgentSelected T2 a1 OFFERED
                                    | -> a1: TaskAssigned T2 a1 chat c2
                                    | -> a1: AgentState a1 chat RESERVED
                                    | -> ChatServer: TaskState T2 a1 chat OFFERED
        """);
}
