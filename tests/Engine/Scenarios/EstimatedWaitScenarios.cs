using MediaRouting.Engine.Configuration;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Scenarios;

/// <summary>GetEstimatedWait: what a new task would find.</summary>
public class EstimatedWaitScenarios
{
    private static void Plays(string table) => Scenario.PlaysAs(Topology.Combined, table);

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
    public void Where_routing_is_done_by_another_daemon_the_question_is_refused() =>
        Scenario.PlaysAs(Topology.CommunicationServer, """
        mrd chat
        GetEstimatedWait chat | => ChatServer: Error GENERAL_ERROR/RoutedElsewhere (chat)
        """);
}
