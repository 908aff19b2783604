using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.Events;
using MediaRouting.Engine.Ring;
using MediaRouting.Engine.Routing.Explain;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.Explain;

/// <summary>A question on its way through the ring.</summary>
public class InspectionTests
{
    private static readonly TimeSpan NoTime = TimeSpan.Zero;

    [Fact]
    public void A_question_leaves_no_trace()
    {
        var inquiry = new Inquiry("""
            Given a1 chat READY
            Task chat c1
            Task chat c2
            """);
        var (before, received) = (inquiry.Dump, inquiry.Machine.Accounting.Received);
        var applied = inquiry.Machine.AppliedSequence;

        inquiry.Ask(InspectionSubject.Task, inquiry.IdOf("T2"));
        inquiry.Ask(InspectionSubject.Agent, "a1");

        Assert.Equal((before, received), (inquiry.Dump, inquiry.Machine.Accounting.Received));
        Assert.Equal(applied + 2, inquiry.Machine.AppliedSequence);
    }

    [Theory]
    [InlineData(InspectionSubject.Task)]
    [InlineData(InspectionSubject.Agent)]
    public void An_id_that_is_not_known_is_said_to_be_unknown(InspectionSubject subject)
    {
        var inspection = new Inquiry("agent a1").Ask(subject, "nobody");

        Assert.Equal(InspectionOutcome.UnknownId, inspection.Outcome);
        Assert.Null(inspection.Task);
        Assert.Null(inspection.Agent);
    }

    [Fact]
    public void A_Communication_Server_alone_refers_the_asker_to_its_MRE() => Assert.Equal(
        InspectionOutcome.RoutedElsewhere,
        new Inquiry("agent a1", Topology.CommunicationServer).Ask(InspectionSubject.Agent, "a1").Outcome);

    [Fact]
    public void A_fault_in_the_answer_is_the_askers_and_the_engine_goes_on()
    {
        var inquiry = new Inquiry("agent a1\nTask chat c1");
        ref var step = ref inquiry.Machine.RoutingTables!.Waiting[inquiry.TaskHandle("T1")].Step;
        var known = step;
        step = int.MaxValue;

        var inspection = inquiry.Ask(InspectionSubject.Task, inquiry.IdOf("T1"));

        Assert.Equal(InspectionOutcome.Failed, inspection.Outcome);
        Assert.IsType<IndexOutOfRangeException>(inspection.Fault);
        step = known;
        Assert.StartsWith("Waits in chat", inquiry.Task("T1"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_through_the_pipeline_is_answered_in_its_turn()
    {
        var pipeline = Stopped();
        var inspection = About("a1");

        Assert.True(pipeline.TryAsk(inspection));
        Assert.Equal(InspectionOutcome.Open, inspection.Outcome);
        pipeline.StepStateMachine();

        Assert.Equal(InspectionOutcome.Answered, inspection.Wait(NoTime));
        Assert.Equal("a1", inspection.Agent!.Id);
        Assert.True(pipeline.IsIdle);
    }

    [Fact]
    public void Whoever_waits_for_a_pipeline_that_stands_still_is_told_in_time()
    {
        var pipeline = Stopped();
        var inspection = About("a1");
        Assert.True(pipeline.TryAsk(inspection));

        Assert.Equal(InspectionOutcome.Withdrawn, inspection.Wait(TimeSpan.FromMilliseconds(1)));

        pipeline.StepStateMachine();
        Assert.Equal((InspectionOutcome.Withdrawn, null), (inspection.Outcome, inspection.Agent));
    }

    [Fact]
    public void A_question_too_many_is_not_asked_until_one_is_answered()
    {
        var pipeline = Stopped();
        for (var i = 0; i < Limits.Inspections; i++)
        {
            Assert.True(pipeline.TryAsk(About("a1")));
        }

        Assert.False(pipeline.TryAsk(About("a1")));
        pipeline.StepStateMachine();
        Assert.True(pipeline.TryAsk(About("a1")));
    }

    [Fact]
    public void A_full_ring_refuses_a_question_and_keeps_no_place_for_it()
    {
        var pipeline = Stopped();
        while (pipeline.Commands.TryNext(out var sequence))
        {
            pipeline.Commands[sequence].Reset(
                MediaRouting.Engine.Commands.CommandKind.Tick, MediaRouting.Engine.Commands.Source.Internal, time: 0);
            pipeline.Commands.Publish(sequence);
        }

        for (var i = 0; i <= Limits.Inspections; i++)
        {
            Assert.False(pipeline.TryAsk(About("a1")));
        }

        while (pipeline.StepStateMachine() > 0)
        {
        }

        Assert.True(pipeline.TryAsk(About("a1")));
    }

    private static Inspection About(string agent) =>
        new(InspectionSubject.Agent, Encoding.UTF8.GetBytes(agent), ScriptClock.Start);

    /// <summary>A pipeline that nobody steps but the test.</summary>
    private static Pipeline Stopped() => new(
        ScenarioTable.Parse("agent a1").Configuration,
        new StateMachineOptions { TaskIdPrefix = TaskNames.Prefix },
        WaitStrategyKind.Blocking,
        _ => new Unread(),
        (stage, _, exception) => throw new InvalidOperationException(stage, exception));

    private sealed class Unread : IEventHandler<EventSlot>
    {
        public void OnEvent(ref EventSlot slot, long sequence, bool endOfBatch)
        {
        }
    }
}
