using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>
/// Which new tasks are refused for <c>waitingLimit</c> and <c>messagesPerSecond</c>, and what never is.
/// </summary>
public class AdmissionScenarios
{
    [Fact]
    public void A_task_over_the_waitingLimit_of_its_MRD_is_OVERLOADED_and_others_are_not() => Scenario.Plays("""
        mrd chat waiting=2
        mrd mail
        Task chat c1             | => ChatServer: Task chat c1 T1 NEW
        Task chat c2             | => ChatServer: Task chat c2 T2 NEW
        Task chat c3             | => ChatServer: Error OVERLOADED Mrd/TooManyWaiting (chat c3) retry=5
        Task mail c3             | => ChatServer: Task mail c3 T3 NEW
        # one that is known asks for nothing new
        Task chat c1             | => ChatServer: Task chat c1 T1 NEW
        TaskState T1 - CLOSED    | => ChatServer: TaskState T1 - chat CLOSED code=CANCELLED
        Task chat c3             | => ChatServer: Task chat c3 T4 NEW
        Connect a1               | => a1: Connect a1 CONNECTED to=a1
        Login a1 chat            | => a1: AgentState a1 chat NOT_READY
        # an agent takes one, and there is room for another
        AgentState a1 chat READY | => a1: AgentState a1 chat READY
                                 | -> a1: TaskAssigned T2 a1 chat c2
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T2 a1 chat OFFERED
        Task chat c4             | => ChatServer: Task chat c4 T5 NEW
        """);

    [Fact]
    public void Who_waits_in_another_queue_of_the_MRD_counts_even_where_somebody_is_free_for_the_task() =>
        Scenario.Plays("""
        mrd chat waiting=1 default=sales
        attribute skill
        queue sales chat
        step sales 0 skill >= 5
        queue care chat
        agent a1 skill:1
        Given a1 chat READY
        Task chat c1                        | => ChatServer: Task chat c1 T1 NEW
        Task chat c2 params=skillgroup:care | => ChatServer: Error OVERLOADED Mrd/TooManyWaiting (chat c2) retry=5
        """);

    [Fact]
    public void A_task_that_comes_back_is_never_refused() => Scenario.Plays("""
        mrd chat waiting=1
        Given a1 chat READY
        Task chat c1        | => ChatServer: Task chat c1 T1 NEW
                            | -> a1: TaskAssigned T1 a1 chat c1
                            | -> a1: AgentState a1 chat RESERVED
                            | -> ChatServer: TaskState T1 a1 chat OFFERED
        Task chat c2        | => ChatServer: Task chat c2 T2 NEW
        Task chat c3        | => ChatServer: Error OVERLOADED Mrd/TooManyWaiting (chat c3) retry=5
        TaskState T1 a1 NEW | => a1: TaskState T1 a1 chat NEW code=REJECTED
                            | => ChatServer: TaskState T1 a1 chat NEW code=REJECTED
                            | -> a1: AgentState a1 chat NOT_READY reason=REJECTED
        Task chat c4        | => ChatServer: Error OVERLOADED Mrd/TooManyWaiting (chat c4) retry=5
        """);

    [Fact]
    public void A_second_of_new_tasks_is_taken_at_once_and_then_one_as_often_as_the_rate_says() => Scenario.Plays("""
        mrd chat rate=2
        mrd mail
        Task chat c1        | => ChatServer: Task chat c1 T1 NEW
        Task chat c2        | => ChatServer: Task chat c2 T2 NEW
        Task chat c3        | => ChatServer: Error OVERLOADED Mrd/TooManyPerSecond (chat c3) retry=1
        Task mail c3        | => ChatServer: Task mail c3 T3 NEW
        +499ms Task chat c3 | => ChatServer: Error OVERLOADED Mrd/TooManyPerSecond (chat c3) retry=1
        +1ms Task chat c3   | => ChatServer: Task chat c3 T4 NEW
        Task chat c4        | => ChatServer: Error OVERLOADED Mrd/TooManyPerSecond (chat c4) retry=1
        +5s Task chat c4    | => ChatServer: Task chat c4 T5 NEW
        Task chat c5        | => ChatServer: Task chat c5 T6 NEW
        Task chat c6        | => ChatServer: Error OVERLOADED Mrd/TooManyPerSecond (chat c6) retry=1
        """);

    [Fact]
    public void A_refused_task_and_one_that_is_known_take_nothing_of_the_rate() => Scenario.Plays("""
        mrd chat rate=1
        Task chat c1        | => ChatServer: Task chat c1 T1 NEW
        Task chat c2        | => ChatServer: Error OVERLOADED Mrd/TooManyPerSecond (chat c2) retry=1
        Task chat c1        | => ChatServer: Task chat c1 T1 NEW
        +999ms Task chat c1 | => ChatServer: Task chat c1 T1 NEW
        Task chat c2        | => ChatServer: Error OVERLOADED Mrd/TooManyPerSecond (chat c2) retry=1
        +1ms Task chat c2   | => ChatServer: Task chat c2 T2 NEW
        """);

    [Fact]
    public void Work_in_progress_is_not_counted_and_not_refused() => Scenario.Plays("""
        mrd chat max=2 waiting=1 rate=1
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1                 | => ChatServer: Task chat c1 T1 NEW
                                     | -> a1: TaskAssigned T1 a1 chat c1
                                     | -> a1: AgentState a1 chat RESERVED
                                     | -> ChatServer: TaskState T1 a1 chat OFFERED
        Task chat c2                 | => ChatServer: Error OVERLOADED Mrd/TooManyPerSecond (chat c2) retry=1
        TaskState T1 a1 ACTIVE       | => a1: TaskState T1 a1 chat ACTIVE
                                     | => ChatServer: TaskState T1 a1 chat ACTIVE
                                     | -> a1: AgentState a1 chat ACTIVE
        TaskState T1 a1 PAUSED       | => a1: TaskState T1 a1 chat PAUSED
                                     | => ChatServer: TaskState T1 a1 chat PAUSED
        TaskState T1 a1 ACTIVE       | => a1: TaskState T1 a1 chat ACTIVE
                                     | => ChatServer: TaskState T1 a1 chat ACTIVE
        Conference T1 a1 a2 chat     | => a1: TaskConferenced T1 a1 a2
                                     | => a2: TaskConferenced T1 a1 a2
                                     | -> a2: AgentState a2 chat ACTIVE
        TaskState T1 a2 CLOSED       | => a2: TaskState T1 a2 chat CLOSED
                                     | => ChatServer: TaskState T1 a2 chat CLOSED
                                     | -> a2: AgentState a2 chat READY
        Transfer T1 a1 a2            | => a1: TaskAgentTransferred T1 a2 from=a1
                                     | => a2: TaskAgentTransferred T1 a2 from=a1
                                     | => ChatServer: TaskAgentTransferred T1 a2 from=a1
                                     | -> a1: AgentState a1 chat READY
                                     | -> a2: AgentState a2 chat ACTIVE
        AgentState a1 chat NOT_READY | => a1: AgentState a1 chat NOT_READY
        GetTaskState T1              | => ChatServer: TaskState T1 a2 chat ACTIVE
        TaskState T1 a2 CLOSED       | => a2: TaskState T1 a2 chat CLOSED
                                     | => ChatServer: TaskState T1 - chat CLOSED
                                     | -> a2: AgentState a2 chat READY
        """);

    [Fact]
    public void A_changed_configuration_begins_with_a_full_second_and_takes_nobody_out_of_the_queue() =>
        Scenario.Plays("""
        mrd chat
        Task chat c1                        | => ChatServer: Task chat c1 T1 NEW
        Task chat c2                        | => ChatServer: Task chat c2 T2 NEW
        Configure mrd chat waiting=1 rate=1 |
        Task chat c3                        | => ChatServer: Error OVERLOADED Mrd/TooManyWaiting (chat c3) retry=5
        TaskState T1 - CLOSED               | => ChatServer: TaskState T1 - chat CLOSED code=CANCELLED
        Task chat c3                        | => ChatServer: Error OVERLOADED Mrd/TooManyWaiting (chat c3) retry=5
        TaskState T2 - CLOSED               | => ChatServer: TaskState T2 - chat CLOSED code=CANCELLED
        Task chat c3                        | => ChatServer: Task chat c3 T3 NEW
        TaskState T3 - CLOSED               | => ChatServer: TaskState T3 - chat CLOSED code=CANCELLED
        Task chat c4                        | => ChatServer: Error OVERLOADED Mrd/TooManyPerSecond (chat c4) retry=1
        Configure mrd chat waiting=1 rate=3 |
        Task chat c4                        | => ChatServer: Task chat c4 T4 NEW
        """);

    [Fact]
    public void A_task_on_its_way_to_MRE_counts_as_waiting() => Scenario.PlaysAs(Topology.CommunicationServer, """
        mrd chat waiting=1 rate=5
        Given a1 chat READY
        Task chat c1 | => ChatServer: Task chat c1 T1 NEW
                     | -> RoutingEngine #7: NewTask chat T1
        Task chat c2 | => ChatServer: Error OVERLOADED Mrd/TooManyWaiting (chat c2) retry=5
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED
                     | -> a1: TaskAssigned T1 a1 chat c1
                     | -> a1: AgentState a1 chat RESERVED
                     | -> ChatServer: TaskState T1 a1 chat OFFERED
        Task chat c2 | => ChatServer: Task chat c2 T2 NEW
                     | -> RoutingEngine #13: NewTask chat T2
        """);

    [Fact]
    public void An_MRE_alone_limits_who_waits_and_does_not_measure_a_rate() =>
        Scenario.PlaysAs(Topology.RoutingEngine, """
        mrd chat waiting=2 rate=1
        RoutingEngine: NewTask chat X1 |
        RoutingEngine: NewTask chat X2 |
        RoutingEngine: NewTask chat X3 | => CommunicationServer: Error OVERLOADED Mrd/TooManyWaiting (X3 chat) retry=5
        RoutingEngine: AgentState a1 chat READY
                                       | -> CommunicationServer: TaskAgentSelected X1 a1 OFFERED
        RoutingEngine: NewTask chat X3 |
        RoutingEngine: AgentState a1 chat NOT_READY
                                       |
        RoutingEngine: TaskState X1 a1 NEW mrd=chat
                                       |
        RoutingEngine: NewTask chat X4 | => CommunicationServer: Error OVERLOADED Mrd/TooManyWaiting (X4 chat) retry=5
        """);
}
