using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>Row 13 and the life of a task as its origin sees it.</summary>
public class TaskScenarios
{
    [Fact]
    public void The_same_ClientUniqueId_leads_to_the_same_task_and_moves_its_origin() => Scenario.Plays("""
        mrd chat
        mrd mail
        Given a1 chat READY
        Task chat c1 replyTo=first             | => first: Task chat c1 T1 NEW
                                               | -> a1: TaskAssigned T1 a1 chat c1
                                               | -> a1: AgentState a1 chat RESERVED
                                               | -> first: TaskState T1 a1 chat OFFERED
        Task chat c1 replyTo=second name=Other | => second: Task chat c1 T1 OFFERED
        TaskState T1 a1 ACCEPTED               | => a1: TaskState T1 a1 chat ACCEPTED
                                               | => second: TaskState T1 a1 chat ACCEPTED
                                               | -> a1: AgentState a1 chat BUSY
        Task chat c1                           | => ChatServer: Task chat c1 T1 ACCEPTED
        TaskState T1 a1 ACTIVE                 | => a1: TaskState T1 a1 chat ACTIVE
                                               | => ChatServer: TaskState T1 a1 chat ACTIVE
        # another MRD, another task
        Task mail c1 replyTo=mails             | => mails: Task mail c1 T2 NEW
        TaskState T1 a1 CLOSED                 | => a1: TaskState T1 a1 chat CLOSED
                                               | => ChatServer: TaskState T1 - chat CLOSED
                                               | -> a1: AgentState a1 chat READY
        # closed: the id is free again
        Task chat c1                           | => ChatServer: Task chat c1 T3 NEW
                                               | -> a1: TaskAssigned T3 a1 chat c1
                                               | -> a1: AgentState a1 chat RESERVED
                                               | -> ChatServer: TaskState T3 a1 chat OFFERED
        """);

    [Fact]
    public void A_task_is_found_by_the_name_of_its_MRD_and_told_by_its_id() => Scenario.Plays("""
        mrd m1 name=Web-Chat
        Task Web-Chat c1 | => ChatServer: Task m1 c1 T1 NEW
        Task m1 c1       | => ChatServer: Task m1 c1 T1 NEW
        Task web-chat c1 | => ChatServer: Error UNKNOWN_MRD Mrd (web-chat c1)
        """);

    [Fact]
    public void Texts_of_any_script_travel_unchanged() => Scenario.Plays("""
        Given a1 chat READY
        Task chat c1 name=سارة😀 params=ville:Besançon,empty:
                                  | => ChatServer: Task chat c1 T1 NEW
                                  | -> a1: TaskAssigned T1 a1 chat c1 name=سارة😀 params=ville:Besançon,empty:
                                  | -> a1: AgentState a1 chat RESERVED
                                  | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 CLOSED 完了 | => a1: TaskState T1 a1 chat CLOSED code=完了
                                  | => ChatServer: TaskState T1 - chat CLOSED code=完了
                                  | -> a1: AgentState a1 chat READY
        """);

    [Fact]
    public void Priority_comes_before_arrival_and_a_queued_again_task_before_all() => Scenario.Plays("""
        Task chat c1             | => ChatServer: Task chat c1 T1 NEW
        Task chat c2 priority=5  | => ChatServer: Task chat c2 T2 NEW
        Task chat c3 priority=10 | => ChatServer: Task chat c3 T3 NEW
        Task chat c4 priority=5  | => ChatServer: Task chat c4 T4 NEW
        Given a1 chat READY
        GetTaskState T3          | => ChatServer: TaskState T3 a1 chat OFFERED
        TaskState T3 a1 NEW      | => a1: TaskState T3 a1 chat NEW code=REJECTED
                                 | => ChatServer: TaskState T3 a1 chat NEW code=REJECTED
                                 | -> a1: AgentState a1 chat NOT_READY reason=REJECTED
        AgentState a1 chat READY | => a1: AgentState a1 chat READY
                                 | -> a1: TaskAssigned T3 a1 chat c3
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T3 a1 chat OFFERED
        TaskState T3 a1 CLOSED   | => a1: TaskState T3 a1 chat CLOSED
                                 | => ChatServer: TaskState T3 - chat CLOSED
                                 | -> a1: AgentState a1 chat READY
                                 | -> a1: TaskAssigned T2 a1 chat c2
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T2 a1 chat OFFERED
        TaskState T2 a1 CLOSED   | => a1: TaskState T2 a1 chat CLOSED
                                 | => ChatServer: TaskState T2 - chat CLOSED
                                 | -> a1: AgentState a1 chat READY
                                 | -> a1: TaskAssigned T4 a1 chat c4
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T4 a1 chat OFFERED
        TaskState T4 a1 CLOSED   | => a1: TaskState T4 a1 chat CLOSED
                                 | => ChatServer: TaskState T4 - chat CLOSED
                                 | -> a1: AgentState a1 chat READY
                                 | -> a1: TaskAssigned T1 a1 chat c1
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T1 a1 chat OFFERED
        """);

    [Fact]
    public void Queued_again_tasks_keep_their_place_in_time_among_each_other() => Scenario.Plays("""
        mrd chat max=3
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given c2 chat a1 ACTIVE
        Given c3 chat a1 OFFERED
        Given a2 chat READY
        # T3 comes back to the queue first, T2 and T1 after it; none may go to a2, who has no place
        AgentState a2 chat NOT_READY | => a2: AgentState a2 chat NOT_READY
        TaskState T3 a1 NEW          | => a1: TaskState T3 a1 chat NEW code=REJECTED
                                     | => ChatServer: TaskState T3 a1 chat NEW code=REJECTED
                                     | -> a1: AgentState a1 chat ACTIVE reason=REJECTED pending=NOT_READY
        AgentState a1 chat LOGOUT    | -> a1: TaskState T2 a1 chat CLOSED code=AGENT_LOGOUT
                                     | -> ChatServer: TaskState T2 - chat CLOSED code=AGENT_LOGOUT
                                     | -> a1: TaskState T1 a1 chat CLOSED code=AGENT_LOGOUT
                                     | -> ChatServer: TaskState T1 - chat CLOSED code=AGENT_LOGOUT
                                     | => a1: AgentState a1 chat LOGOUT
        AgentState a2 chat READY     | => a2: AgentState a2 chat READY
                                     | -> a2: TaskAssigned T3 a2 chat c3
                                     | -> a2: AgentState a2 chat RESERVED
                                     | -> ChatServer: TaskState T3 a2 chat OFFERED
        """);

    [Fact]
    public void With_onLogout_requeue_the_oldest_task_is_offered_first() => Scenario.Plays("""
        mrd chat max=3 onLogout=requeue
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given c2 chat a1 ACTIVE
        Task chat c3 priority=10  | => ChatServer: Task chat c3 T3 NEW
                                  | -> a1: TaskAssigned T3 a1 chat c3
                                  | -> ChatServer: TaskState T3 a1 chat OFFERED
        AgentState a1 chat LOGOUT | -> a1: TaskState T3 a1 chat NEW code=AGENT_LOGOUT
                                  | -> ChatServer: TaskState T3 a1 chat NEW code=AGENT_LOGOUT
                                  | -> a1: TaskState T2 a1 chat NEW code=AGENT_LOGOUT
                                  | -> ChatServer: TaskState T2 a1 chat NEW code=AGENT_LOGOUT
                                  | -> a1: TaskState T1 a1 chat NEW code=AGENT_LOGOUT
                                  | -> ChatServer: TaskState T1 a1 chat NEW code=AGENT_LOGOUT
                                  | => a1: AgentState a1 chat LOGOUT
        Given a2 chat READY
        GetTaskState T1           | => ChatServer: TaskState T1 a2 chat OFFERED
        TaskState T1 a2 ACTIVE    | => a2: TaskState T1 a2 chat ACTIVE
                                  | => ChatServer: TaskState T1 a2 chat ACTIVE
                                  | -> a2: AgentState a2 chat ACTIVE
                                  | -> a2: TaskAssigned T2 a2 chat c2
                                  | -> ChatServer: TaskState T2 a2 chat OFFERED
        TaskState T2 a2 ACTIVE    | => a2: TaskState T2 a2 chat ACTIVE
                                  | => ChatServer: TaskState T2 a2 chat ACTIVE
                                  | -> a2: TaskAssigned T3 a2 chat c3
                                  | -> ChatServer: TaskState T3 a2 chat OFFERED
        """);

    [Fact]
    public void A_closed_task_has_no_agent_any_more() => Scenario.Plays("""
        Given a1 chat READY
        Given c1 chat a1 CLOSED
        GetTaskState T1                | => ChatServer: TaskState T1 - chat CLOSED
        GetTaskState T1 a1             | => a1: TaskState T1 - chat CLOSED
        GetTaskState T1 a1 replyTo=web | => web: TaskState T1 - chat CLOSED
        """);
}
