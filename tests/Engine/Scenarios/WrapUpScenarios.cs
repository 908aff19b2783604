using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>The limit of a wrap-up: it is closed as if its agent had closed it.</summary>
public class WrapUpScenarios
{
    private static void PlaysAsCommunicationServer(string table) =>
        Scenario.PlaysAs(Topology.CommunicationServer, table);

    [Fact]
    public void The_limit_closes_a_wrap_up_with_DONE_and_frees_its_agent() => Scenario.PlaysWithRows("""
        mrd chat wrapUp=20
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Task chat c2 replyTo=origin     | => origin: Task chat c2 T2 NEW
                                        | -> RoutingEngine: NewTask chat T2
        +1s TaskState T1 a1 WRAPPING_UP | => a1: TaskState T1 a1 chat WRAPPING_UP
                                        | => ChatServer: TaskState T1 a1 chat WRAPPING_UP
                                        | -> RoutingEngine: TaskState T1 a1 chat WRAPPING_UP
                                        | -> a1: AgentState a1 chat WORK_READY
        @+19s                           |
        @+1s                            | -> a1: TaskState T1 a1 chat CLOSED code=DONE
                                        | -> ChatServer: TaskState T1 - chat CLOSED code=DONE
                                        | -> RoutingEngine: TaskState T1 a1 chat CLOSED
                                        | -> a1: AgentState a1 chat READY
                                        | -> CommunicationServer: TaskAgentSelected T2 a1 OFFERED
                                        | -> a1: TaskAssigned T2 a1 chat c2
                                        | -> a1: AgentState a1 chat RESERVED
                                        | -> origin: TaskState T2 a1 chat OFFERED
        """);

    [Fact]
    public void Without_a_limit_a_wrap_up_lasts() => Scenario.Plays("""
        Given a1 chat READY
        Given c1 chat a1 WRAPPING_UP
        @+100000s
        """);

    [Fact]
    public void A_wrap_up_that_is_closed_in_time_leaves_no_timer_behind() => Scenario.Plays("""
        mrd chat wrapUp=20
        Given a1 chat READY
        Given c1 chat a1 WRAPPING_UP
        TaskState T1 a1 CLOSED | => a1: TaskState T1 a1 chat CLOSED
                               | => ChatServer: TaskState T1 - chat CLOSED
                               | -> a1: AgentState a1 chat READY
        Given c2 chat a1 ACTIVE
        @+20s                  |
        TaskState T2 - CLOSED  | => a1: TaskState T2 a1 chat CLOSED code=CANCELLED
                               | -> a1: AgentState a1 chat READY
                               | => ChatServer: TaskState T2 - chat CLOSED code=CANCELLED
        """);

    [Fact]
    public void The_limit_runs_on_while_the_wrap_up_is_interrupted() => Scenario.Plays("""
        mrd chat wrapUp=20
        mrd voice interruptible=false
        Given a1 chat READY
        Given a1 voice READY
        Given c1 chat a1 WRAPPING_UP
        +5s Task voice c2      | => ChatServer: Task voice c2 T2 NEW
                               | -> a1: TaskAssigned T2 a1 voice c2
                               | -> a1: AgentState a1 voice RESERVED
                               | -> a1: TaskState T1 a1 chat INTERRUPTED
                               | -> ChatServer: TaskState T1 a1 chat INTERRUPTED
                               | -> a1: AgentState a1 chat INTERRUPTED pending=READY
                               | -> ChatServer: TaskState T2 a1 voice OFFERED
        @+15s                  | -> a1: TaskState T1 a1 chat CLOSED code=DONE
                               | -> ChatServer: TaskState T1 - chat CLOSED code=DONE
        TaskState T2 a1 CLOSED | => a1: TaskState T2 a1 voice CLOSED
                               | => ChatServer: TaskState T2 - voice CLOSED
                               | -> a1: AgentState a1 voice READY
                               | -> a1: AgentState a1 chat READY
        """);

    [Fact]
    public void The_limit_of_a_call_s_wrap_up_ends_the_interruption() => Scenario.Plays("""
        mrd chat
        mrd voice interruptible=false wrapUp=20
        Given a1 chat READY
        Given a1 voice READY
        Given c1 chat a1 ACTIVE
        Given c2 voice a1 WRAPPING_UP
        @+20s    | -> a1: TaskState T2 a1 voice CLOSED code=DONE
                 | -> ChatServer: TaskState T2 - voice CLOSED code=DONE
                 | -> a1: AgentState a1 voice READY
                 | -> a1: TaskState T1 a1 chat ACTIVE
                 | -> ChatServer: TaskState T1 a1 chat ACTIVE
                 | -> a1: AgentState a1 chat BUSY
        """);

    [Fact]
    public void The_limit_is_that_of_one_part_and_the_others_on_the_task_go_on() => Scenario.Plays("""
        mrd chat wrapUp=20
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Given a2 chat READY
        Conference T1 a1 a2 chat    | => a1: TaskConferenced T1 a1 a2
                                    | => a2: TaskConferenced T1 a1 a2
                                    | -> a2: AgentState a2 chat BUSY
        TaskState T1 a1 WRAPPING_UP | => a1: TaskState T1 a1 chat WRAPPING_UP
                                    | => ChatServer: TaskState T1 a1 chat WRAPPING_UP
                                    | -> a1: AgentState a1 chat WORK_READY
        @+20s                       | -> a1: TaskState T1 a1 chat CLOSED code=DONE
                                    | -> ChatServer: TaskState T1 a1 chat CLOSED code=DONE
                                    | -> a1: AgentState a1 chat READY
        GetTaskState T1             | => ChatServer: TaskState T1 a2 chat ACTIVE
        """);

    [Fact]
    public void A_sign_out_ends_a_wrap_up_and_its_limit() => Scenario.Plays("""
        mrd chat wrapUp=20 onLogout=requeue
        Given a1 chat READY
        Given c1 chat a1 WRAPPING_UP
        AgentState a1 chat LOGOUT | -> a1: TaskState T1 a1 chat CLOSED code=AGENT_LOGOUT
                                  | -> ChatServer: TaskState T1 - chat CLOSED code=AGENT_LOGOUT
                                  | => a1: AgentState a1 chat LOGOUT
        @+20s                     |
        """);

    [Fact]
    public void The_limit_closes_pending_NOT_READY_too() => Scenario.Plays("""
        mrd chat wrapUp=20
        Given a1 chat READY
        Given c1 chat a1 WRAPPING_UP
        AgentState a1 chat NOT_READY tea | => a1: AgentState a1 chat WORK_READY reason=tea pending=NOT_READY
        @+20s                            | -> a1: TaskState T1 a1 chat CLOSED code=DONE
                                         | -> ChatServer: TaskState T1 - chat CLOSED code=DONE
                                         | -> a1: AgentState a1 chat NOT_READY reason=tea
        """);

    [Fact]
    public void A_wrap_up_that_a_transfer_hands_over_keeps_its_limit() => PlaysAsCommunicationServer("""
        mrd chat wrapUp=20
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1                                           | => ChatServer: Task chat c1 T1 NEW
                                                               | -> RoutingEngine #12: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED   | -> a1: TaskAssigned T1 a1 chat c1
                                                               | -> a1: AgentState a1 chat RESERVED
                                                               | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE                                 | => a1: TaskState T1 a1 chat ACTIVE
                                                               | => ChatServer: TaskState T1 a1 chat ACTIVE
                                                               | -> RoutingEngine #18: TaskState T1 a1 chat ACTIVE
                                                               | -> a1: AgentState a1 chat BUSY
        Transfer T1 a1 a2                                      | -> RoutingEngine #20: Transfer T1 a1 a2
        TaskState T1 a1 WRAPPING_UP                            | => a1: TaskState T1 a1 chat WRAPPING_UP
                                                               | => ChatServer: TaskState T1 a1 chat WRAPPING_UP
                                                               | -> RoutingEngine #23: TaskState T1 a1 chat WRAPPING_UP
                                                               | -> a1: AgentState a1 chat WORK_READY
        +5s CommunicationServer: TaskAgentTransferred T1 a2 a1 | -> RoutingEngine #25: TaskState T1 a2 chat WRAPPING_UP
                                                               | -> a1: TaskAgentTransferred T1 a2 from=a1
                                                               | -> a2: TaskAgentTransferred T1 a2 from=a1
                                                               | -> ChatServer: TaskAgentTransferred T1 a2 from=a1
                                                               | -> a1: AgentState a1 chat READY
                                                               | -> a2: AgentState a2 chat WORK_READY
        @+15s                                                  | -> a2: TaskState T1 a2 chat CLOSED code=DONE
                                                               | -> ChatServer: TaskState T1 - chat CLOSED code=DONE
                                                               | -> RoutingEngine #33: TaskState T1 a2 chat CLOSED
                                                               | -> a2: AgentState a2 chat READY
        """);

    [Fact]
    public void A_limit_that_passes_before_the_transfer_is_confirmed_closes_the_task() => PlaysAsCommunicationServer("""
        mrd chat wrapUp=20
        Given a1 chat READY
        Given a2 chat READY
        Task chat c1                                         | => ChatServer: Task chat c1 T1 NEW
                                                             | -> RoutingEngine #12: NewTask chat T1
        CommunicationServer: TaskAgentSelected T1 a1 OFFERED | -> a1: TaskAssigned T1 a1 chat c1
                                                             | -> a1: AgentState a1 chat RESERVED
                                                             | -> ChatServer: TaskState T1 a1 chat OFFERED
        TaskState T1 a1 ACTIVE                               | => a1: TaskState T1 a1 chat ACTIVE
                                                             | => ChatServer: TaskState T1 a1 chat ACTIVE
                                                             | -> RoutingEngine #18: TaskState T1 a1 chat ACTIVE
                                                             | -> a1: AgentState a1 chat BUSY
        Transfer T1 a1 a2                                    | -> RoutingEngine #20: Transfer T1 a1 a2
        TaskState T1 a1 WRAPPING_UP                          | => a1: TaskState T1 a1 chat WRAPPING_UP
                                                             | => ChatServer: TaskState T1 a1 chat WRAPPING_UP
                                                             | -> RoutingEngine #23: TaskState T1 a1 chat WRAPPING_UP
                                                             | -> a1: AgentState a1 chat WORK_READY
        @+20s                                                | -> a1: TaskState T1 a1 chat CLOSED code=DONE
                                                             | -> ChatServer: TaskState T1 - chat CLOSED code=DONE
                                                             | -> RoutingEngine #27: TaskState T1 a1 chat CLOSED
                                                             | -> a1: AgentState a1 chat READY
        CommunicationServer: TaskAgentTransferred T1 a2 a1   | -> RoutingEngine #29: TaskState T1 - chat CLOSED
        @+20s                                                |
        """);
}
