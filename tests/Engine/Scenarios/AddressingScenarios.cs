using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>Who is told, and with which correlation (1-protocol, "Addressing"; 7-rulings 2, 24, 31).</summary>
public class AddressingScenarios
{
    [Fact]
    public void A_notification_goes_to_the_agent_and_a_copy_to_JMSReplyTo_if_that_is_another() => Scenario.Plays("""
        Connect a1 to=desk replyTo=web cid=1                | => web: Connect a1 CONNECTED to=desk
        Login a1 chat replyTo=web cid=2                     | => desk: AgentState a1 chat NOT_READY
                                                            | => web: AgentState a1 chat NOT_READY
        AgentState a1 chat READY replyTo=web cid=3          | => desk: AgentState a1 chat READY
                                                            | => web: AgentState a1 chat READY
        AgentState a1 chat NOT_READY replyTo=desk cid=4     | => desk: AgentState a1 chat NOT_READY
        # a topic of that name is somebody else
        AgentState a1 chat READY replyTo=topic://desk cid=5 | => desk: AgentState a1 chat READY
                                                            | => topic://desk: AgentState a1 chat READY
        GetAgentState a1 chat replyTo=web                   | => web: AgentState a1 chat READY
        GetAgentState a1 chat                               | => desk: AgentState a1 chat READY
        """);

    [Fact]
    public void A_task_state_goes_to_agent_and_origin_and_to_a_third_party_who_asks() => Scenario.Plays("""
        Given a1 chat READY
        Task chat c1 replyTo=origin cid=1             | => origin: Task chat c1 T1 NEW
                                                      | -> a1: TaskAssigned T1 a1 chat c1
                                                      | -> a1: AgentState a1 chat RESERVED
                                                      | -> origin: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACCEPTED replyTo=origin cid=2 | => a1: TaskState T1 a1 chat ACCEPTED
                                                      | => origin: TaskState T1 a1 chat ACCEPTED
                                                      | -> a1: AgentState a1 chat BUSY
        TaskState T1 a1 ACTIVE replyTo=a1 cid=3       | => a1: TaskState T1 a1 chat ACTIVE
                                                      | => origin: TaskState T1 a1 chat ACTIVE
        TaskState T1 a1 PAUSED replyTo=web cid=4      | => a1: TaskState T1 a1 chat PAUSED
                                                      | => origin: TaskState T1 a1 chat PAUSED
                                                      | => web: TaskState T1 a1 chat PAUSED
        TaskState T1 a1 CLOSED replyTo=web cid=5      | => a1: TaskState T1 a1 chat CLOSED
                                                      | => origin: TaskState T1 - chat CLOSED
                                                      | => web: TaskState T1 a1 chat CLOSED
                                                      | -> a1: AgentState a1 chat READY
        """);

    [Fact]
    public void An_origin_that_is_the_agent_s_own_destination_is_told_as_both() => Scenario.Plays("""
        Given a1 chat READY
        Task chat c1 replyTo=a1  | => a1: Task chat c1 T1 NEW
                                 | -> a1: TaskAssigned T1 a1 chat c1
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> a1: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACCEPTED | => a1: TaskState T1 a1 chat ACCEPTED
                                 | => a1: TaskState T1 a1 chat ACCEPTED
                                 | -> a1: AgentState a1 chat BUSY
        """);

    [Fact]
    public void Without_a_correlation_the_message_id_is_echoed() => Scenario.Plays("""
        Connect a1 cid=own | => a1: Connect a1 CONNECTED to=a1
        Connect a1         | => a1: Connect a1 CONNECTED to=a1
        """);

    [Fact]
    public void A_new_destination_counts_from_the_next_message_on() => Scenario.Plays("""
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Connect a1 to=queue://second | => second: Connect a1 CONNECTED to=queue://second
                                     | -> second: AgentState a1 chat BUSY
        TaskState T1 a1 PAUSED       | => second: TaskState T1 a1 chat PAUSED
                                     | => ChatServer: TaskState T1 a1 chat PAUSED
        AgentState a1 chat LOGOUT    | -> second: TaskState T1 a1 chat CLOSED code=AGENT_LOGOUT
                                     | -> ChatServer: TaskState T1 - chat CLOSED code=AGENT_LOGOUT
                                     | => second: AgentState a1 chat LOGOUT
        Connect a1 to=third          | => third: Connect a1 CONNECTED to=third
        """);

    [Fact]
    public void What_the_daemon_does_by_itself_is_correlated_with_nothing() => Scenario.Plays("""
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1 replyTo=origin cid=1 | => origin: Task chat c1 T1 NEW
                                          | -> a1: TaskAssigned T1 a1 chat c1
                                          | -> a1: AgentState a1 chat RESERVED
                                          | -> origin: TaskState T1 a1 chat OFFERED
        @+30s                             | -> a1: TaskState T1 a1 chat NEW code=RONA
                                          | -> origin: TaskState T1 a1 chat NEW code=RONA
                                          | -> a1: AgentState a1 chat NOT_READY reason=RONA
                                          | -> a2: TaskAssigned T1 a2 chat c1
                                          | -> a2: AgentState a2 chat RESERVED
                                          | -> origin: TaskState T1 a2 chat OFFERED
        """);
}
