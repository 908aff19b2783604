using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary><c>chat-server-restore</c>: the Chat Server was lost and is back.</summary>
public class RestorationScenarios
{
    private static void PlaysAsCommunicationServer(string table) =>
        Scenario.PlaysAs(Topology.CommunicationServer, table);

    [Fact]
    public void Every_agent_is_UNKNOWN_offers_go_back_and_work_stays() => Scenario.PlaysWithRows("""
        mrd chat max=2
        mrd mail
        Given a1 chat READY
        Given a1 mail READY
        Given a2 chat READY
        Given a3 chat LOGOUT
        Given c1 chat a1 ACTIVE
        Given c2 chat a2 OFFERED
        +1s AgentState a1 mail NOT_READY lunch | -> RoutingEngine: AgentState a1 mail NOT_READY reason=lunch
                                               | => a1: AgentState a1 mail NOT_READY reason=lunch
        +1s Restore replyTo=chat cid=back      | => chat: Restored agents=2 requeued=1
                                               | -> RoutingEngine: AgentState a1 chat UNKNOWN
                                               | -> a1: AgentState a1 chat UNKNOWN
                                               | -> RoutingEngine: AgentState a1 mail UNKNOWN
                                               | -> a1: AgentState a1 mail UNKNOWN
                                               | -> RoutingEngine: AgentState a2 chat UNKNOWN
                                               | -> a2: AgentState a2 chat UNKNOWN
                                               | -> a2: TaskState T2 a2 chat NEW
                                               | -> ChatServer: TaskState T2 a2 chat NEW
                                               | -> RoutingEngine: TaskState T2 a2 chat NEW
        GetTaskState T1                        | => ChatServer: TaskState T1 a1 chat ACTIVE
        GetTaskState T2                        | => ChatServer: TaskState T2 - chat NEW
        """);

    [Fact]
    public void Without_a_reply_address_the_queue_ChatServer_is_answered() => Scenario.Plays("""
        Restore  | => ChatServer: Restored agents=0 requeued=0
        """);

    [Fact]
    public void UNKNOWN_ends_with_READY_or_NOT_READY_and_shows_the_work_again() => Scenario.Plays("""
        mrd chat max=2
        Given a1 chat READY
        Given a2 chat READY
        Given c1 chat a1 ACTIVE
        Given c2 chat a2 ACTIVE
        +1s Restore                            | => ChatServer: Restored agents=2 requeued=0
                                               | -> a1: AgentState a1 chat UNKNOWN
                                               | -> a2: AgentState a2 chat UNKNOWN
        +1s AgentState a1 chat READY           | => a1: AgentState a1 chat ACTIVE
        +1s AgentState a2 chat NOT_READY lunch | => a2: AgentState a2 chat ACTIVE reason=lunch pending=NOT_READY
        """);

    [Fact]
    public void An_agent_who_is_UNKNOWN_is_offered_nothing_and_goes_on_with_its_work() => Scenario.Plays("""
        mrd chat max=2
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given c2 chat a1 OFFERED
        Restore                  | => ChatServer: Restored agents=1 requeued=1
                                 | -> a1: AgentState a1 chat UNKNOWN
                                 | -> a1: TaskState T2 a1 chat NEW
                                 | -> ChatServer: TaskState T2 a1 chat NEW
        Task chat c3             | => ChatServer: Task chat c3 T3 NEW
        TaskState T1 a1 CLOSED   | => a1: TaskState T1 a1 chat CLOSED
                                 | => ChatServer: TaskState T1 - chat CLOSED
        AgentState a1 chat READY | => a1: AgentState a1 chat READY
                                 | -> a1: TaskAssigned T2 a1 chat c2
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T2 a1 chat OFFERED
        """);

    [Fact]
    public void Neither_Login_nor_Connect_ends_UNKNOWN_but_a_sign_out_does() => Scenario.Plays("""
        Given a1 chat READY
        +1s Restore                   | => ChatServer: Restored agents=1 requeued=0
                                      | -> a1: AgentState a1 chat UNKNOWN
        +1s Login a1 chat             | => a1: AgentState a1 chat UNKNOWN since=+1s
        +1s Connect a1                | => a1: Connect a1 CONNECTED to=a1
                                      | -> a1: AgentState a1 chat UNKNOWN since=+1s
        +1s AgentState a1 chat LOGOUT | => a1: AgentState a1 chat LOGOUT
        +1s Login a1 chat             | => a1: AgentState a1 chat NOT_READY
        """);

    [Fact]
    public void A_second_restore_says_UNKNOWN_again_and_changes_no_time() => Scenario.Plays("""
        Given a1 chat READY
        +1s Restore | => ChatServer: Restored agents=1 requeued=0
                    | -> a1: AgentState a1 chat UNKNOWN
        +1s Restore | => ChatServer: Restored agents=1 requeued=0
                    | -> a1: AgentState a1 chat UNKNOWN since=+1s
        """);

    [Fact]
    public void An_offer_that_interrupted_is_taken_back_and_gives_the_other_work_back() => Scenario.Plays("""
        mrd chat
        mrd voice interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Given c1 chat a1 ACTIVE
        Given c2 voice a1 OFFERED
        Restore  | => ChatServer: Restored agents=1 requeued=1
                 | -> a1: AgentState a1 chat UNKNOWN
                 | -> a1: AgentState a1 voice UNKNOWN
                 | -> a1: TaskState T2 a1 voice NEW
                 | -> ChatServer: TaskState T2 a1 voice NEW
                 | -> a1: TaskState T1 a1 chat ACTIVE
                 | -> ChatServer: TaskState T1 a1 chat ACTIVE
        """);

    [Fact]
    public void UNKNOWN_is_shown_of_an_agent_whom_a_call_interrupts() => Scenario.Plays("""
        mrd chat
        mrd voice interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Given c1 chat a1 ACTIVE
        Given c2 voice a1 ACTIVE
        Restore                   | => ChatServer: Restored agents=1 requeued=0
                                  | -> a1: AgentState a1 chat UNKNOWN
                                  | -> a1: AgentState a1 voice UNKNOWN
        AgentState a1 chat READY  | => a1: AgentState a1 chat INTERRUPTED pending=READY
        TaskState T2 a1 CLOSED    | => a1: TaskState T2 a1 voice CLOSED
                                  | => ChatServer: TaskState T2 - voice CLOSED
                                  | -> a1: TaskState T1 a1 chat ACTIVE
                                  | -> ChatServer: TaskState T1 a1 chat ACTIVE
                                  | -> a1: AgentState a1 chat BUSY
        AgentState a1 voice READY | => a1: AgentState a1 voice READY
        """);

    [Fact]
    public void A_transfer_needs_an_agent_who_is_known_to_be_READY_and_a_conference_does_not() => Scenario.Plays("""
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Restore                  | => ChatServer: Restored agents=2 requeued=0
                                 | -> a1: AgentState a1 chat UNKNOWN
                                 | -> a2: AgentState a2 chat UNKNOWN
        Transfer T1 a1 a2        | => a1: Error AGENT_NOT_AVAILABLE RecipientAgentId (a1 T1) is ACTIVE
        Conference T1 a1 a2 chat | => a1: TaskConferenced T1 a1 a2
                                 | => a2: TaskConferenced T1 a1 a2
        """);

    [Fact]
    public void An_offer_timer_does_not_outlive_its_offer() => Scenario.Plays("""
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        Restore                  | => ChatServer: Restored agents=1 requeued=1
                                 | -> a1: AgentState a1 chat UNKNOWN
                                 | -> a1: TaskState T1 a1 chat NEW
                                 | -> ChatServer: TaskState T1 a1 chat NEW
        @+30s                    |
        AgentState a1 chat READY | => a1: AgentState a1 chat READY
                                 | -> a1: TaskAssigned T1 a1 chat c1
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T1 a1 chat OFFERED
        """);

    [Fact]
    public void Row_15_that_crosses_a_restore_goes_back_behind_the_fact() => PlaysAsCommunicationServer("""
        Given a1 chat READY
        Task chat c1                                         | => ChatServer: Task chat c1 T1 NEW
                                                             | -> RoutingEngine #7: NewTask chat T1
        Restore                                              | => ChatServer: Restored agents=1 requeued=0
                                                             | -> RoutingEngine #9: AgentState a1 chat UNKNOWN
                                                             | -> a1: AgentState a1 chat UNKNOWN
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED | -> RoutingEngine #11: AgentState a1 chat UNKNOWN
                                                             | -> RoutingEngine #12: TaskState T1 a1 chat NEW
        """);
}
