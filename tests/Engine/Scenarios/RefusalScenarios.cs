using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>
/// The other refusals: exact code, field, ids and state, correlated, to the right address. That the state is unchanged
/// every scenario checks by itself.
/// </summary>
public class RefusalScenarios
{
    [Fact]
    public void Connect_is_refused_where_the_directory_says_so() => Scenario.Plays("""
        Connect nobody                                      | => ChatServer: Error USER_NOT_FOUND AgentId (nobody)
        Connect a1 verify=UserNotFound                      | => ChatServer: Error USER_NOT_FOUND AgentId (a1)
        Connect a1 verify=AuthenticationFailed              | => ChatServer: Error AUTHENTICATION_FAILED Password (a1)
        Connect a1 verify=DirectoryUnavailable replyTo=web  | => web: Error DIRECTORY_UNAVAILABLE (a1)
        Connect a1 to=desk                                  | => desk: Connect a1 CONNECTED to=desk
        # to where the agent is, not to where the stranger claims to be
        Connect a1 to=elsewhere verify=AuthenticationFailed | => desk: Error AUTHENTICATION_FAILED Password (a1)
        GetAgentState a1 chat                               | => desk: AgentState a1 chat LOGOUT since=never
        """);

    [Fact]
    public void Login_is_refused_in_the_order_of_the_checks() => Scenario.Plays("""
        Login nobody nowhere verify=AuthenticationFailed
                                          | => ChatServer: Error UNKNOWN_MRD Mrd (nobody nowhere)
        Login nobody chat verify=AuthenticationFailed
                                          | => ChatServer: Error USER_NOT_FOUND AgentId (nobody chat)
        Login a1 chat verify=UserNotFound | => ChatServer: Error USER_NOT_FOUND AgentId (a1 chat) is LOGOUT
        Login a1 chat verify=AuthenticationFailed
                                          | => ChatServer: Error AUTHENTICATION_FAILED Password (a1 chat) is LOGOUT
        Login a1 chat verify=DirectoryUnavailable
                                          | => ChatServer: Error DIRECTORY_UNAVAILABLE (a1 chat) is LOGOUT
        Login a1 chat                     | => ChatServer: Error NOT_CONNECTED AgentId (a1 chat) is LOGOUT
        Connect a1                        | => a1: Connect a1 CONNECTED to=a1
        Login a1 Mail                     | => a1: Error UNKNOWN_MRD Mrd (a1 Mail)
        Login a1 CHAT                     | => a1: Error UNKNOWN_MRD Mrd (a1 CHAT)
        Login a1 chat                     | => a1: AgentState a1 chat NOT_READY
        Login a1 chat verify=AuthenticationFailed
                                          | => a1: Error AUTHENTICATION_FAILED Password (a1 chat) is NOT_READY
        """);

    [Fact]
    public void An_agent_state_is_refused_in_the_order_of_the_checks() => Scenario.Plays("""
        AgentState nobody nowhere BUSY | => ChatServer: Error UNKNOWN_MRD Mrd (nobody nowhere)
        AgentState nobody chat BUSY    | => ChatServer: Error USER_NOT_FOUND AgentId (nobody chat)
        AgentState a1 chat BUSY        | => ChatServer: Error NOT_CONNECTED AgentId (a1 chat) is LOGOUT
        Connect a1                     | => a1: Connect a1 CONNECTED to=a1
        AgentState a1 chat BUSY        | => a1: Error NOT_LOGGED_IN AgentId (a1 chat) is LOGOUT
        AgentState a1 chat LOGOUT      | => a1: Error NOT_LOGGED_IN AgentId (a1 chat) is LOGOUT
        Login a1 chat                  | => a1: AgentState a1 chat NOT_READY
        AgentState a1 chat BUSY replyTo=web cid=5
                                       | => web: Error STATE_NOT_ALLOWED State/NotForTheAsking (a1 chat) is NOT_READY
        """);

    [Fact]
    public void What_is_asked_about_nobody_and_nothing_is_refused() => Scenario.Plays("""
        GetAgentState nobody nowhere | => ChatServer: Error UNKNOWN_MRD Mrd (nobody nowhere)
        GetAgentState nobody chat    | => ChatServer: Error USER_NOT_FOUND AgentId (nobody chat)
        GetAgentState a1 nowhere     | => ChatServer: Error UNKNOWN_MRD Mrd (a1 nowhere)
        GetTaskState T9              | => ChatServer: Error UNKNOWN_TASK TaskId (T9)
        GetTaskState T9 nobody       | => ChatServer: Error USER_NOT_FOUND AgentId (nobody T9)
        GetTaskState T9 a1           | => ChatServer: Error UNKNOWN_TASK TaskId (a1 T9)
        TaskState T9 nobody ACTIVE   | => ChatServer: Error USER_NOT_FOUND AgentId (nobody T9)
        TaskState T9 a1 ACTIVE       | => ChatServer: Error UNKNOWN_TASK TaskId (a1 T9)
        TaskState T9 - CLOSED        | => ChatServer: Error UNKNOWN_TASK TaskId (T9)
        TaskState T9 - ACTIVE        | => ChatServer: Error MISSING_FIELD AgentId/Absent (T9)
        Task nowhere c1              | => ChatServer: Error UNKNOWN_MRD Mrd (nowhere c1)
        """);

    [Fact]
    public void A_task_state_is_refused_in_the_order_of_the_checks() => Scenario.Plays("""
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        TaskState T1 - PAUSED      | => ChatServer: Error MISSING_FIELD AgentId/Absent (T1) is ACTIVE
        TaskState T1 nobody PAUSED | => ChatServer: Error USER_NOT_FOUND AgentId (nobody T1) is ACTIVE
        TaskState T1 a2 PAUSED     | => ChatServer: Error NOT_TASK_AGENT AgentId (a2 T1) is ACTIVE
        TaskState T1 a1 ACCEPTED   | => a1: Error STATE_NOT_ALLOWED State/NoSuchTransition (a1 T1) is ACTIVE
        TaskState T1 a1 ACTIVE     | => a1: Error STATE_NOT_ALLOWED State/NoSuchTransition (a1 T1) is ACTIVE
        TaskState T1 a1 CLOSED     | => a1: TaskState T1 a1 chat CLOSED
                                   | => ChatServer: TaskState T1 - chat CLOSED
                                   | -> a1: AgentState a1 chat READY
        TaskState T1 a1 CLOSED     | => a1: Error TASK_CLOSED TaskId (a1 T1) is CLOSED
        TaskState T1 a2 PAUSED     | => ChatServer: Error TASK_CLOSED TaskId (a2 T1) is CLOSED
        TaskState T1 - CLOSED      | => ChatServer: Error TASK_CLOSED TaskId (T1) is CLOSED
        GetTaskState T1 a2         | => ChatServer: TaskState T1 - chat CLOSED
        """);

    [Fact]
    public void What_could_not_be_decoded_is_answered_and_goes_to_the_dead_letters() => Scenario.Plays("""
        Connect a1 | => a1: Connect a1 CONNECTED to=a1
        Raw - UNKNOWN_TYPE JmsType type=connect body={}
                   | -> DLQ: DeadLetter UNKNOWN_TYPE from=General type=connect body={}
                   | => ChatServer: Error UNKNOWN_TYPE JmsType type=connect
        Raw - UNKNOWN_TYPE JmsType body={} replyTo=web cid=5
                   | => DLQ: DeadLetter UNKNOWN_TYPE from=General body={}
                   | => web: Error UNKNOWN_TYPE JmsType
        Raw Connect MALFORMED_JSON Body body={"AgentId":"a1" redacted=yes
                   | -> DLQ: DeadLetter MALFORMED_JSON from=General body={"AgentId":"a1" redacted=yes
                   | => ChatServer: Error MALFORMED_JSON Body
        Raw CreateTask MALFORMED_JSON Body body=null bytes=yes
                   | -> DLQ: DeadLetter MALFORMED_JSON from=General body=null bytes=yes
                   | => ChatServer: Error MALFORMED_JSON Body
        Raw CreateTask TOO_LARGE Body type=Task body=xxxx
                   | -> DLQ: DeadLetter TOO_LARGE from=General type=Task body=xxxx
                   | => ChatServer: Error TOO_LARGE Body
        """);

    [Fact]
    public void A_field_at_fault_is_answered_and_is_no_dead_letter() => Scenario.Plays("""
        Connect a1                                       | => a1: Connect a1 CONNECTED to=a1
        Raw Login MISSING_FIELD Mrd/Absent agent=a1      | => a1: Error MISSING_FIELD Mrd/Absent (a1)
        Raw Login INVALID_FIELD AgentId/TooLong mrd=chat | => ChatServer: Error INVALID_FIELD AgentId/TooLong (chat)
        Raw CreateTask INVALID_FIELD Params/TooLong mrd=chat client=c1
                                                         | => ChatServer: Error INVALID_FIELD Params/TooLong (chat c1)
        Raw ChangeTaskState INVALID_FIELD State/NotAValue agent=a1 task=T1 replyTo=web
                                                         | => web: Error INVALID_FIELD State/NotAValue (a1 T1)
        """);

    [Fact]
    public void A_message_that_is_delivered_again_changes_nothing_and_is_not_answered_again() => Scenario.Plays("""
        Connect a1 id=m1                | => a1: Connect a1 CONNECTED to=a1
        Connect a1 id=m1 to=elsewhere   |
        Task chat c1 id=m2              | => ChatServer: Task chat c1 T1 NEW
        Task chat c1 id=m2              |
        Task chat c1 id=m3              | => ChatServer: Task chat c1 T1 NEW
        GetAgentState nobody chat id=m4 | => ChatServer: Error USER_NOT_FOUND AgentId (nobody chat)
        GetAgentState nobody chat id=m4 |
        """);

    [Fact]
    public void One_agent_s_fault_is_told_to_that_agent_wherever_it_connected() => Scenario.Plays("""
        Connect a1 to=topic://floor                  | => topic://floor: Connect a1 CONNECTED to=topic://floor
        AgentState a1 chat READY                     | => topic://floor: Error NOT_LOGGED_IN AgentId (a1 chat) is LOGOUT
        AgentState a1 chat READY replyTo=queue://web | => web: Error NOT_LOGGED_IN AgentId (a1 chat) is LOGOUT
        AgentState a1 chat READY replyTo=temp-queue://ID:x
                                                 | => temp-queue://ID:x: Error NOT_LOGGED_IN AgentId (a1 chat) is LOGOUT
        """);
}
