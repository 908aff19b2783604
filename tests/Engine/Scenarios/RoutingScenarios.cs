using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>Who gets which task: order of agents, capacity, one offer at a time, work conservation.</summary>
public class RoutingScenarios
{
    [Fact]
    public void The_longest_available_agent_comes_first_and_ties_go_by_the_configuration() => Scenario.Plays("""
        agent z
        agent a
        agent m
        Given a chat READY
        Given z chat READY
        +1s AgentState z chat NOT_READY | => z: AgentState z chat NOT_READY
        +1s AgentState z chat READY     | => z: AgentState z chat READY
        +1s Connect m                   | => m: Connect m CONNECTED to=m
        Login m chat                    | => m: AgentState m chat NOT_READY
        AgentState m chat READY         | => m: AgentState m chat READY
        Task chat c1                    | => ChatServer: Task chat c1 T1 NEW
                                        | -> a: TaskAssigned T1 a chat c1
                                        | -> a: AgentState a chat RESERVED
                                        | -> ChatServer: TaskState T1 a chat OFFERED
        Task chat c2                    | => ChatServer: Task chat c2 T2 NEW
                                        | -> z: TaskAssigned T2 z chat c2
                                        | -> z: AgentState z chat RESERVED
                                        | -> ChatServer: TaskState T2 z chat OFFERED
        Task chat c3                    | => ChatServer: Task chat c3 T3 NEW
                                        | -> m: TaskAssigned T3 m chat c3
                                        | -> m: AgentState m chat RESERVED
                                        | -> ChatServer: TaskState T3 m chat OFFERED
        """);

    [Fact]
    public void In_one_instant_the_order_of_the_configuration_decides() => Scenario.Plays("""
        agent z
        agent a
        Given a chat READY
        Given z chat READY
        Task chat c1 | => ChatServer: Task chat c1 T1 NEW
                     | -> z: TaskAssigned T1 z chat c1
                     | -> z: AgentState z chat RESERVED
                     | -> ChatServer: TaskState T1 z chat OFFERED
        """);

    [Fact]
    public void Fewest_tasks_held_comes_before_longest_available() => Scenario.Plays("""
        mrd chat max=3
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        +10s Connect a2          | => a2: Connect a2 CONNECTED to=a2
        Login a2 chat            | => a2: AgentState a2 chat NOT_READY
        AgentState a2 chat READY | => a2: AgentState a2 chat READY
        Task chat c2             | => ChatServer: Task chat c2 T2 NEW
                                 | -> a2: TaskAssigned T2 a2 chat c2
                                 | -> a2: AgentState a2 chat RESERVED
                                 | -> ChatServer: TaskState T2 a2 chat OFFERED
        TaskState T2 a2 ACTIVE   | => a2: TaskState T2 a2 chat ACTIVE
                                 | => ChatServer: TaskState T2 a2 chat ACTIVE
                                 | -> a2: AgentState a2 chat ACTIVE
        # one each: a1 has been able to take one more for longer
        Task chat c3             | => ChatServer: Task chat c3 T3 NEW
                                 | -> a1: TaskAssigned T3 a1 chat c3
                                 | -> ChatServer: TaskState T3 a1 chat OFFERED
        """);

    [Fact]
    public void An_offer_does_not_move_the_available_since_however_it_ends() => Scenario.Plays("""
        mrd chat max=2 noAnswer=ready
        Given a1 chat READY
        +1s Connect a2            | => a2: Connect a2 CONNECTED to=a2
        Login a2 chat             | => a2: AgentState a2 chat NOT_READY
        AgentState a2 chat READY  | => a2: AgentState a2 chat READY
        Task chat c1              | => ChatServer: Task chat c1 T1 NEW
                                  | -> a1: TaskAssigned T1 a1 chat c1
                                  | -> a1: AgentState a1 chat RESERVED
                                  | -> ChatServer: TaskState T1 a1 chat OFFERED
        # a1 comes back to where it was, before a2
        +1s TaskState T1 - CLOSED | => a1: TaskState T1 a1 chat CLOSED code=CANCELLED
                                  | -> a1: AgentState a1 chat READY
                                  | => ChatServer: TaskState T1 - chat CLOSED code=CANCELLED
        Task chat c2              | => ChatServer: Task chat c2 T2 NEW
                                  | -> a1: TaskAssigned T2 a1 chat c2
                                  | -> a1: AgentState a1 chat RESERVED
                                  | -> ChatServer: TaskState T2 a1 chat OFFERED
        """);

    [Fact]
    public void The_end_of_a_task_moves_the_available_since() => Scenario.Plays("""
        mrd chat max=3
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        +1s Connect a2             | => a2: Connect a2 CONNECTED to=a2
        Login a2 chat              | => a2: AgentState a2 chat NOT_READY
        AgentState a2 chat READY   | => a2: AgentState a2 chat READY
        +1s TaskState T1 a1 CLOSED | => a1: TaskState T1 a1 chat CLOSED
                                   | => ChatServer: TaskState T1 - chat CLOSED
                                   | -> a1: AgentState a1 chat READY
        Task chat c2               | => ChatServer: Task chat c2 T2 NEW
                                   | -> a2: TaskAssigned T2 a2 chat c2
                                   | -> a2: AgentState a2 chat RESERVED
                                   | -> ChatServer: TaskState T2 a2 chat OFFERED
        """);

    [Fact]
    public void Asking_for_READY_again_does_not_move_the_available_since() => Scenario.Plays("""
        Given a1 chat READY
        +1s Connect a2               | => a2: Connect a2 CONNECTED to=a2
        Login a2 chat                | => a2: AgentState a2 chat NOT_READY
        AgentState a2 chat READY     | => a2: AgentState a2 chat READY
        +1s AgentState a1 chat READY | => a1: AgentState a1 chat READY since=+0s
        Task chat c1                 | => ChatServer: Task chat c1 T1 NEW
                                     | -> a1: TaskAssigned T1 a1 chat c1
                                     | -> a1: AgentState a1 chat RESERVED
                                     | -> ChatServer: TaskState T1 a1 chat OFFERED
        """);

    [Fact]
    public void An_agent_is_offered_up_to_the_limit_and_one_at_a_time() => Scenario.Plays("""
        mrd chat max=2
        Given a1 chat READY
        Task chat c1           | => ChatServer: Task chat c1 T1 NEW
                               | -> a1: TaskAssigned T1 a1 chat c1
                               | -> a1: AgentState a1 chat RESERVED
                               | -> ChatServer: TaskState T1 a1 chat OFFERED
        Task chat c2           | => ChatServer: Task chat c2 T2 NEW
        Task chat c3           | => ChatServer: Task chat c3 T3 NEW
        TaskState T1 a1 ACTIVE | => a1: TaskState T1 a1 chat ACTIVE
                               | => ChatServer: TaskState T1 a1 chat ACTIVE
                               | -> a1: AgentState a1 chat ACTIVE
                               | -> a1: TaskAssigned T2 a1 chat c2
                               | -> ChatServer: TaskState T2 a1 chat OFFERED
        TaskState T2 a1 ACTIVE | => a1: TaskState T2 a1 chat ACTIVE
                               | => ChatServer: TaskState T2 a1 chat ACTIVE
                               | -> a1: AgentState a1 chat BUSY
        TaskState T1 a1 CLOSED | => a1: TaskState T1 a1 chat CLOSED
                               | => ChatServer: TaskState T1 - chat CLOSED
                               | -> a1: AgentState a1 chat ACTIVE
                               | -> a1: TaskAssigned T3 a1 chat c3
                               | -> ChatServer: TaskState T3 a1 chat OFFERED
        """);

    [Fact]
    public void An_agent_s_own_limit_stands_before_that_of_the_MRD() => Scenario.Plays("""
        mrd chat max=3
        agent a1 chat=1
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Task chat c2 | => ChatServer: Task chat c2 T2 NEW
        """);

    [Fact]
    public void Two_queues_do_not_reserve_one_agent_twice() => Scenario.Plays("""
        mrd chat
        mrd mail max=3
        Given a1 chat READY
        Given a1 mail READY
        Task chat c1           | => ChatServer: Task chat c1 T1 NEW
                               | -> a1: TaskAssigned T1 a1 chat c1
                               | -> a1: AgentState a1 chat RESERVED
                               | -> ChatServer: TaskState T1 a1 chat OFFERED
        Task mail c2           | => ChatServer: Task mail c2 T2 NEW
        Task mail c3           | => ChatServer: Task mail c3 T3 NEW
        # free for an offer again: the mail that waits is offered at once
        TaskState T1 a1 ACTIVE | => a1: TaskState T1 a1 chat ACTIVE
                               | => ChatServer: TaskState T1 a1 chat ACTIVE
                               | -> a1: AgentState a1 chat BUSY
                               | -> a1: TaskAssigned T2 a1 mail c2
                               | -> a1: AgentState a1 mail RESERVED
                               | -> ChatServer: TaskState T2 a1 mail OFFERED
        TaskState T2 a1 ACTIVE | => a1: TaskState T2 a1 mail ACTIVE
                               | => ChatServer: TaskState T2 a1 mail ACTIVE
                               | -> a1: AgentState a1 mail ACTIVE
                               | -> a1: TaskAssigned T3 a1 mail c3
                               | -> ChatServer: TaskState T3 a1 mail OFFERED
        """);

    [Fact]
    public void An_agent_free_on_several_MRDs_gets_the_best_task_of_all() => Scenario.Plays("""
        mrd chat
        mrd mail
        Task chat c1 priority=2     | => ChatServer: Task chat c1 T1 NEW
        +1s Task mail c2 priority=7 | => ChatServer: Task mail c2 T2 NEW
        +1s Task mail c3 priority=7 | => ChatServer: Task mail c3 T3 NEW
        Connect a1                  | => a1: Connect a1 CONNECTED to=a1
        Login a1 chat               | => a1: AgentState a1 chat NOT_READY
        Login a1 mail               | => a1: AgentState a1 mail NOT_READY
        AgentState a1 mail READY    | => a1: AgentState a1 mail READY
                                    | -> a1: TaskAssigned T2 a1 mail c2
                                    | -> a1: AgentState a1 mail RESERVED
                                    | -> ChatServer: TaskState T2 a1 mail OFFERED
        AgentState a1 chat READY    | => a1: AgentState a1 chat READY
        TaskState T2 a1 NEW         | => a1: TaskState T2 a1 mail NEW code=REJECTED
                                    | => ChatServer: TaskState T2 a1 mail NEW code=REJECTED
                                    | -> a1: AgentState a1 mail NOT_READY reason=REJECTED
                                    | -> a1: TaskAssigned T1 a1 chat c1
                                    | -> a1: AgentState a1 chat RESERVED
                                    | -> ChatServer: TaskState T1 a1 chat OFFERED
        AgentState a1 mail READY    | => a1: AgentState a1 mail READY
        """);

    [Fact]
    public void Work_on_one_MRD_leaves_the_other_free() => Scenario.Plays("""
        mrd chat
        mrd mail
        Given a1 chat READY
        Given a1 mail READY
        Given c1 chat a1 ACTIVE
        Task mail c2 | => ChatServer: Task mail c2 T2 NEW
                     | -> a1: TaskAssigned T2 a1 mail c2
                     | -> a1: AgentState a1 mail RESERVED
                     | -> ChatServer: TaskState T2 a1 mail OFFERED
        """);

    [Fact]
    public void Every_agent_freed_by_one_close_finds_its_next_task() => Scenario.Plays("""
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Conference T1 a1 a2 chat | => a1: TaskConferenced T1 a1 a2
                                 | => a2: TaskConferenced T1 a1 a2
                                 | -> a2: AgentState a2 chat BUSY
        Task chat c2             | => ChatServer: Task chat c2 T2 NEW
        Task chat c3             | => ChatServer: Task chat c3 T3 NEW
        TaskState T1 - CLOSED    | => a1: TaskState T1 a1 chat CLOSED code=CANCELLED
                                 | -> a1: AgentState a1 chat READY
                                 | => a2: TaskState T1 a2 chat CLOSED code=CANCELLED
                                 | -> a2: AgentState a2 chat READY
                                 | => ChatServer: TaskState T1 - chat CLOSED code=CANCELLED
                                 | -> a1: TaskAssigned T2 a1 chat c2
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T2 a1 chat OFFERED
                                 | -> a2: TaskAssigned T3 a2 chat c3
                                 | -> a2: AgentState a2 chat RESERVED
                                 | -> ChatServer: TaskState T3 a2 chat OFFERED
        """);

    [Fact]
    public void An_agent_is_not_offered_a_task_that_it_is_on() => Scenario.Plays("""
        mrd chat max=2 onLogout=requeue
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Conference T1 a1 a2 chat  | => a1: TaskConferenced T1 a1 a2
                                  | => a2: TaskConferenced T1 a1 a2
                                  | -> a2: AgentState a2 chat ACTIVE
        AgentState a1 chat LOGOUT | -> a1: TaskState T1 a1 chat CLOSED code=AGENT_LOGOUT
                                  | -> ChatServer: TaskState T1 a1 chat CLOSED code=AGENT_LOGOUT
                                  | => a1: AgentState a1 chat LOGOUT
        GetTaskState T1           | => ChatServer: TaskState T1 a2 chat ACTIVE
        """);

    [Fact]
    public void An_agent_ready_later_than_the_no_answer_window_is_routed_again() => Scenario.Plays("""
        Given a1 chat READY
        Task chat c1             | => ChatServer: Task chat c1 T1 NEW
                                 | -> a1: TaskAssigned T1 a1 chat c1
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T1 a1 chat OFFERED
        @+30s                    | -> a1: TaskState T1 a1 chat NEW code=RONA
                                 | -> ChatServer: TaskState T1 a1 chat NEW code=RONA
                                 | -> a1: AgentState a1 chat NOT_READY reason=RONA
        @+3600s                  |
        AgentState a1 chat READY | => a1: AgentState a1 chat READY
                                 | -> a1: TaskAssigned T1 a1 chat c1
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE   | => a1: TaskState T1 a1 chat ACTIVE
                                 | => ChatServer: TaskState T1 a1 chat ACTIVE
                                 | -> a1: AgentState a1 chat BUSY
        """);
}
