using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>An MRE alone: the table plays a foreign Communication Server.</summary>
public class RoutingEngineScenarios
{
    private static void Plays(string table) => Scenario.PlaysAs(Topology.RoutingEngine, table);

    [Fact]
    public void It_selects_confirms_and_refuses_with_the_correlation_of_the_row() => Plays("""
        mrd chat name=Chat max=2
        RoutingEngine: AgentState a1 Chat READY cid=1
                 |
        RoutingEngine: AgentState a2 chat READY cid=2
                 |
        RoutingEngine: NewTask chat X1 params=k:v cid=3
                 | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        RoutingEngine: TaskState X1 a1 ACTIVE mrd=chat cid=4
                 |
        RoutingEngine: Conference X1 a1 a2 chat cid=5
                 | => CommunicationServer: TaskConferenced X1 a1 a2
        RoutingEngine: TaskState X1 a2 CLOSED mrd=chat cid=6
                 |
        RoutingEngine: Transfer X1 a1 a2 cid=7
                 | => CommunicationServer: TaskAgentTransferred X1 a2 from=a1
        RoutingEngine: Transfer X1 a1 a2 cid=8
                 | => CommunicationServer: Error NOT_TASK_AGENT OwnerAgentId (a1 X1 chat) is ACTIVE
        RoutingEngine: TaskState X1 - CLOSED mrd=chat cid=9
                 |
        RoutingEngine: TaskState X1 - CLOSED mrd=chat cid=10 replyTo=foreign
                 | => foreign: Error TASK_CLOSED TaskId (X1 chat) is CLOSED
        """);

    [Fact]
    public void What_it_does_not_know_is_refused() => Plays("""
        RoutingEngine: AgentState nobody nowhere READY
                 | => CommunicationServer: Error UNKNOWN_MRD Mrd (nobody nowhere)
        RoutingEngine: AgentState nobody chat READY
                 | => CommunicationServer: Error USER_NOT_FOUND AgentId (nobody chat)
        RoutingEngine: NewTask nowhere X1
                 | => CommunicationServer: Error UNKNOWN_MRD Mrd (X1 nowhere)
        RoutingEngine: NewTask chat X1
                 |
        RoutingEngine: NewTask chat X1
                 | => CommunicationServer: Error DUPLICATE_TASK TaskId (X1 chat) is NEW
        RoutingEngine: Conference X1 a1 a2 nowhere
                 | => CommunicationServer: Error UNKNOWN_MRD Mrd (a1 X1 nowhere) is NEW
        RoutingEngine: Conference X1 nobody a2 chat
                 | => CommunicationServer: Error USER_NOT_FOUND ConferenceOwner (nobody X1 chat) is NEW
        RoutingEngine: Conference X1 a1 nobody chat
                 | => CommunicationServer: Error USER_NOT_FOUND ConferenceParticipant (a1 X1 chat) is NEW
        RoutingEngine: Conference X9 a1 a2 chat
                 | => CommunicationServer: Error UNKNOWN_TASK TaskId (a1 X9 chat)
        RoutingEngine: Transfer X1 nobody a2
                 | => CommunicationServer: Error USER_NOT_FOUND OwnerAgentId (nobody X1) is NEW
        RoutingEngine: Transfer X1 a1 nobody
                 | => CommunicationServer: Error USER_NOT_FOUND RecipientAgentId (a1 X1) is NEW
        RoutingEngine: Transfer X9 a1 a2
                 | => CommunicationServer: Error UNKNOWN_TASK TaskId (a1 X9)
        RoutingEngine: Transfer X1 a1 a2
                 | => CommunicationServer: Error NOT_LOGGED_IN RecipientAgentId (a1 X1 chat) is NEW
        RoutingEngine: TaskState X9 a1 ACTIVE mrd=chat
                 | => CommunicationServer: Error UNKNOWN_TASK TaskId (a1 X9 chat)
        RoutingEngine: TaskState X1 nobody ACTIVE mrd=chat
                 | => CommunicationServer: Error USER_NOT_FOUND AgentId (nobody X1 chat) is NEW
        RoutingEngine: TaskState X1 a1 ACTIVE mrd=nowhere
                 | => CommunicationServer: Error UNKNOWN_MRD Mrd (a1 X1 nowhere) is NEW
        RoutingEngine: TaskState X1 a1 ACTIVE mrd=chat
                 | => CommunicationServer: Error NOT_TASK_AGENT AgentId (a1 X1 chat) is NEW
        RoutingEngine: TaskState X1 - CLOSED mrd=chat
                 |
        RoutingEngine: NewTask chat X1
                 | => CommunicationServer: Error TASK_CLOSED TaskId (X1 chat) is CLOSED
        RoutingEngine: Raw - UNKNOWN_TYPE JmsType type=Foo body={}
                 | -> DLQ: DeadLetter UNKNOWN_TYPE from=RoutingEngine type=Foo body={}
                 | => CommunicationServer: Error UNKNOWN_TYPE JmsType type=Foo
        RoutingEngine: Raw NewTask MISSING_FIELD TaskId/Absent
                 | => CommunicationServer: Error MISSING_FIELD TaskId/Absent
        """);

    [Fact]
    public void A_row_of_another_MRD_than_the_task_s_is_refused() => Plays("""
        mrd chat
        mrd mail
        RoutingEngine: AgentState a1 chat READY
                 |
        RoutingEngine: NewTask chat X1
                 | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        RoutingEngine: Conference X1 a1 a2 mail
                 | => CommunicationServer: Error INVALID_FIELD Mrd/NotTheTasksMrd (a1 X1 mail) is OFFERED
        RoutingEngine: TaskState X1 a1 ACTIVE mrd=mail
                 | => CommunicationServer: Error INVALID_FIELD Mrd/NotTheTasksMrd (a1 X1 mail) is OFFERED
        """);

    [Fact]
    public void It_never_refuses_row_10_and_NOT_READY_with_an_offer_is_pending() => Plays("""
        RoutingEngine: AgentState a1 chat READY          |
        RoutingEngine: NewTask chat X1                   | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        RoutingEngine: AgentState a1 chat NOT_READY RONA |
        # the agent cannot get it back in between
        RoutingEngine: TaskState X1 a1 NEW mrd=chat      |
        RoutingEngine: AgentState a1 chat READY          | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        """);

    [Fact]
    public void A_reservation_outlives_a_LOGOUT_and_ends_by_row_12() => Plays("""
        RoutingEngine: AgentState a1 chat READY     |
        RoutingEngine: AgentState a2 chat READY     |
        RoutingEngine: NewTask chat X1              | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        RoutingEngine: AgentState a1 chat LOGOUT    |
        RoutingEngine: TaskState X1 a1 NEW mrd=chat | -> CommunicationServer: TaskAgentSelected X1 a2 OFFERED
        """);

    [Fact]
    public void What_follows_from_work_is_confirmation_and_changes_nothing() => Plays("""
        mrd chat max=2
        RoutingEngine: AgentState a1 chat LOGIN          |
        RoutingEngine: NewTask chat X1                   |
        RoutingEngine: AgentState a1 chat ACTIVE         |
        RoutingEngine: AgentState a1 chat READY          | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        RoutingEngine: AgentState a1 chat RESERVED       |
        RoutingEngine: TaskState X1 a1 ACCEPTED mrd=chat |
        RoutingEngine: AgentState a1 chat ACTIVE         |
        RoutingEngine: AgentState a1 chat BUSY           |
        RoutingEngine: NewTask chat X2                   | -> CommunicationServer: TaskAgentSelected X2 a1 OFFERED
        RoutingEngine: AgentState a1 chat WORK_READY     |
        RoutingEngine: AgentState a1 chat INTERRUPTED    |
        """);

    [Fact]
    public void Routable_false_means_do_not_offer_and_nothing_else() => Plays("""
        RoutingEngine: AgentState a1 chat READY routable=false |
        RoutingEngine: NewTask chat X1                         |
        RoutingEngine: AgentState a1 chat READY                | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        RoutingEngine: TaskState X1 a1 ACTIVE mrd=chat         |
        """);

    [Fact]
    public void A_task_that_is_offered_is_not_transferred_and_states_that_crossed_are_checked_again() => Plays("""
        RoutingEngine: AgentState a1 chat READY
                 |
        RoutingEngine: NewTask chat X1
                 | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        RoutingEngine: Transfer X1 a1 a2
                 | => CommunicationServer: Error NOT_LOGGED_IN RecipientAgentId (a1 X1 chat) is OFFERED
        RoutingEngine: TaskState X1 a1 ACTIVE mrd=chat
                 |
        RoutingEngine: Transfer X1 a1 a2
                 | => CommunicationServer: Error NOT_LOGGED_IN RecipientAgentId (a1 X1 chat) is ACTIVE
        RoutingEngine: AgentState a2 chat READY
                 |
        RoutingEngine: NewTask chat X2
                 | -> CommunicationServer: TaskAgentSelected X2 a2 OFFERED
        RoutingEngine: Transfer X1 a1 a2
                 | => CommunicationServer: Error CAPACITY_EXCEEDED RecipientAgentId (a1 X1 chat) is ACTIVE
        RoutingEngine: Conference X1 a1 a2 chat
                 | => CommunicationServer: Error CAPACITY_EXCEEDED ConferenceParticipant (a1 X1 chat) is ACTIVE
        RoutingEngine: Conference X1 a1 a3 chat
                 | => CommunicationServer: Error NOT_LOGGED_IN ConferenceParticipant (a1 X1 chat) is ACTIVE
        """);

    [Fact]
    public void INTERRUPTED_and_UNKNOWN_of_work_are_confirmation_and_change_nothing() => Plays("""
        mrd chat max=2
        RoutingEngine: AgentState a1 chat READY             |
        RoutingEngine: NewTask chat X1                      | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        RoutingEngine: TaskState X1 a1 INTERRUPTED mrd=chat |
        RoutingEngine: TaskState X1 a1 WRAPPING_UP mrd=chat |
        RoutingEngine: TaskState X1 a1 UNKNOWN mrd=chat     |
        RoutingEngine: NewTask chat X2                      |
        RoutingEngine: TaskState X1 a1 CLOSED mrd=chat      | -> CommunicationServer: TaskAgentSelected X2 a1 OFFERED
        """);

    [Fact]
    public void It_works_an_interruption_out_by_itself() => Plays("""
        mrd chat max=2
        mrd voice interruptible=false
        RoutingEngine: AgentState a1 chat READY
                 |
        RoutingEngine: AgentState a1 voice READY
                 |
        RoutingEngine: NewTask chat X1
                 | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        RoutingEngine: TaskState X1 a1 ACTIVE mrd=chat
                 |
        RoutingEngine: NewTask voice X2
                 | -> CommunicationServer: TaskAgentSelected X2 a1 OFFERED
        RoutingEngine: TaskState X2 a1 ACTIVE mrd=voice
                 |
        RoutingEngine: NewTask chat X3
                 |
        RoutingEngine: AgentState a2 chat READY
                 | -> CommunicationServer: TaskAgentSelected X3 a2 OFFERED
        RoutingEngine: TaskState X3 a2 ACTIVE mrd=chat
                 |
        RoutingEngine: Transfer X1 a1 a2
                 | => CommunicationServer: Error STATE_NOT_ALLOWED TaskId/NotAtWork (a1 X1 chat) is INTERRUPTED
        RoutingEngine: NewTask chat X4
                 | -> CommunicationServer: TaskAgentSelected X4 a2 OFFERED
        RoutingEngine: TaskState X4 a2 ACTIVE mrd=chat
                 |
        RoutingEngine: NewTask chat X5
                 |
        RoutingEngine: TaskState X2 a1 CLOSED mrd=voice
                 | -> CommunicationServer: TaskAgentSelected X5 a1 OFFERED
        """);

    [Fact]
    public void UNKNOWN_is_offered_nothing_until_READY() => Plays("""
        RoutingEngine: AgentState a1 chat READY     |
        RoutingEngine: NewTask chat X1              | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        RoutingEngine: AgentState a1 chat UNKNOWN   |
        RoutingEngine: TaskState X1 a1 NEW mrd=chat |
        RoutingEngine: AgentState a1 chat READY     | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        """);

    [Fact]
    public void A_task_that_nobody_answered_for_is_given_up_a_guard_time_later() => Scenario.PlaysAs(
        Topology.RoutingEngine,
        """
        queue sales chat ttl=60
        agent a1
        RoutingEngine: AgentState a1 chat READY
                 |
        RoutingEngine: NewTask chat X1
                 | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        @+121s   | -> CommunicationServer: Error RESPONSE_TIMEOUT (a1 X1 chat) is OFFERED for=TaskAgentSelected
        @+118s   |
        @+2s     | -> CommunicationServer: TaskAgentSelected X1 - NO_AGENT_AVAILABLE
        """);

    [Fact]
    public void An_answer_that_the_guard_timer_did_not_wait_for_is_believed() => Scenario.PlaysAs(
        Topology.RoutingEngine,
        """
        queue sales chat ttl=60
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
        RoutingEngine: TaskState X1 a1 INTERRUPTED mrd=chat
                 | => CommunicationServer: Error NOT_TASK_AGENT AgentId (a1 X1 chat) is NEW
        RoutingEngine: TaskState X1 a1 ACTIVE mrd=chat
                 |
        RoutingEngine: TaskState X1 a2 ACTIVE mrd=chat
                 | => CommunicationServer: Error NOT_TASK_AGENT AgentId (a2 X1 chat) is ACTIVE
        RoutingEngine: TaskState X1 a1 CLOSED mrd=chat
                 |
        """);
}
