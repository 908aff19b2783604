using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>
/// The split: row 15 numbers MRE's decision and row 12 gives the number back, so that an answer is that to one offer
/// and to no other, however long the two have not heard of each other; and whom the Communication Server sends back
/// though READY is offered nothing until it can be.
/// </summary>
public class DecisionNumberScenarios
{
    private static void PlaysAsMre(string table) => Scenario.PlaysAs(Topology.RoutingEngine, table);

    private static void Plays(string table) => Scenario.PlaysAs(Topology.CommunicationServer, table);

    [Fact]
    public void An_offer_that_comes_back_after_it_was_taken_back_leaves_the_next_one_to_the_same_agent_open() =>
        PlaysAsMre("""
        mrd chat noAnswer=ready
        agent a1
        RoutingEngine: AgentState a1 chat READY
                 |
        RoutingEngine: NewTask chat X1
                 | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        @+121s   | -> CommunicationServer: Error RESPONSE_TIMEOUT (a1 X1 chat) is OFFERED for=TaskAgentSelected
                 | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        RoutingEngine: NewTask chat X2
                 |
        RoutingEngine: TaskState X1 a1 NEW mrd=chat decision=1
                 |
        RoutingEngine: TaskState X1 a1 ACTIVE mrd=chat decision=2
                 |
        RoutingEngine: TaskState X1 a1 CLOSED mrd=chat decision=2
                 | -> CommunicationServer: TaskAgentSelected X2 a1 OFFERED
        """);

    [Fact]
    public void An_offer_that_comes_back_when_nobody_has_one_of_the_task_is_no_error() => PlaysAsMre("""
        agent a1
        agent a2
        RoutingEngine: AgentState a1 chat READY
                 |
        RoutingEngine: NewTask chat X1
                 | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        @+121s   | -> CommunicationServer: Error RESPONSE_TIMEOUT (a1 X1 chat) is OFFERED for=TaskAgentSelected
        RoutingEngine: TaskState X1 a1 NEW mrd=chat decision=1
                 |
        RoutingEngine: AgentState a2 chat READY
                 | -> CommunicationServer: TaskAgentSelected X1 a2 OFFERED
        RoutingEngine: TaskState X1 a1 NEW mrd=chat decision=9
                 | => CommunicationServer: Error NOT_TASK_AGENT AgentId (a1 X1 chat) is OFFERED
        """);

    [Fact]
    public void A_number_tells_of_an_accepted_task_however_late_it_comes() => PlaysAsMre("""
        agent a1
        agent a2
        RoutingEngine: AgentState a1 chat READY
                 |
        RoutingEngine: NewTask chat X1
                 | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        RoutingEngine: AgentState a2 chat READY
                 |
        @+121s   | -> CommunicationServer: Error RESPONSE_TIMEOUT (a1 X1 chat) is OFFERED for=TaskAgentSelected
                 | -> CommunicationServer: TaskAgentSelected X1 a2 OFFERED
        @+121s   | -> CommunicationServer: Error RESPONSE_TIMEOUT (a2 X1 chat) is OFFERED for=TaskAgentSelected
        @+3600s  |
        RoutingEngine: TaskState X1 a1 ACTIVE mrd=chat decision=1
                 |
        RoutingEngine: TaskState X1 a1 CLOSED mrd=chat decision=1
                 |
        """);

    [Fact]
    public void Accepted_work_is_sent_back_whatever_was_offered_since() => PlaysAsMre("""
        mrd chat noAnswer=ready
        agent a1
        RoutingEngine: AgentState a1 chat READY
                 |
        RoutingEngine: NewTask chat X1
                 | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        @+121s   | -> CommunicationServer: Error RESPONSE_TIMEOUT (a1 X1 chat) is OFFERED for=TaskAgentSelected
                 | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        RoutingEngine: TaskState X1 a1 ACTIVE mrd=chat decision=1
                 |
        RoutingEngine: AgentState a1 chat LOGOUT
                 |
        RoutingEngine: TaskState X1 a1 NEW mrd=chat decision=1
                 |
        RoutingEngine: AgentState a1 chat READY
                 | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        """);

    [Fact]
    public void The_Communication_Server_gives_the_number_back() => Plays("""
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1           | => ChatServer: Task chat c1 T1 NEW
                               | -> RoutingEngine #12: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED decision=7
                               | -> a1: TaskAssigned T1 a1 chat c1
                               | -> a1: AgentState a1 chat RESERVED
                               | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 NEW    | -> RoutingEngine #16: AgentState a1 chat NOT_READY reason=REJECTED
                               | => a1: TaskState T1 a1 chat NEW code=REJECTED
                               | => ChatServer: TaskState T1 a1 chat NEW code=REJECTED
                               | -> RoutingEngine #19: TaskState T1 a1 chat NEW decision=7
                               | -> a1: AgentState a1 chat NOT_READY reason=REJECTED
        CommunicationServer: TaskAgentSelected T1 a2 OFFERED decision=9
                               | -> a2: TaskAssigned T1 a2 chat c1
                               | -> a2: AgentState a2 chat RESERVED
                               | -> ChatServer: TaskState T1 a2 chat OFFERED
        TaskState T1 a2 ACTIVE | => a2: TaskState T1 a2 chat ACTIVE
                               | => ChatServer: TaskState T1 a2 chat ACTIVE
                               | -> RoutingEngine #26: TaskState T1 a2 chat ACTIVE decision=9
                               | -> a2: AgentState a2 chat BUSY
        TaskState T1 a2 CLOSED | => a2: TaskState T1 a2 chat CLOSED
                               | => ChatServer: TaskState T1 - chat CLOSED
                               | -> RoutingEngine #30: TaskState T1 a2 chat CLOSED decision=9
                               | -> a2: AgentState a2 chat READY
        """);

    [Fact]
    public void Who_is_at_its_limit_here_and_not_there_is_not_routable_until_work_ends() => Plays("""
        Given a1 chat READY
        Task chat c1           | => ChatServer: Task chat c1 T1 NEW
                               | -> RoutingEngine #7: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED decision=1
                               | -> a1: TaskAssigned T1 a1 chat c1
                               | -> a1: AgentState a1 chat RESERVED
                               | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE | => a1: TaskState T1 a1 chat ACTIVE
                               | => ChatServer: TaskState T1 a1 chat ACTIVE
                               | -> RoutingEngine #13: TaskState T1 a1 chat ACTIVE decision=1
                               | -> a1: AgentState a1 chat BUSY
        Task chat c2           | => ChatServer: Task chat c2 T2 NEW
                               | -> RoutingEngine #16: NewTask chat T2
        CommunicationServer: TaskAgentSelected T2 a1 OFFERED decision=2
                               | -> RoutingEngine #17: AgentState a1 chat READY routable=false
                               | -> RoutingEngine #18: TaskState T2 a1 chat NEW decision=2
        TaskState T1 a1 CLOSED | => a1: TaskState T1 a1 chat CLOSED
                               | => ChatServer: TaskState T1 - chat CLOSED
                               | -> RoutingEngine #21: TaskState T1 a1 chat CLOSED decision=1
                               | -> a1: AgentState a1 chat READY
                               | -> RoutingEngine #23: AgentState a1 chat READY
        """);

    [Fact]
    public void Who_asks_for_NOT_READY_meanwhile_is_routable_once_it_asks_for_work_again() => Plays("""
        Given a1 chat READY
        Task chat c1             | => ChatServer: Task chat c1 T1 NEW
                                 | -> RoutingEngine #7: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED decision=1
                                 | -> a1: TaskAssigned T1 a1 chat c1
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE   | => a1: TaskState T1 a1 chat ACTIVE
                                 | => ChatServer: TaskState T1 a1 chat ACTIVE
                                 | -> RoutingEngine #13: TaskState T1 a1 chat ACTIVE decision=1
                                 | -> a1: AgentState a1 chat BUSY
        Task chat c2             | => ChatServer: Task chat c2 T2 NEW
                                 | -> RoutingEngine #16: NewTask chat T2
        CommunicationServer: TaskAgentSelected T2 a1 OFFERED decision=2
                                 | -> RoutingEngine #17: AgentState a1 chat READY routable=false
                                 | -> RoutingEngine #18: TaskState T2 a1 chat NEW decision=2
        AgentState a1 chat NOT_READY lunch
                                 | -> RoutingEngine #19: AgentState a1 chat NOT_READY reason=lunch
                                 | => a1: AgentState a1 chat BUSY reason=lunch pending=NOT_READY
        AgentState a1 chat READY | -> RoutingEngine #21: AgentState a1 chat READY
                                 | => a1: AgentState a1 chat BUSY
        CommunicationServer: TaskAgentSelected T2 a1 OFFERED decision=3
                                 | -> RoutingEngine #23: AgentState a1 chat READY routable=false
                                 | -> RoutingEngine #24: TaskState T2 a1 chat NEW decision=3
        AgentState a1 chat READY x
                                 | -> RoutingEngine #25: AgentState a1 chat READY reason=x routable=false
                                 | => a1: AgentState a1 chat BUSY reason=x
        """);

    [Fact]
    public void An_offer_of_a_task_that_somebody_has_here_is_answered_by_who_has_it() => Plays("""
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1           | => ChatServer: Task chat c1 T1 NEW
                               | -> RoutingEngine #12: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED decision=1
                               | -> a1: TaskAssigned T1 a1 chat c1
                               | -> a1: AgentState a1 chat RESERVED
                               | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE | => a1: TaskState T1 a1 chat ACTIVE
                               | => ChatServer: TaskState T1 a1 chat ACTIVE
                               | -> RoutingEngine #18: TaskState T1 a1 chat ACTIVE decision=1
                               | -> a1: AgentState a1 chat BUSY
        CommunicationServer: TaskAgentSelected T1 a2 OFFERED decision=2
                               | -> RoutingEngine #20: TaskState T1 a1 chat ACTIVE decision=1
        """);

    [Fact]
    public void Who_has_the_task_is_believed_and_the_agent_it_was_offered_to_is_free() => PlaysAsMre("""
        agent a1
        agent a2
        RoutingEngine: AgentState a1 chat READY
                 |
        RoutingEngine: NewTask chat X1
                 | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        @+121s   | -> CommunicationServer: Error RESPONSE_TIMEOUT (a1 X1 chat) is OFFERED for=TaskAgentSelected
        RoutingEngine: AgentState a2 chat READY
                 | -> CommunicationServer: TaskAgentSelected X1 a2 OFFERED
        RoutingEngine: NewTask chat X2
                 |
        RoutingEngine: TaskState X1 a1 ACTIVE mrd=chat decision=1
                 | -> CommunicationServer: TaskAgentSelected X2 a2 OFFERED
        """);

    [Fact]
    public void A_task_that_comes_back_after_MRE_has_given_it_up_is_given_up_again() => PlaysAsMre("""
        queue sales chat ttl=20
        agent a1
        RoutingEngine: AgentState a1 chat READY
                 |
        RoutingEngine: NewTask chat X1
                 | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        @+121s   | -> CommunicationServer: Error RESPONSE_TIMEOUT (a1 X1 chat) is OFFERED for=TaskAgentSelected
        @+121s   | -> CommunicationServer: TaskAgentSelected X1 - NO_AGENT_AVAILABLE
        RoutingEngine: TaskState X1 a1 ACTIVE mrd=chat decision=1
                 | => CommunicationServer: Error TASK_CLOSED TaskId (a1 X1 chat) is CLOSED
        RoutingEngine: TaskState X1 a1 NEW mrd=chat decision=1
                 | -> CommunicationServer: TaskAgentSelected X1 - NO_AGENT_AVAILABLE
        """);

    [Fact]
    public void An_offer_that_was_taken_back_and_then_closed_closes_the_task_that_nobody_else_has() => PlaysAsMre("""
        agent a1
        agent a2
        RoutingEngine: AgentState a1 chat READY
                 |
        RoutingEngine: NewTask chat X1
                 | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        @+121s   | -> CommunicationServer: Error RESPONSE_TIMEOUT (a1 X1 chat) is OFFERED for=TaskAgentSelected
        RoutingEngine: TaskState X1 a1 CLOSED mrd=chat decision=1
                 |
        RoutingEngine: AgentState a2 chat READY
                 |
        """);

    [Fact]
    public void An_MRE_that_numbers_no_decisions_is_told_what_it_always_was() => Plays("""
        Given a1 chat READY
        Task chat c1 | => ChatServer: Task chat c1 T1 NEW
                     | -> RoutingEngine #7: NewTask chat T1
        Task chat c2 | => ChatServer: Task chat c2 T2 NEW
                     | -> RoutingEngine #9: NewTask chat T2
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED
                     | -> a1: TaskAssigned T1 a1 chat c1
                     | -> a1: AgentState a1 chat RESERVED
                     | -> ChatServer: TaskState T1 a1 chat OFFERED
        CommunicationServer: TaskAgentSelected T2 a1 OFFERED
                     | -> RoutingEngine #13: TaskState T2 a1 chat NEW
        """);
}
