using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>Row 7: what may be handed to whom, and what everybody is told.</summary>
public class TransferScenarios
{
    [Fact]
    public void Both_agents_the_origin_and_the_requester_are_told_and_nobody_hears_of_a_close() => Scenario.Plays("""
        mrd chat max=2
        Given a1 chat READY
        Task chat c1 replyTo=origin          | => origin: Task chat c1 T1 NEW
                                             | -> a1: TaskAssigned T1 a1 chat c1
                                             | -> a1: AgentState a1 chat RESERVED
                                             | -> origin: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE               | => a1: TaskState T1 a1 chat ACTIVE
                                             | => origin: TaskState T1 a1 chat ACTIVE
                                             | -> a1: AgentState a1 chat ACTIVE
        TaskState T1 a1 PAUSED               | => a1: TaskState T1 a1 chat PAUSED
                                             | => origin: TaskState T1 a1 chat PAUSED
        Given a2 chat READY
        Transfer T1 a1 a2 replyTo=web cid=77 | => a1: TaskAgentTransferred T1 a2 from=a1
                                             | => a2: TaskAgentTransferred T1 a2 from=a1
                                             | => origin: TaskAgentTransferred T1 a2 from=a1
                                             | => web: TaskAgentTransferred T1 a2 from=a1
                                             | -> a1: AgentState a1 chat READY
                                             | -> a2: AgentState a2 chat ACTIVE
        TaskState T1 a2 ACTIVE               | => a2: TaskState T1 a2 chat ACTIVE
                                             | => origin: TaskState T1 a2 chat ACTIVE
        TaskState T1 a1 CLOSED               | => a1: Error NOT_TASK_AGENT AgentId (a1 T1) is ACTIVE
        TaskState T1 a2 CLOSED DONE          | => a2: TaskState T1 a2 chat CLOSED code=DONE
                                             | => origin: TaskState T1 - chat CLOSED code=DONE
                                             | -> a2: AgentState a2 chat READY
        """);

    [Fact]
    public void The_freed_owner_is_offered_the_next_task_at_once() => Scenario.Plays("""
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Task chat c2             | => ChatServer: Task chat c2 T2 NEW
        Given a2 chat NOT_READY
        Transfer T1 a1 a2        | => a1: Error AGENT_NOT_AVAILABLE RecipientAgentId (a1 T1) is ACTIVE
        AgentState a2 chat READY | => a2: AgentState a2 chat READY
                                 | -> a2: TaskAssigned T2 a2 chat c2
                                 | -> a2: AgentState a2 chat RESERVED
                                 | -> ChatServer: TaskState T2 a2 chat OFFERED
        TaskState T2 a2 CLOSED   | => a2: TaskState T2 a2 chat CLOSED
                                 | => ChatServer: TaskState T2 - chat CLOSED
                                 | -> a2: AgentState a2 chat READY
        Transfer T1 a1 a2        | => a1: TaskAgentTransferred T1 a2 from=a1
                                 | => a2: TaskAgentTransferred T1 a2 from=a1
                                 | => ChatServer: TaskAgentTransferred T1 a2 from=a1
                                 | -> a1: AgentState a1 chat READY
                                 | -> a2: AgentState a2 chat BUSY
        Task chat c3             | => ChatServer: Task chat c3 T3 NEW
                                 | -> a1: TaskAssigned T3 a1 chat c3
                                 | -> a1: AgentState a1 chat RESERVED
                                 | -> ChatServer: TaskState T3 a1 chat OFFERED
        """);

    [Fact]
    public void An_owner_with_a_pending_NOT_READY_becomes_NOT_READY() => Scenario.Plays("""
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        AgentState a1 chat NOT_READY lunch | => a1: AgentState a1 chat BUSY reason=lunch pending=NOT_READY
        Given a2 chat READY
        Transfer T1 a1 a2                  | => a1: TaskAgentTransferred T1 a2 from=a1
                                           | => a2: TaskAgentTransferred T1 a2 from=a1
                                           | => ChatServer: TaskAgentTransferred T1 a2 from=a1
                                           | -> a1: AgentState a1 chat NOT_READY reason=lunch
                                           | -> a2: AgentState a2 chat BUSY
        """);

    [Fact]
    public void A_recipient_at_the_limit_is_CAPACITY_EXCEEDED_before_anything_else() => Scenario.Plays("""
        mrd chat
        mrd mail
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Task chat c2                 | => ChatServer: Task chat c2 T2 NEW
                                     | -> a2: TaskAssigned T2 a2 chat c2
                                     | -> a2: AgentState a2 chat RESERVED
                                     | -> ChatServer: TaskState T2 a2 chat OFFERED
        # the last place is offered
        Transfer T1 a1 a2            | => a1: Error CAPACITY_EXCEEDED RecipientAgentId (a1 T1) is ACTIVE
        TaskState T2 a2 ACTIVE       | => a2: TaskState T2 a2 chat ACTIVE
                                     | => ChatServer: TaskState T2 a2 chat ACTIVE
                                     | -> a2: AgentState a2 chat BUSY
        Transfer T1 a1 a2            | => a1: Error CAPACITY_EXCEEDED RecipientAgentId (a1 T1) is ACTIVE
        AgentState a2 chat NOT_READY | => a2: AgentState a2 chat BUSY pending=NOT_READY
        Transfer T1 a1 a2            | => a1: Error CAPACITY_EXCEEDED RecipientAgentId (a1 T1) is ACTIVE
        TaskState T2 a2 WRAPPING_UP  | => a2: TaskState T2 a2 chat WRAPPING_UP
                                     | => ChatServer: TaskState T2 a2 chat WRAPPING_UP
                                     | -> a2: AgentState a2 chat WORK_READY pending=NOT_READY
        Transfer T1 a1 a2            | => a1: Error CAPACITY_EXCEEDED RecipientAgentId (a1 T1) is ACTIVE
        """);

    [Fact]
    public void A_recipient_who_could_not_be_offered_the_task_is_AGENT_NOT_AVAILABLE() => Scenario.Plays("""
        mrd chat max=3
        mrd mail
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat NOT_READY
        Transfer T1 a1 a2           | => a1: Error AGENT_NOT_AVAILABLE RecipientAgentId (a1 T1) is ACTIVE
        AgentState a2 chat READY    | => a2: AgentState a2 chat READY
        Task chat c2                | => ChatServer: Task chat c2 T2 NEW
                                    | -> a2: TaskAssigned T2 a2 chat c2
                                    | -> a2: AgentState a2 chat RESERVED
                                    | -> ChatServer: TaskState T2 a2 chat OFFERED
        # an open offer, here or on another MRD
        Transfer T1 a1 a2           | => a1: Error AGENT_NOT_AVAILABLE RecipientAgentId (a1 T1) is ACTIVE
        TaskState T2 a2 WRAPPING_UP | => a2: Error STATE_NOT_ALLOWED State/NoSuchTransition (a2 T2) is OFFERED
        TaskState T2 a2 ACTIVE      | => a2: TaskState T2 a2 chat ACTIVE
                                    | => ChatServer: TaskState T2 a2 chat ACTIVE
                                    | -> a2: AgentState a2 chat ACTIVE
        TaskState T2 a2 WRAPPING_UP | => a2: TaskState T2 a2 chat WRAPPING_UP
                                    | => ChatServer: TaskState T2 a2 chat WRAPPING_UP
                                    | -> a2: AgentState a2 chat WORK_READY
        # WORK_READY
        Transfer T1 a1 a2           | => a1: Error AGENT_NOT_AVAILABLE RecipientAgentId (a1 T1) is ACTIVE
        TaskState T2 a2 CLOSED      | => a2: TaskState T2 a2 chat CLOSED
                                    | => ChatServer: TaskState T2 - chat CLOSED
                                    | -> a2: AgentState a2 chat READY
        Login a2 mail               | => a2: AgentState a2 mail NOT_READY
        AgentState a2 mail READY    | => a2: AgentState a2 mail READY
        Task mail c3                | => ChatServer: Task mail c3 T3 NEW
                                    | -> a2: TaskAssigned T3 a2 mail c3
                                    | -> a2: AgentState a2 mail RESERVED
                                    | -> ChatServer: TaskState T3 a2 mail OFFERED
        Transfer T1 a1 a2           | => a1: Error AGENT_NOT_AVAILABLE RecipientAgentId (a1 T1) is ACTIVE
        """);

    [Fact]
    public void Only_an_owner_who_has_begun_and_not_ended_may_transfer() => Scenario.Plays("""
        mrd chat max=2
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        Given a2 chat NOT_READY
        Given a3 chat READY
        Transfer T1 a1 a3           | => a1: Error STATE_NOT_ALLOWED TaskId/NotAtWork (a1 T1) is OFFERED
        Transfer T1 a2 a3           | => a2: Error NOT_TASK_AGENT OwnerAgentId (a2 T1) is OFFERED
        TaskState T1 a1 ACCEPTED    | => a1: TaskState T1 a1 chat ACCEPTED
                                    | => ChatServer: TaskState T1 a1 chat ACCEPTED
                                    | -> a1: AgentState a1 chat ACTIVE
        Conference T1 a1 a2 chat    | => a1: TaskConferenced T1 a1 a2
                                    | => a2: TaskConferenced T1 a1 a2
                                    | -> a2: AgentState a2 chat ACTIVE pending=NOT_READY
        Transfer T1 a2 a3           | => a2: Error NOT_TASK_AGENT OwnerAgentId/NotTheOwner (a2 T1) is ACCEPTED
        Transfer T1 a1 a2           | => a1: Error STATE_NOT_ALLOWED RecipientAgentId/AlreadyOnTask (a1 T1) is ACCEPTED
        Transfer T1 a1 a1           | => a1: Error STATE_NOT_ALLOWED RecipientAgentId/AlreadyOnTask (a1 T1) is ACCEPTED
        TaskState T1 a1 ACTIVE      | => a1: TaskState T1 a1 chat ACTIVE
                                    | => ChatServer: TaskState T1 a1 chat ACTIVE
        TaskState T1 a1 WRAPPING_UP | => a1: TaskState T1 a1 chat WRAPPING_UP
                                    | => ChatServer: TaskState T1 a1 chat WRAPPING_UP
                                    | -> a1: AgentState a1 chat WORK_READY
        Transfer T1 a1 a3           | => a1: Error STATE_NOT_ALLOWED TaskId/NotAtWork (a1 T1) is WRAPPING_UP
        """);

    [Fact]
    public void An_accepted_task_is_transferred_as_accepted() => Scenario.Plays("""
        Given a1 chat READY
        Given c1 chat a1 ACCEPTED
        Given a2 chat READY
        Transfer T1 a1 a2      | => a1: TaskAgentTransferred T1 a2 from=a1
                               | => a2: TaskAgentTransferred T1 a2 from=a1
                               | => ChatServer: TaskAgentTransferred T1 a2 from=a1
                               | -> a1: AgentState a1 chat READY
                               | -> a2: AgentState a2 chat BUSY
        GetTaskState T1 a2     | => a2: TaskState T1 a2 chat ACCEPTED
        TaskState T1 a2 PAUSED | => a2: Error STATE_NOT_ALLOWED State/NoSuchTransition (a2 T1) is ACCEPTED
        TaskState T1 a2 ACTIVE | => a2: TaskState T1 a2 chat ACTIVE
                               | => ChatServer: TaskState T1 a2 chat ACTIVE
        """);

    [Fact]
    public void Who_is_unknown_not_connected_or_not_signed_in_takes_no_part() => Scenario.Plays("""
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Transfer T1 nobody a1  | => ChatServer: Error USER_NOT_FOUND OwnerAgentId (nobody T1) is ACTIVE
        Transfer T1 a1 nobody  | => a1: Error USER_NOT_FOUND RecipientAgentId (a1 T1) is ACTIVE
        Transfer T1 a2 a1      | => ChatServer: Error NOT_CONNECTED OwnerAgentId (a2 T1) is ACTIVE
        Transfer T1 a1 a2      | => a1: Error NOT_CONNECTED RecipientAgentId (a1 T1) is ACTIVE
        Connect a2             | => a2: Connect a2 CONNECTED to=a2
        Transfer T1 a1 a2      | => a1: Error NOT_LOGGED_IN RecipientAgentId (a1 T1) is ACTIVE
        Transfer T1 a2 a1      | => a2: Error NOT_LOGGED_IN OwnerAgentId (a2 T1) is ACTIVE
        Transfer T9 a1 a2      | => a1: Error UNKNOWN_TASK TaskId (a1 T9)
        Login a2 chat          | => a2: AgentState a2 chat NOT_READY
        Transfer T9 a1 a2      | => a1: Error UNKNOWN_TASK TaskId (a1 T9)
        TaskState T1 a1 CLOSED | => a1: TaskState T1 a1 chat CLOSED
                               | => ChatServer: TaskState T1 - chat CLOSED
                               | -> a1: AgentState a1 chat READY
        Transfer T1 a1 a2      | => a1: Error TASK_CLOSED TaskId (a1 T1) is CLOSED
        """);
}
