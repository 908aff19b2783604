using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>What comes, goes and moves in the configuration while the site is at work.</summary>
public sealed class ReconfigurationScenarios
{
    [Fact]
    public void Ties_between_agents_go_by_the_order_of_the_configuration_that_is_in_force() => Scenario.Plays("""
        mrd chat
        agent a1
        Configure agent a0; first agent a0 |
        Given a0 chat READY
        Given a1 chat READY
        Configure first agent a1           |
        Task chat c1                       | => ChatServer: Task chat c1 T1 NEW
                                           | -> a1: TaskAssigned T1 a1 chat c1
                                           | -> a1: AgentState a1 chat RESERVED
                                           | -> ChatServer: TaskState T1 a1 chat OFFERED
        Configure first agent a0           |
        Task chat c2                       | => ChatServer: Task chat c2 T2 NEW
                                           | -> a0: TaskAssigned T2 a0 chat c2
                                           | -> a0: AgentState a0 chat RESERVED
                                           | -> ChatServer: TaskState T2 a0 chat OFFERED
        """);

    [Fact]
    public void An_agent_with_work_cannot_go_and_one_without_is_signed_out() => Scenario.Plays("""
        mrd chat
        agent a1
        agent a2
        agent a3
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1                            | => ChatServer: Task chat c1 T1 NEW
                                                | -> a1: TaskAssigned T1 a1 chat c1
                                                | -> a1: AgentState a1 chat RESERVED
                                                | -> ChatServer: TaskState T1 a1 chat OFFERED
        Configure drop agent a1; drop agent a2  | refused Agent a1 tasks=1 offer $.agents
        Configure drop agent a2; first agent a3 | -> a2: AgentState a2 chat LOGOUT
        TaskState T1 a1 ACTIVE                  | => a1: TaskState T1 a1 chat ACTIVE
                                                | => ChatServer: TaskState T1 a1 chat ACTIVE
                                                | -> a1: AgentState a1 chat BUSY
        GetAgentState a2 chat                   | => ChatServer: Error USER_NOT_FOUND AgentId (a2 chat)
        """);

    [Fact]
    public void A_queue_in_which_tasks_wait_cannot_go_or_move_and_one_whose_tasks_are_held_may() => Scenario.Plays("""
        mrd chat default=care
        mrd mail default=post
        attribute english
        queue care chat
        queue sales chat
        queue post mail
        step sales 0 english >= 1
        agent a1
        agent a2 english:5
        Task chat c1 params=skillgroup:sales    | => ChatServer: Task chat c1 T1 NEW
        Configure drop queue sales              | refused Queue sales tasks=1 $.queues
        Configure queue sales mail              | refused Queue sales tasks=1 $.queues[1].mrd
        Given a2 chat READY
        Configure drop queue sales              |
        TaskState T1 a2 NEW                     | => a2: TaskState T1 a2 chat NEW code=REJECTED
                                                | => ChatServer: TaskState T1 a2 chat NEW code=REJECTED
                                                | -> a2: AgentState a2 chat NOT_READY reason=REJECTED
        """);

    [Fact]
    public void An_MRD_with_open_tasks_cannot_go_and_who_is_signed_in_on_one_that_goes_is_told() => Scenario.Plays("""
        mrd chat
        mrd mail
        agent a1
        Given a1 chat READY
        Given a1 mail NOT_READY
        Task chat c1           | => ChatServer: Task chat c1 T1 NEW
                               | -> a1: TaskAssigned T1 a1 chat c1
                               | -> a1: AgentState a1 chat RESERVED
                               | -> ChatServer: TaskState T1 a1 chat OFFERED
        Configure drop mrd chat | refused Mrd chat tasks=1 $.mrds
        Configure drop mrd mail | -> a1: AgentState a1 mail LOGOUT
        Login a1 mail           | => a1: Error UNKNOWN_MRD Mrd (a1 mail)
        """);
}
