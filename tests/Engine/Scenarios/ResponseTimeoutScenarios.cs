using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>
/// The guard timer of an MRE elsewhere has fired: it has taken a reservation back by itself (7-rulings 30).
/// </summary>
public class ResponseTimeoutScenarios
{
    private static void Plays(string table) => Scenario.PlaysAs(Topology.CommunicationServer, table);

    [Fact]
    public void An_offer_still_open_ends_as_a_no_answer_and_MRE_is_told_of_the_agent_only() => Plays("""
        Given a1 chat READY
        Task chat c1 replyTo=origin | => origin: Task chat c1 T1 NEW
                                    | -> RoutingEngine #7: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED
                                    | -> a1: TaskAssigned T1 a1 chat c1
                                    | -> a1: AgentState a1 chat RESERVED
                                    | -> origin: TaskState T1 a1 chat OFFERED
        CommunicationServer: Error TaskAgentSelected RESPONSE_TIMEOUT task=T1 agent=a1
                                    | -> RoutingEngine #11: AgentState a1 chat NOT_READY reason=RONA
                                    | -> a1: TaskState T1 a1 chat NEW code=RESPONSE_TIMEOUT
                                    | -> origin: TaskState T1 a1 chat NEW code=RESPONSE_TIMEOUT
                                    | -> a1: AgentState a1 chat NOT_READY reason=RONA
        @+30s                       |
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED
                                    | -> RoutingEngine #15: AgentState a1 chat NOT_READY reason=RONA since=+0s
                                    | -> RoutingEngine #16: TaskState T1 a1 chat NEW
        """);

    [Fact]
    public void With_noAnswer_ready_the_agent_stays_READY() => Plays("""
        mrd chat noAnswer=ready
        Given a1 chat READY
        Task chat c1 | => ChatServer: Task chat c1 T1 NEW
                     | -> RoutingEngine #7: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED
                     | -> a1: TaskAssigned T1 a1 chat c1
                     | -> a1: AgentState a1 chat RESERVED
                     | -> ChatServer: TaskState T1 a1 chat OFFERED
        CommunicationServer: Error TaskAgentSelected RESPONSE_TIMEOUT task=T1 agent=a1
                     | -> a1: TaskState T1 a1 chat NEW code=RESPONSE_TIMEOUT
                     | -> ChatServer: TaskState T1 a1 chat NEW code=RESPONSE_TIMEOUT
                     | -> a1: AgentState a1 chat READY
        """);

    [Fact]
    public void What_the_agent_has_accepted_it_keeps_and_MRE_is_told_so() => Plays("""
        Given a1 chat READY
        Task chat c1                                         | => ChatServer: Task chat c1 T1 NEW
                                                             | -> RoutingEngine #7: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED | -> a1: TaskAssigned T1 a1 chat c1
                                                             | -> a1: AgentState a1 chat RESERVED
                                                             | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE                               | => a1: TaskState T1 a1 chat ACTIVE
                                                             | => ChatServer: TaskState T1 a1 chat ACTIVE
                                                             | -> RoutingEngine #13: TaskState T1 a1 chat ACTIVE
                                                             | -> a1: AgentState a1 chat BUSY
        CommunicationServer: Error TaskAgentSelected RESPONSE_TIMEOUT task=T1 agent=a1
                                                             | -> RoutingEngine #15: TaskState T1 a1 chat ACTIVE
                                                             | -> RoutingEngine #16: AgentState a1 chat READY
        """);

    [Fact]
    public void What_is_over_stays_over_and_MRE_is_told_how_the_agent_stands() => Plays("""
        Given a1 chat READY
        Task chat c1                                         | => ChatServer: Task chat c1 T1 NEW
                                                             | -> RoutingEngine #7: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED | -> a1: TaskAssigned T1 a1 chat c1
                                                             | -> a1: AgentState a1 chat RESERVED
                                                             | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 - CLOSED                                | => a1: TaskState T1 a1 chat CLOSED code=CANCELLED
                                                             | -> a1: AgentState a1 chat READY
                                                             | => ChatServer: TaskState T1 - chat CLOSED code=CANCELLED
                                                             | -> RoutingEngine #14: TaskState T1 - chat CLOSED
        CommunicationServer: Error TaskAgentSelected RESPONSE_TIMEOUT task=T1 agent=a1
                                                             | -> RoutingEngine #15: AgentState a1 chat READY
        Task chat c2                                         | => ChatServer: Task chat c2 T2 NEW
                                                             | -> RoutingEngine #17: NewTask chat T2
        CommunicationServer: Error TaskAgentSelected RESPONSE_TIMEOUT task=T2 agent=a2
                                                             | -> RoutingEngine #18: AgentState a2 chat LOGOUT
        """);

    [Fact]
    public void An_offer_on_voice_gives_the_chats_back() => Plays("""
        mrd chat
        mrd voice interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Task chat c1           | => ChatServer: Task chat c1 T1 NEW
                               | -> RoutingEngine #13: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED
                               | -> a1: TaskAssigned T1 a1 chat c1
                               | -> a1: AgentState a1 chat RESERVED
                               | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE | => a1: TaskState T1 a1 chat ACTIVE
                               | => ChatServer: TaskState T1 a1 chat ACTIVE
                               | -> RoutingEngine #19: TaskState T1 a1 chat ACTIVE
                               | -> a1: AgentState a1 chat BUSY
        Task voice c2          | => ChatServer: Task voice c2 T2 NEW
                               | -> RoutingEngine #22: NewTask voice T2
        CommunicationServer: TaskAgentSelected T2 a1 OFFERED
                               | -> a1: TaskAssigned T2 a1 voice c2
                               | -> a1: AgentState a1 voice RESERVED
                               | -> a1: TaskState T1 a1 chat INTERRUPTED
                               | -> ChatServer: TaskState T1 a1 chat INTERRUPTED
                               | -> a1: AgentState a1 chat INTERRUPTED pending=READY
                               | -> ChatServer: TaskState T2 a1 voice OFFERED
        CommunicationServer: Error TaskAgentSelected RESPONSE_TIMEOUT task=T2 agent=a1
                               | -> RoutingEngine #29: AgentState a1 voice NOT_READY reason=RONA
                               | -> a1: TaskState T2 a1 voice NEW code=RESPONSE_TIMEOUT
                               | -> ChatServer: TaskState T2 a1 voice NEW code=RESPONSE_TIMEOUT
                               | -> a1: AgentState a1 voice NOT_READY reason=RONA
                               | -> a1: TaskState T1 a1 chat ACTIVE
                               | -> ChatServer: TaskState T1 a1 chat ACTIVE
                               | -> a1: AgentState a1 chat BUSY
        """);

    [Fact]
    public void What_names_nobody_known_is_dead_lettered() => Plays("""
        Task chat c1 | => ChatServer: Task chat c1 T1 NEW
                     | -> RoutingEngine #2: NewTask chat T1
        CommunicationServer: Error TaskAgentSelected RESPONSE_TIMEOUT task=X9 agent=a1
                     | -> DLQ: DeadLetter UNKNOWN_TASK from=CommunicationServer type=Error
        CommunicationServer: Error TaskAgentSelected RESPONSE_TIMEOUT task=T1 agent=nobody
                     | -> DLQ: DeadLetter USER_NOT_FOUND from=CommunicationServer type=Error
        CommunicationServer: Error NewTask RESPONSE_TIMEOUT task=T1
                     | -> DLQ: DeadLetter RESPONSE_TIMEOUT from=CommunicationServer type=Error
        """);
}
