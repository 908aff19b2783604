using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Routing.Explain;

namespace MediaRouting.Tests.Engine.Explain;

/// <summary>Why a task still waits, or who has it and why.</summary>
public class TaskExplanationTests
{
    private static void Explains(string table, string name, string expected, Topology topology = Topology.Combined) =>
        Assert.Equal(Inquiry.Joined(expected), new Inquiry(table, topology).Task(name));

    [Fact]
    public void Every_agent_whom_a_step_matches_stands_under_the_first_reason_that_keeps_it_from_the_task() => Explains(
        """
        mrd chat
        mrd voice interruptible=false
        attribute english
        queue support chat ttl=300
        step support 10 english >= 5
        step support 0 english >= 1
        agent out english:5
        agent lunch english:5
        agent talking english:6
        agent asked english:7
        agent phoning english:8
        agent beginner english:1
        agent stranger
        Given talking chat READY
        Given c1 chat talking ACTIVE
        Given asked chat READY
        Task chat c2
        Given phoning voice READY
        Given c3 voice phoning ACTIVE
        Given phoning chat READY
        Given lunch chat NOT_READY
        Given beginner chat READY
        Given stranger chat READY
        Task chat c4
        +4s GetAgentState out chat
        """,
        "T4",
        """
        Waits in support for 4 s: 5 agents match; none is free: \
        1 signed out, 1 not ready, 1 busy, 1 holding an offer, 1 interrupted; \
        step 2 opens in 6 s; given up in 296 s if nobody is found.
        1 open +0s 'english >= 5' 5 so far: 1 SignedOut, 1 NotReady, 1 Busy, 1 HoldsOffer, 1 Interrupted
        2 opens +10s 'english >= 1' 6 so far: 1 Eligible
        """);

    [Fact]
    public void Steps_that_match_nobody_are_no_secret() => Explains(
        """
        attribute english
        queue support chat
        step support 5 english >= 9
        step support 5 english >= 8
        step support 0 english >= 7
        agent a1 english:1
        Given a1 chat READY
        Task chat c1
        @+5s
        """,
        "T1",
        """
        Waits in support for 5 s: no agent matches the 2 open steps; step 3 opens in 5 s.
        1 open +0s 'english >= 9' 0 so far: nobody
        2 open +5s 'english >= 8' 0 so far: nobody
        3 opens +10s 'english >= 7' 0 so far: nobody
        """);

    [Fact]
    public void A_task_that_prefers_an_agent_says_how_that_agent_stands() => Explains(
        """
        agent a1
        agent a2
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        Task chat c2 params=agent:a1
        """,
        "T2",
        """
        Waits in chat for 0 ms: 2 agents match; none is free: \
        1 signed out, 1 busy; it prefers a1, who is busy.
        1 open +0s '' 2 so far: 1 SignedOut, 1 Busy
        """);

    [Fact]
    public void Who_let_a_task_pass_in_this_round_is_named_and_stands_apart()
    {
        var inquiry = new Inquiry("""
            mrd chat noAnswer=ready
            agent a1
            agent a2
            Given a1 chat READY
            Given a2 chat READY
            Task chat c1
            TaskState T1 a1 NEW REJECTED
            """);

        var task = inquiry.Ask(InspectionSubject.Task, inquiry.IdOf("T1")).Task!;

        Assert.Equal("a1", string.Join(", ", task.LetPassBy));
        Assert.Equal([("a2", true)], task.Parts.Select(part => (part.Agent, part.IsOwner)));
        Assert.Equal((0, 1, 1), Stand(task));

        inquiry.Play("TaskState T1 a2 NEW REJECTED");
        task = inquiry.Ask(InspectionSubject.Task, inquiry.IdOf("T1")).Task!;
        Assert.Equal("a2", string.Join(", ", task.LetPassBy));
        Assert.Equal(11, task.Level);
    }

    private static (int Eligible, int LetItPass, int HoldsOffer) Stand(TaskExplanation task) => (
        task.Steps[0].Agents[Standing.Eligible],
        task.Steps[0].Agents[Standing.LetItPass],
        task.Steps[0].Agents[Standing.HoldsOffer]);

    [Fact]
    public void An_offer_says_to_whom_for_how_long_and_why() => Explains(
        """
        agent a1
        agent a2
        Given a1 chat READY
        +3s GetAgentState a1 chat
        Given a2 chat READY
        Task chat c1
        +2s GetAgentState a1 chat
        """,
        "T1",
        """
        Offered to a1 for 2 s. \
        a1 was chosen: longest available in step 1 with 0 tasks held, available for 3 s; \
        2 were eligible, next would have been a2.
        1 open +3s '' 2 so far: 1 HoldsOffer, 1 Eligible
        """);

    [Fact]
    public void A_task_that_is_shared_names_the_owner_and_who_else_has_it()
    {
        var inquiry = new Inquiry("""
            agent a1
            agent a2
            agent a3
            Given a1 chat READY
            Given c1 chat a1 ACTIVE
            Given a2 chat READY
            Given a3 chat READY
            Conference T1 a1 a2 chat
            Conference T1 a1 a3 chat
            TaskState T1 a1 CLOSED DONE
            """);

        Assert.StartsWith("a2 has it, with a3. a1 was chosen: ", inquiry.Task("T1"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_task_says_how_it_ended_and_who_was_chosen_last()
    {
        var inquiry = new Inquiry("""
            agent a1
            Task chat c1
            TaskState T1 - CLOSED
            Given a1 chat READY
            Given c2 chat a1 ACTIVE
            TaskState T2 a1 CLOSED DONE
            """);

        Assert.Equal("Closed (CANCELLED).", inquiry.Task("T1"));
        Assert.Equal(
            "Closed (DONE). a1 was chosen: longest available in step 1 with 0 tasks held, available for 0 ms; "
            + "nobody else was eligible.",
            inquiry.Task("T2"));
    }

    [Fact]
    public void An_agent_who_is_not_routable_keeps_a_task_waiting_and_shows() => Explains(
        """
        agent a1
        RoutingEngine: AgentState a1 chat READY routable=false
        RoutingEngine: NewTask chat X1
        """,
        "X1",
        """
        Waits in chat for 0 ms: 1 agent matches and is not routable.
        1 open +0s '' 1 so far: 1 NotRoutable
        """,
        Topology.RoutingEngine);

    [Fact]
    public void After_a_restore_the_agents_who_have_not_spoken_are_not_ready() => Explains(
        """
        agent a1
        agent a2
        Given a1 chat READY
        Given a2 chat READY
        Restore
        Task chat c1
        """,
        "T1",
        """
        Waits in chat for 0 ms: 2 agents match; all are not ready.
        1 open +0s '' 2 so far: 2 NotReady
        """);
}
