using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>GetEstimatedWait: what a new task would find.</summary>
public class EstimatedWaitScenarios
{
    private static void Plays(string table) => Scenario.Plays(table);

    [Fact]
    public void A_free_agent_leaves_nothing_to_wait_for_and_without_one_nothing_is_known_at_first() => Plays("""
        mrd chat name=Chat
        GetEstimatedWait chat | => ChatServer: EstimatedWait chat chat position=1 seconds=-1
        Given a1 chat READY
        GetEstimatedWait Chat replyTo=web cid=q1
                              | => web: EstimatedWait chat chat position=1 seconds=0
        """);

    [Fact]
    public void The_estimate_is_the_position_times_what_a_departure_takes_and_grows_while_nobody_leaves() => Plays("""
        mrd chat max=1
        Given a1 chat READY
        Given c0 chat a1 ACTIVE
        Task chat c1     | => ChatServer: Task chat c1 T2 NEW
        Task chat c2     | => ChatServer: Task chat c2 T3 NEW
        +10s GetEstimatedWait chat | => ChatServer: EstimatedWait chat chat position=3 seconds=30
        +10s TaskState T2 - CLOSED | => ChatServer: TaskState T2 - chat CLOSED code=CANCELLED
        GetEstimatedWait chat      | => ChatServer: EstimatedWait chat chat position=2 seconds=40
        +4s TaskState T3 - CLOSED  | => ChatServer: TaskState T3 - chat CLOSED code=CANCELLED
        # 20 s, and an eighth of the 16 s by which the next was earlier
        GetEstimatedWait chat      | => ChatServer: EstimatedWait chat chat position=1 seconds=18
        +3600s GetEstimatedWait chat | => ChatServer: EstimatedWait chat chat position=1 seconds=18
        """);

    [Fact]
    public void A_task_stands_behind_those_of_its_level_and_above_in_the_queue_that_it_asks_for() => Plays("""
        mrd chat default=care
        label gold 9
        queue sales chat
        queue care chat
        Task chat c1 params=skillgroup:sales priority=3 | => ChatServer: Task chat c1 T1 NEW
        Task chat c2 params=skillgroup:sales priority=5 | => ChatServer: Task chat c2 T2 NEW
        Task chat c3                                    | => ChatServer: Task chat c3 T3 NEW
        +2s GetEstimatedWait chat params=skillgroup:sales | => ChatServer: EstimatedWait chat sales position=3 seconds=6
        GetEstimatedWait chat params=skillgroup:sales priority=4
                                            | => ChatServer: EstimatedWait chat sales position=2 seconds=4
        GetEstimatedWait chat params=skillgroup:sales,labels:gold
                                            | => ChatServer: EstimatedWait chat sales position=1 seconds=2
        GetEstimatedWait chat params=agent:a1 | => ChatServer: EstimatedWait chat care position=2 seconds=4
        """);

    [Fact]
    public void The_agent_that_a_task_would_prefer_is_free_for_it_whatever_the_step() => Plays("""
        mrd chat
        attribute skill
        queue sales chat
        step sales 0 skill >= 5
        agent a1
        Given a1 chat READY
        GetEstimatedWait chat                 | => ChatServer: EstimatedWait chat sales position=1 seconds=-1
        GetEstimatedWait chat params=agent:a1 | => ChatServer: EstimatedWait chat sales position=1 seconds=0
        """);

    [Fact]
    public void An_MRD_that_there_is_not_is_UNKNOWN_MRD() => Scenario.Plays("""
        GetEstimatedWait fax | => ChatServer: Error UNKNOWN_MRD Mrd (fax)
        """);

    [Fact]
    public void The_question_goes_on_to_MRE_and_its_answer_comes_back_to_whoever_asked() => Scenario.PlaysWithRows("""
        mrd chat name=Chat default=care
        queue sales chat
        queue care chat
        GetEstimatedWait Chat params=skillgroup:sales,k:v priority=3 replyTo=topic://web cid=q1
            | -> RoutingEngine: GetEstimatedWait chat params=skillgroup:sales,k:v priority=3
            | -> CommunicationServer: EstimatedWait chat sales position=1 seconds=-1
            | => topic://web: EstimatedWait chat sales position=1 seconds=-1
        GetEstimatedWait chat
            | -> RoutingEngine: GetEstimatedWait chat
            | -> CommunicationServer: EstimatedWait chat care position=1 seconds=-1
            | => ChatServer: EstimatedWait chat care position=1 seconds=-1
        GetEstimatedWait fax
            | => ChatServer: Error UNKNOWN_MRD Mrd (fax)
        """);

    [Fact]
    public void Answers_of_another_MRE_find_their_askers_in_any_order_and_once() =>
        Scenario.PlaysAs(Topology.CommunicationServer, """
        mrd chat name=Chat
        GetEstimatedWait Chat replyTo=web cid=q1  | -> RoutingEngine #1: GetEstimatedWait chat
        GetEstimatedWait chat params=k:v id=ID:q2 | -> RoutingEngine #2: GetEstimatedWait chat params=k:v
        CommunicationServer: EstimatedWait chat sales position=3 seconds=40 cid=2
                                                  | -> ChatServer #ID:q2: EstimatedWait chat sales position=3 seconds=40
        CommunicationServer: EstimatedWait Chat care position=1 seconds=-1 cid=1
                                                  | -> web #q1: EstimatedWait chat care position=1 seconds=-1
        CommunicationServer: EstimatedWait chat care position=1 seconds=0 cid=1
            | => DLQ: DeadLetter INVALID_FIELD from=CommunicationServer type=EstimatedWait
        GetEstimatedWait chat replyTo=web cid=q3  | -> RoutingEngine #6: GetEstimatedWait chat
        CommunicationServer: EstimatedWait post care position=1 seconds=0 cid=6
                                                  | -> web #q3: EstimatedWait post care position=1 seconds=0
        """);

    [Fact]
    public void An_answer_that_nobody_asked_for_is_a_dead_letter() =>
        Scenario.PlaysAs(Topology.CommunicationServer, """
        Task chat c1 replyTo=web cid=t1 | => web: Task chat c1 T1 NEW
                                        | -> RoutingEngine #2: NewTask chat T1
        CommunicationServer: EstimatedWait chat chat position=1 seconds=0 cid=2
            | => DLQ: DeadLetter INVALID_FIELD from=CommunicationServer type=EstimatedWait
        CommunicationServer: EstimatedWait chat chat position=1 seconds=0 cid=abc
            | => DLQ: DeadLetter INVALID_FIELD from=CommunicationServer type=EstimatedWait
        CommunicationServer: EstimatedWait chat chat position=1 seconds=0
            | -> DLQ: DeadLetter INVALID_FIELD from=CommunicationServer type=EstimatedWait
        """);

    [Fact]
    public void The_refusal_of_an_MRE_that_does_not_know_the_question_is_told_to_whoever_asked() =>
        Scenario.PlaysAs(Topology.CommunicationServer, """
        GetEstimatedWait chat replyTo=web cid=q1 | -> RoutingEngine #1: GetEstimatedWait chat
        CommunicationServer: Error GetEstimatedWait UNKNOWN_TYPE cid=1 text=no
                                                 | -> web #q1: Error UNKNOWN_TYPE for=GetEstimatedWait text=no
        """);

    [Fact]
    public void A_question_delivered_twice_is_asked_once_and_an_answer_delivered_twice_told_once() =>
        Scenario.PlaysAs(Topology.CommunicationServer, """
        GetEstimatedWait chat cid=q1 id=ID:7 | -> RoutingEngine #1: GetEstimatedWait chat
        GetEstimatedWait chat cid=q1 id=ID:7 |
        CommunicationServer: EstimatedWait chat chat position=1 seconds=0 cid=1 id=ID:8
                                             | -> ChatServer #q1: EstimatedWait chat chat position=1 seconds=0
        CommunicationServer: EstimatedWait chat chat position=1 seconds=0 cid=1 id=ID:8
                                             |
        """);

    [Fact]
    public void An_MRE_alone_answers_where_the_question_wants_it() => Scenario.PlaysAs(Topology.RoutingEngine, """
        mrd chat name=Chat
        RoutingEngine: GetEstimatedWait Chat params=skillgroup:chat priority=2 cid=7
            | => CommunicationServer: EstimatedWait chat chat position=1 seconds=-1
        RoutingEngine: AgentState a1 chat READY |
        RoutingEngine: GetEstimatedWait chat cid=8 replyTo=foreign
            | => foreign: EstimatedWait chat chat position=1 seconds=0
        RoutingEngine: GetEstimatedWait fax cid=9
            | => CommunicationServer: Error UNKNOWN_MRD Mrd (fax)
        """);

    [Fact]
    public void A_question_that_MRE_refused_is_not_answered_once_more() => Scenario.PlaysAs(
        Topology.CommunicationServer,
        """
        GetEstimatedWait chat replyTo=web cid=q1 | -> RoutingEngine #1: GetEstimatedWait chat
        CommunicationServer: Error GetEstimatedWait UNKNOWN_TYPE cid=1 text=no
                                                 | -> web #q1: Error UNKNOWN_TYPE for=GetEstimatedWait text=no
        CommunicationServer: EstimatedWait chat chat position=1 seconds=0 cid=1
            | => DLQ: DeadLetter INVALID_FIELD from=CommunicationServer type=EstimatedWait
        """);
}
