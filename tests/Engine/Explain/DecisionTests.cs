namespace MediaRouting.Tests.Engine.Explain;

/// <summary>The record that every decision leaves.</summary>
public class DecisionTests
{
    private const string Skilled =
        """
        attribute english
        queue support chat policy={0}
        step support 0 english >= 1
        agent a1 english:3
        agent a2 english:8
        agent a3 english:5
        Given a1 chat READY
        +1s GetAgentState a1 chat
        Given a2 chat READY
        Given a3 chat READY
        +2s Task chat c1
        """;

    [Theory]
    [InlineData(
        "longestAvailable",
        "a1 in step 1 of 1, LongestAvailable, work 0, skill 0, since +0s, 3 eligible, next a2",
        "longest available in step 1 with 0 tasks held, available for 3 s")]
    [InlineData(
        "mostSkilled",
        "a2 in step 1 of 1, MostSkilled, work 0, skill 8, since +1s, 3 eligible, next a3",
        "most skilled in step 1 (sum 8), available for 2 s")]
    [InlineData(
        "leastSkilled",
        "a1 in step 1 of 1, LeastSkilled, work 0, skill 3, since +0s, 3 eligible, next a3",
        "least skilled in step 1 (sum 3), available for 3 s")]
    public void A_policy_is_recorded_with_the_key_that_decided_and_who_would_have_been_next(
        string policy, string record, string reason)
    {
        var (winner, next) = (record[..2], record[^2..]);

        Assert.Equal(
            $"{record}\n{winner} was chosen: {reason}; 3 were eligible, next would have been {next}.",
            new Inquiry(Skilled.Replace("{0}", policy, StringComparison.Ordinal)).Decision("T1"));
    }

    [Fact]
    public void A_preferred_agent_is_chosen_whom_no_step_matches() => Assert.Equal(
        """
        a2 in step 0 of 1, LongestAvailable, work 0, skill 0, since +0s, 2 eligible, next a1
        a2 was chosen: the task prefers this agent; 2 were eligible, next would have been a1.
        """,
        new Inquiry("""
            attribute english
            queue support chat
            step support 0 english >= 1
            agent a1 english:3
            agent a2
            Given a1 chat READY
            Given a2 chat READY
            Task chat c1 params=agent:a2
            """).Decision("T1"));

    [Fact]
    public void When_an_agent_lets_a_task_pass_the_next_decision_has_the_others() => Assert.Equal(
        """
        a2 in step 1 of 1, LongestAvailable, work 0, skill 0, since +0s, 1 eligible, next nobody
        a2 was chosen: longest available in step 1 with 0 tasks held, available for 0 ms; nobody else was eligible.
        """,
        new Inquiry("""
            mrd chat noAnswer=ready
            agent a1
            agent a2
            Given a1 chat READY
            Given a2 chat READY
            Task chat c1
            TaskState T1 a1 NEW REJECTED
            """).Decision("T1"));

    [Fact]
    public void An_agent_who_becomes_free_for_a_waiting_task_is_the_only_one_eligible() => Assert.Equal(
        """
        a1 in step 2 of 2, LongestAvailable, work 0, skill 0, since +7s, 1 eligible, next nobody
        a1 was chosen: longest available in step 2 with 0 tasks held, available for 0 ms; nobody else was eligible.
        """,
        new Inquiry("""
            attribute english
            queue support chat
            step support 5 english >= 5
            step support 0
            agent a1
            Task chat c1
            @+7s
            Given a1 chat READY
            """).Decision("T1"));

    [Fact]
    public void A_decision_names_the_work_that_the_agent_had_and_the_command_that_led_to_it()
    {
        var inquiry = new Inquiry("""
            mrd chat max=3
            agent a1
            Given a1 chat READY
            Given c1 chat a1 ACTIVE
            Task chat c2
            """);

        Assert.StartsWith(
            "a1 in step 1 of 1, LongestAvailable, work 1, ", inquiry.Decision("T2"), StringComparison.Ordinal);
        var decisions = inquiry.Machine.RoutingTables!.Decisions;
        Assert.Equal(2, decisions.Count);
        Assert.True(decisions.TryFind(1, out var first));
        Assert.True(decisions.TryFind(2, out var second));
        Assert.True(first.Sequence < second.Sequence);
        Assert.Equal((1, 1), (first.ConfigurationVersion, second.ConfigurationVersion));
        Assert.False(decisions.TryFind(3, out _));
    }
}
