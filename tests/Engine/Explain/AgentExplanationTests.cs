using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Engine.Explain;

/// <summary>Why an agent is idle, or is offered nothing.</summary>
public class AgentExplanationTests
{
    private static void Explains(string table, string agent, string expected, Topology topology = Topology.Combined) =>
        Assert.Equal(Inquiry.Joined(expected), new Inquiry(table, topology).Agent(agent));

    [Fact]
    public void An_agent_who_is_free_has_no_work_to_wait_for() => Explains(
        """
        attribute english
        queue high chat priority=5
        queue low chat
        queue never chat
        step low 5 english >= 5
        step low 0
        step never 0 english == 9
        agent a1
        agent a2 english:5
        Given a2 chat READY
        +1s GetAgentState a1 chat
        Given a1 chat READY
        +2s GetAgentState a1 chat
        """,
        "a1",
        """
        chat Ready Eligible: READY and free for 2 s, but no task waits in the 2 queues it serves.
          high from 1: 0 wait, 0 later, 2 free
          low from 2: 0 wait, 0 later, 2 free
        """);

    [Fact]
    public void Tasks_whose_steps_are_not_open_yet_are_counted_apart() => Explains(
        """
        attribute english
        queue support chat
        step support 60 english >= 5
        step support 0
        agent a1
        Given a1 chat READY
        Task chat c1
        Task chat c2
        """,
        "a1",
        """
        chat Ready Eligible: READY and free for 0 ms, but no task waits in support, the queue it serves; \
        2 tasks wait that it cannot have before a later step opens.
          support from 2: 0 wait, 2 later, 1 free, next
        """);

    [Fact]
    public void An_agent_whom_no_step_matches_is_told_so() => Explains(
        """
        attribute english
        queue support chat
        step support 0 english >= 5
        agent a1
        Given a1 chat READY
        """,
        "a1",
        "chat Ready Eligible: READY and free for 0 ms, but no task waits that it may have: no step of any queue "
        + "matches it.");

    [Theory]
    [InlineData("", "chat Logout SignedOut: Signed out; 1 task waits that it could have.")]
    [InlineData(
        "Given a1 chat NOT_READY", "chat NotReady NotReady: NOT_READY; 1 task waits that it could have.")]
    public void An_agent_who_is_not_there_could_have_what_waits(string state, string expected) => Explains(
        $"""
        agent a1
        Task chat c1
        {state}
        """,
        "a1",
        expected + "\n  chat from 1: 1 wait, 0 later, 0 free");

    [Theory]
    [InlineData("Given c1 chat a1 ACTIVE", 1, "Busy Busy: At its limit: 1 of 1 task.")]
    [InlineData("Given c1 chat a1 WRAPPING_UP", 2, "WorkReady Busy: In wrap-up.")]
    [InlineData("Given c1 chat a1 OFFERED", 2, "Reserved HoldsOffer: Holds the offer of task T1.")]
    [InlineData("Given c1 chat a1 ACTIVE", 2, "Active Eligible: ACTIVE below its limit for 0 ms, but no task waits in "
        + "chat, the queue it serves.")]
    [InlineData("Restore", 2, "Unknown NotReady: UNKNOWN: the Chat Server was lost, and the agent has not said READY "
        + "since.")]
    public void An_agent_at_work_is_told_what_keeps_it_from_more(string state, int limit, string expected)
    {
        var table = $"""
            mrd chat max={limit}
            agent a1
            Given a1 chat READY
            {state}
            """;

        Assert.StartsWith("chat " + expected + "\n", new Inquiry(table).Agent("a1"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_agent_who_wants_to_stop_is_told_that_it_is_pending() => Explains(
        """
        mrd chat max=2
        agent a1
        Given a1 chat READY
        Given c1 chat a1 ACTIVE
        AgentState a1 chat NOT_READY lunch
        """,
        "a1",
        """
        chat Active NotReady: NOT_READY as soon as its work is done.
          chat from 1: 0 wait, 0 later, 0 free
        """);

    [Fact]
    public void An_interrupted_agent_is_told_by_what() => Explains(
        """
        mrd chat
        mrd voice interruptible=false max=2
        agent a1
        Given a1 chat READY
        Given a1 voice READY
        Given c1 voice a1 ACTIVE
        """,
        "a1",
        """
        chat Interrupted Interrupted: Interrupted by its work on voice.
          chat from 1: 0 wait, 0 later, 0 free
        voice Active Eligible: ACTIVE below its limit for 0 ms, but no task waits in voice, the queue it serves.
          voice from 1: 0 wait, 0 later, 1 free, next
        """);

    [Fact]
    public void An_agent_who_is_not_routable_is_told_so() => Explains(
        """
        agent a1
        RoutingEngine: AgentState a1 chat READY routable=false
        RoutingEngine: NewTask chat X1
        """,
        "a1",
        """
        chat Ready NotRoutable: Not routable: READY, and not to be offered work; 1 task waits that it could have.
          chat from 1: 1 wait, 0 later, 0 free
        """,
        Topology.RoutingEngine);

    [Fact]
    public void A_task_that_prefers_the_agent_is_one_that_it_could_have() => Explains(
        """
        attribute english
        queue support chat
        step support 0 english >= 5
        agent a1
        Task chat c1 params=agent:a1
        """,
        "a1",
        "chat Logout SignedOut: Signed out; 1 task waits that it could have.");
}
