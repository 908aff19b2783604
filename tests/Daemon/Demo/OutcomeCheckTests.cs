using MediaRouting.Daemon.Demo;

namespace MediaRouting.Tests.Daemon.Demo;

/// <summary>
/// The demo's proof has to notice what it claims to exclude: histories that are wrong in one place each.
/// </summary>
public sealed class OutcomeCheckTests
{
    private static readonly string[] Visit =
    [
        "> Task ClientUniqueId=c1 Mrd=chat",
        "1 web Task ClientUniqueId=c1 TaskId=t1 Mrd=chat State=NEW",
        "2 ann TaskAssigned TaskId=t1 AgentId=ann Mrd=chat",
        "3 web TaskState TaskId=t1 AgentId=ann State=OFFERED",
    ];

    private static readonly string[] Answer =
    [
        "4 ann TaskState TaskId=t1 AgentId=ann State=ACTIVE",
        "5 web TaskState TaskId=t1 AgentId=ann State=ACTIVE",
    ];

    private static readonly string[] End =
    [
        "6 ann TaskState TaskId=t1 AgentId=ann State=CLOSED Code=DONE",
        "7 web TaskState TaskId=t1 State=CLOSED Code=DONE",
    ];

    [Fact]
    public void A_conversation_from_the_first_message_to_the_last_holds()
    {
        var outcome = History.Judge([.. Visit, .. Answer, .. End]);

        Assert.Empty(outcome.Sentences);
        Assert.True(outcome.Holds);
        Assert.Equal((1, 1, 1, 1), (outcome.TasksIn, outcome.Offered, outcome.Answered, outcome.Closed));
        Assert.Equal((1, 7), (outcome.MessagesIn, outcome.MessagesOut));
    }

    [Fact]
    public void No_task_at_all_proves_nothing()
    {
        Assert.False(History.Judge([]).Holds);
    }

    [Fact]
    public void Messages_of_different_queues_are_judged_in_the_order_they_were_made_in()
    {
        string[] received = [.. Visit[1..], .. Answer, .. End];
        var byQueue = received.OrderByDescending(line => line.Contains(" web ", StringComparison.Ordinal));

        Assert.True(History.Judge([Visit[0], .. byQueue]).Holds);
    }

    [Fact]
    public void A_decline_a_no_answer_a_transfer_and_a_conference_are_no_faults_and_are_counted()
    {
        var outcome = History.Judge(
            Visit[0],
            Visit[1],
            "2 ann TaskAssigned TaskId=t1 AgentId=ann",
            "3 ann TaskState TaskId=t1 AgentId=ann State=NEW Code=REJECTED",
            "4 ben TaskAssigned TaskId=t1 AgentId=ben",
            "5 ben TaskState TaskId=t1 AgentId=ben State=NEW Code=RONA",
            "6 ann TaskAssigned TaskId=t1 AgentId=ann",
            "7 ann TaskState TaskId=t1 AgentId=ann State=ACTIVE",
            "8 ann TaskConferenced TaskId=t1 OwnerAgentId=ann ParticipantAgentId=ben",
            "9 ben TaskConferenced TaskId=t1 OwnerAgentId=ann ParticipantAgentId=ben",
            "10 ben TaskState TaskId=t1 AgentId=ben State=CLOSED",
            "11 web TaskState TaskId=t1 AgentId=ben State=CLOSED",
            "12 ann TaskAgentTransferred TaskId=t1 AgentId=ben PreviousAgentId=ann",
            "13 ben TaskAgentTransferred TaskId=t1 AgentId=ben PreviousAgentId=ann",
            "14 web TaskAgentTransferred TaskId=t1 AgentId=ben PreviousAgentId=ann",
            "15 ben TaskState TaskId=t1 AgentId=ben State=CLOSED",
            "16 web TaskState TaskId=t1 State=CLOSED");

        Assert.Empty(outcome.Sentences);
        Assert.True(outcome.Holds);
        Assert.Equal((3, 1, 1, 1), (outcome.Offered, outcome.Answered, outcome.Declined, outcome.NoAnswer));
        Assert.Equal((1, 1), (outcome.Transferred, outcome.Conferenced));
    }

    [Fact]
    public void A_customer_who_leaves_before_the_answer_is_abandoned_and_not_lost()
    {
        var outcome = History.Judge(
            [
                .. Visit,
                "> TaskState TaskId=t1 State=CLOSED Code=CANCELLED",
                "4 ann TaskState TaskId=t1 AgentId=ann State=CLOSED Code=CANCELLED",
                "5 web TaskState TaskId=t1 State=CLOSED Code=CANCELLED",
            ]);

        Assert.Empty(outcome.Sentences);
        Assert.True(outcome.Holds);
        Assert.Equal((1, 1, 0), (outcome.Abandoned, outcome.LeftDuringOffer, outcome.Answered));
    }

    [Fact]
    public void A_task_that_found_no_agent_in_time_is_not_lost_and_is_counted()
    {
        var outcome = History.Judge(
            [.. Visit[..2], "2 web TaskState TaskId=t1 State=CLOSED Code=NO_AGENT_AVAILABLE"]);

        Assert.Empty(outcome.Sentences);
        Assert.True(outcome.Holds);
        Assert.Equal((1, 0, 0), (outcome.Expired, outcome.Abandoned, outcome.Answered));
    }

    [Fact]
    public void An_interruption_takes_a_task_from_nobody_and_is_counted()
    {
        var outcome = History.Judge(
            [
                .. Visit, .. Answer,
                "6 ann TaskState TaskId=t1 AgentId=ann State=INTERRUPTED",
                "7 ann TaskState TaskId=t1 AgentId=ann State=ACTIVE",
                "8 ann TaskState TaskId=t1 AgentId=ann State=CLOSED Code=DONE",
                "9 web TaskState TaskId=t1 State=CLOSED Code=DONE",
            ]);

        Assert.Empty(outcome.Sentences);
        Assert.True(outcome.Holds);
        Assert.Equal((1, 1), (outcome.Answered, outcome.Interrupted));
    }

    public static TheoryData<FaultKind, string, string[]> Lost => new()
    {
        { FaultKind.Lost, "c1 was never answered", [Visit[0]] },
        { FaultKind.Lost, "c1 has no end", [.. Visit, .. Answer] },
        {
            FaultKind.Lost, "c1 was closed unanswered, and its customer was waiting",
            [Visit[0], Visit[1], "2 web TaskState TaskId=t1 State=CLOSED Code=FORCE_CLOSED"]
        },
    };

    public static TheoryData<FaultKind, string, string[]> Double => new()
    {
        {
            FaultKind.Double, "c1 was offered to ben while offered to ann",
            [.. Visit, "4 ben TaskAssigned TaskId=t1 AgentId=ben"]
        },
        {
            FaultKind.Double, "c1 was offered to ben while ann had it",
            [.. Visit, .. Answer, "6 ben TaskAssigned TaskId=t1 AgentId=ben"]
        },
        {
            FaultKind.Double, "c1 was offered to ben after its end",
            [.. Visit, .. Answer, .. End, "8 ben TaskAssigned TaskId=t1 AgentId=ben"]
        },
        {
            FaultKind.Double, "c1 is ACTIVE with ben, who was not given it",
            [.. Visit, .. Answer, "6 ben TaskState TaskId=t1 AgentId=ben State=ACTIVE"]
        },
        {
            FaultKind.Double, "c1 was transferred from ben, who did not have it",
            [.. Visit, .. Answer, "6 web TaskAgentTransferred TaskId=t1 AgentId=ann PreviousAgentId=ben"]
        },
        {
            FaultKind.Double, "c1 ended twice",
            [.. Visit, .. Answer, .. End, "8 web TaskState TaskId=t1 State=CLOSED"]
        },
        {
            FaultKind.Double, "c1 ended while ann had it",
            [.. Visit, .. Answer, "6 web TaskState TaskId=t1 State=CLOSED"]
        },
        {
            FaultKind.Double, "c1 became task t1 and task t2",
            [.. Visit, "4 web Task ClientUniqueId=c1 TaskId=t2 Mrd=chat State=NEW"]
        },
        {
            FaultKind.Double, "task id t1 was given twice, now to c2",
            [.. Visit, "> Task ClientUniqueId=c2 Mrd=chat", "4 web Task ClientUniqueId=c2 TaskId=t1 Mrd=chat State=NEW"]
        },
        {
            FaultKind.Double, "TaskAssigned tells of task t9, which nobody brought in",
            ["1 ann TaskAssigned TaskId=t9 AgentId=ann Mrd=chat"]
        },
    };

    public static TheoryData<FaultKind, string, string[]> Other => new()
    {
        {
            FaultKind.AboveCapacity, "ann has 2 tasks on chat, where 1 are allowed",
            [
                .. Visit, .. Answer,
                "> Task ClientUniqueId=c2 Mrd=chat",
                "6 web Task ClientUniqueId=c2 TaskId=t2 Mrd=chat State=NEW",
                "7 ann TaskAssigned TaskId=t2 AgentId=ann Mrd=chat",
            ]
        },
        {
            FaultKind.AboveCapacity, "ben has 2 open offers at a time",
            [
                "> Task ClientUniqueId=c1 Mrd=chat",
                "> Task ClientUniqueId=c2 Mrd=chat",
                "1 web Task ClientUniqueId=c1 TaskId=t1 Mrd=chat State=NEW",
                "2 web Task ClientUniqueId=c2 TaskId=t2 Mrd=chat State=NEW",
                "3 ben TaskAssigned TaskId=t1 AgentId=ben Mrd=chat",
                "4 ben TaskAssigned TaskId=t2 AgentId=ben Mrd=chat",
            ]
        },
        { FaultKind.SequenceGap, "numbers 4 to 5 never came", [.. Visit, .. End] },
        {
            FaultKind.SequenceGap, "TaskState came with number 7, which was there before",
            [.. Visit, .. Answer, .. End, End[1]]
        },
        {
            FaultKind.Unanswered, "nothing came back for message 2, AgentState",
            [.. Visit, .. Answer, .. End, "> AgentState AgentId=ann State=READY"]
        },
        { FaultKind.DeadLetter, "number 8, Task", [.. Visit, .. Answer, .. End, "8 dead Task ClientUniqueId=c2"] },
    };

    [Theory]
    [MemberData(nameof(Lost))]
    [MemberData(nameof(Double))]
    [MemberData(nameof(Other))]
    public void A_history_that_is_wrong_is_found_out(FaultKind kind, string sentence, string[] history)
    {
        var outcome = History.Judge(history);

        Assert.False(outcome.Holds);
        Assert.NotEqual(0, outcome.Faults[(int)kind]);
        Assert.Contains($"{kind}: {sentence}", outcome.Sentences);
    }
}
