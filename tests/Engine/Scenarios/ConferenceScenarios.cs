using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>Row 4: a task with several agents, from joining to the last one's leaving.</summary>
public class ConferenceScenarios
{
    [Fact]
    public void Both_agents_and_the_requester_are_told() => Scenario.Plays("""
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Conference T1 a1 a2 chat replyTo=web cid=77 | => a1: TaskConferenced T1 a1 a2
                                                    | => a2: TaskConferenced T1 a1 a2
                                                    | => web: TaskConferenced T1 a1 a2
                                                    | -> a2: AgentState a2 chat BUSY
        """);

    [Fact]
    public void The_owner_who_leaves_hands_the_task_to_the_longest_standing_participant() => Scenario.Plays("""
        mrd chat max=2
        Given a1 chat READY
        Task chat c1 replyTo=origin | => origin: Task chat c1 T1 NEW
                                    | -> a1: TaskAssigned T1 a1 chat c1
                                    | -> a1: AgentState a1 chat RESERVED
                                    | -> origin: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE      | => a1: TaskState T1 a1 chat ACTIVE
                                    | => origin: TaskState T1 a1 chat ACTIVE
                                    | -> a1: AgentState a1 chat ACTIVE
        Given a2 chat READY
        Given a3 chat READY
        Given a4 chat READY
        Conference T1 a1 a2 chat    | => a1: TaskConferenced T1 a1 a2
                                    | => a2: TaskConferenced T1 a1 a2
                                    | -> a2: AgentState a2 chat ACTIVE
        Conference T1 a1 a3 chat    | => a1: TaskConferenced T1 a1 a3
                                    | => a3: TaskConferenced T1 a1 a3
                                    | -> a3: AgentState a3 chat ACTIVE
        TaskState T1 a1 CLOSED      | => a1: TaskState T1 a1 chat CLOSED
                                    | => origin: TaskState T1 a1 chat CLOSED
                                    | -> a1: AgentState a1 chat READY
        Conference T1 a3 a4 chat    | => a3: Error NOT_TASK_AGENT ConferenceOwner/NotTheOwner (a3 T1 chat) is ACTIVE
        Conference T1 a2 a4 chat    | => a2: TaskConferenced T1 a2 a4
                                    | => a4: TaskConferenced T1 a2 a4
                                    | -> a4: AgentState a4 chat ACTIVE
        TaskState T1 a2 CLOSED DONE | => a2: TaskState T1 a2 chat CLOSED code=DONE
                                    | => origin: TaskState T1 a2 chat CLOSED code=DONE
                                    | -> a2: AgentState a2 chat READY
        GetTaskState T1             | => ChatServer: TaskState T1 a3 chat ACTIVE
        TaskState T1 a4 CLOSED      | => a4: TaskState T1 a4 chat CLOSED
                                    | => origin: TaskState T1 a4 chat CLOSED
                                    | -> a4: AgentState a4 chat READY
        TaskState T1 a3 CLOSED      | => a3: TaskState T1 a3 chat CLOSED
                                    | => origin: TaskState T1 - chat CLOSED
                                    | -> a3: AgentState a3 chat READY
        """);

    [Fact]
    public void Each_agent_has_its_own_state_and_the_customer_s_leaving_ends_all() => Scenario.Plays("""
        mrd chat max=2
        Given a1 chat READY
        Task chat c1 replyTo=origin | => origin: Task chat c1 T1 NEW
                                    | -> a1: TaskAssigned T1 a1 chat c1
                                    | -> a1: AgentState a1 chat RESERVED
                                    | -> origin: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE      | => a1: TaskState T1 a1 chat ACTIVE
                                    | => origin: TaskState T1 a1 chat ACTIVE
                                    | -> a1: AgentState a1 chat ACTIVE
        Given a2 chat READY
        Conference T1 a1 a2 chat    | => a1: TaskConferenced T1 a1 a2
                                    | => a2: TaskConferenced T1 a1 a2
                                    | -> a2: AgentState a2 chat ACTIVE
        TaskState T1 a2 PAUSED      | => a2: TaskState T1 a2 chat PAUSED
                                    | => origin: TaskState T1 a2 chat PAUSED
        GetTaskState T1             | => ChatServer: TaskState T1 a1 chat ACTIVE
        GetTaskState T1 a2          | => a2: TaskState T1 a2 chat PAUSED
        GetTaskState T1 a3          | => ChatServer: Error NOT_TASK_AGENT AgentId (a3 T1) is ACTIVE
        TaskState T1 a1 WRAPPING_UP | => a1: TaskState T1 a1 chat WRAPPING_UP
                                    | => origin: TaskState T1 a1 chat WRAPPING_UP
                                    | -> a1: AgentState a1 chat WORK_READY
        TaskState T1 - CLOSED       | => a1: TaskState T1 a1 chat CLOSED code=CANCELLED
                                    | -> a1: AgentState a1 chat READY
                                    | => a2: TaskState T1 a2 chat CLOSED code=CANCELLED
                                    | -> a2: AgentState a2 chat READY
                                    | => origin: TaskState T1 - chat CLOSED code=CANCELLED
        """);

    [Fact]
    public void A_participant_may_be_NOT_READY_and_stays_so_by_intention() => Scenario.Plays("""
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat NOT_READY
        AgentState a2 chat NOT_READY lunch | => a2: AgentState a2 chat NOT_READY reason=lunch
        +5s Conference T1 a1 a2 chat       | => a1: TaskConferenced T1 a1 a2
                                           | => a2: TaskConferenced T1 a1 a2
                                           | -> a2: AgentState a2 chat BUSY reason=lunch pending=NOT_READY
        +5s TaskState T1 a2 CLOSED         | => a2: TaskState T1 a2 chat CLOSED
                                           | => ChatServer: TaskState T1 a2 chat CLOSED
                                           | -> a2: AgentState a2 chat NOT_READY reason=lunch
        """);

    [Fact]
    public void A_participant_counts_the_task_and_its_open_offer_against_the_limit() => Scenario.Plays("""
        mrd chat max=2
        agent a1
        agent a2
        agent a3 chat=1
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Given c2 chat a2 ACTIVE
        Given c3 chat a1 OFFERED
        # a1 has one task and one offer; a2 one task
        Conference T2 a2 a1 chat
         | => a2: Error CAPACITY_EXCEEDED ConferenceParticipant (a2 T2 chat) is ACTIVE
        Conference T1 a1 a2 chat
         | => a1: TaskConferenced T1 a1 a2
         | => a2: TaskConferenced T1 a1 a2
         | -> a2: AgentState a2 chat BUSY
        Conference T1 a1 a2 chat
         | => a1: Error STATE_NOT_ALLOWED ConferenceParticipant/AlreadyOnTask (a1 T1 chat) is ACTIVE
        Conference T2 a2 a2 chat
         | => a2: Error STATE_NOT_ALLOWED ConferenceParticipant/AlreadyOnTask (a2 T2 chat) is ACTIVE
        """);

    [Fact]
    public void A_participant_may_have_an_open_offer_where_a_place_is_left() => Scenario.Plays("""
        mrd chat max=2
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Given c2 chat a2 OFFERED
        Conference T1 a1 a2 chat | => a1: TaskConferenced T1 a1 a2
                                 | => a2: TaskConferenced T1 a1 a2
                                 | -> a2: AgentState a2 chat ACTIVE
        TaskState T2 a2 NEW      | => a2: TaskState T2 a2 chat NEW code=REJECTED
                                 | => ChatServer: TaskState T2 a2 chat NEW code=REJECTED
                                 | -> a2: AgentState a2 chat ACTIVE reason=REJECTED pending=NOT_READY
                                 | -> a1: TaskAssigned T2 a1 chat c2
                                 | -> ChatServer: TaskState T2 a1 chat OFFERED
        TaskState T1 a2 CLOSED   | => a2: TaskState T1 a2 chat CLOSED
                                 | => ChatServer: TaskState T1 a2 chat CLOSED
                                 | -> a2: AgentState a2 chat NOT_READY reason=REJECTED
        """);

    [Fact]
    public void A_participant_who_signs_out_leaves_the_task_to_the_others() => Scenario.Plays("""
        mrd chat onLogout=requeue
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Conference T1 a1 a2 chat  | => a1: TaskConferenced T1 a1 a2
                                  | => a2: TaskConferenced T1 a1 a2
                                  | -> a2: AgentState a2 chat BUSY
        AgentState a1 chat LOGOUT | -> a1: TaskState T1 a1 chat CLOSED code=AGENT_LOGOUT
                                  | -> ChatServer: TaskState T1 a1 chat CLOSED code=AGENT_LOGOUT
                                  | => a1: AgentState a1 chat LOGOUT
        GetTaskState T1           | => ChatServer: TaskState T1 a2 chat ACTIVE
        AgentState a2 chat LOGOUT | -> a2: TaskState T1 a2 chat NEW code=AGENT_LOGOUT
                                  | -> ChatServer: TaskState T1 a2 chat NEW code=AGENT_LOGOUT
                                  | => a2: AgentState a2 chat LOGOUT
        """);

    [Fact]
    public void An_owner_may_transfer_its_part_of_a_conference_and_the_recipient_owns_the_task() => Scenario.Plays("""
        mrd chat max=2
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Given a3 chat READY
        Conference T1 a1 a2 chat | => a1: TaskConferenced T1 a1 a2
                                 | => a2: TaskConferenced T1 a1 a2
                                 | -> a2: AgentState a2 chat ACTIVE
        Transfer T1 a1 a3        | => a1: TaskAgentTransferred T1 a3 from=a1
                                 | => a3: TaskAgentTransferred T1 a3 from=a1
                                 | => ChatServer: TaskAgentTransferred T1 a3 from=a1
                                 | -> a1: AgentState a1 chat READY
                                 | -> a3: AgentState a3 chat ACTIVE
        GetTaskState T1          | => ChatServer: TaskState T1 a3 chat ACTIVE
        TaskState T1 a3 CLOSED   | => a3: TaskState T1 a3 chat CLOSED
                                 | => ChatServer: TaskState T1 a3 chat CLOSED
                                 | -> a3: AgentState a3 chat READY
        GetTaskState T1          | => ChatServer: TaskState T1 a2 chat ACTIVE
        """);

    [Fact]
    public void What_is_wrong_with_a_conference_is_said_in_the_order_of_the_checks() => Scenario.Plays("""
        mrd chat
        mrd mail
        Given a1 chat READY
        Given c1 chat a1 OFFERED
        Conference T1 a1 a2 nowhere | => a1: Error UNKNOWN_MRD Mrd (a1 T1 nowhere) is OFFERED
        Conference T1 nobody a2 chat
                                    | => ChatServer: Error USER_NOT_FOUND ConferenceOwner (nobody T1 chat) is OFFERED
        Conference T1 a1 nobody chat
                                    | => a1: Error USER_NOT_FOUND ConferenceParticipant (a1 T1 chat) is OFFERED
        Conference T1 a2 a1 chat    | => ChatServer: Error NOT_CONNECTED ConferenceOwner (a2 T1 chat) is OFFERED
        Conference T1 a1 a2 chat    | => a1: Error NOT_CONNECTED ConferenceParticipant (a1 T1 chat) is OFFERED
        Connect a2                  | => a2: Connect a2 CONNECTED to=a2
        Conference T1 a1 a2 chat    | => a1: Error NOT_LOGGED_IN ConferenceParticipant (a1 T1 chat) is OFFERED
        Login a2 chat               | => a2: AgentState a2 chat NOT_READY
        Conference T9 a1 a2 chat    | => a1: Error UNKNOWN_TASK TaskId (a1 T9 chat)
        Conference T1 a2 a1 chat    | => a2: Error NOT_TASK_AGENT ConferenceOwner (a2 T1 chat) is OFFERED
        Conference T1 a1 a2 chat    | => a1: Error STATE_NOT_ALLOWED TaskId/NotAtWork (a1 T1 chat) is OFFERED
        TaskState T1 a1 ACTIVE      | => a1: TaskState T1 a1 chat ACTIVE
                                    | => ChatServer: TaskState T1 a1 chat ACTIVE
                                    | -> a1: AgentState a1 chat BUSY
        Login a1 mail               | => a1: AgentState a1 mail NOT_READY
        Login a2 mail               | => a2: AgentState a2 mail NOT_READY
        Conference T1 a1 a2 mail    | => a1: Error INVALID_FIELD Mrd/NotTheTasksMrd (a1 T1 mail) is ACTIVE
        TaskState T1 a1 WRAPPING_UP | => a1: TaskState T1 a1 chat WRAPPING_UP
                                    | => ChatServer: TaskState T1 a1 chat WRAPPING_UP
                                    | -> a1: AgentState a1 chat WORK_READY
        Conference T1 a1 a2 chat    | => a1: Error STATE_NOT_ALLOWED TaskId/NotAtWork (a1 T1 chat) is WRAPPING_UP
        TaskState T1 a1 CLOSED      | => a1: TaskState T1 a1 chat CLOSED
                                    | => ChatServer: TaskState T1 - chat CLOSED
                                    | -> a1: AgentState a1 chat READY
        Conference T1 a1 a2 chat    | => a1: Error TASK_CLOSED TaskId (a1 T1 chat) is CLOSED
        """);
}
