using MediaRouting.Load.Checker;
using MediaRouting.Load.Wire;

namespace MediaRouting.Tests.Load;

/// <summary>A checker that finds nothing is worth nothing: each kind of violation, made by hand, is found.</summary>
public sealed class CheckerTests
{
    private readonly FedChecker _fed = new();

    [Fact]
    public void A_conversation_as_it_should_be_holds()
    {
        _fed.Ready("ann");
        _fed.Serve("customer", "t1", "ann");
        _fed.Enter("another", "t2");
        _fed.Offer("t2", "ann");
        _fed.Change("t2", "ann", "ACTIVE");
        string transfer = _fed.Send(new WireMessage("Transfer") { TaskId = "t2" });
        var told = new WireMessage("TaskAgentTransferred")
        {
            TaskId = "t2", AgentId = "bob", PreviousAgentId = "ann",
        };
        _fed.Tell(FedChecker.Home, told, transfer);
        _fed.Tell(FedChecker.Origin, told, transfer);
        _fed.Change("t2", "bob", "CLOSED");

        Outcome outcome = _fed.Conclude();

        Assert.True(outcome.Holds, string.Join('\n', outcome.Violations.Sentences));
        Assert.Equal((2, 2L), (outcome.Tasks.Count, outcome.Offers));
    }

    [Fact]
    public void A_message_that_nothing_came_back_for_is_lost()
    {
        _fed.Ready("ann");
        _fed.Send(new WireMessage("AgentState") { AgentId = "ann", Mrd = "chat", State = "NOT_READY" });

        _fed.AssertOnly(ViolationKind.Lost);
    }

    [Fact]
    public void A_number_that_never_came_is_lost()
    {
        _fed.Ready("ann");
        _fed.TellAs(_fed.Next + 2, FedChecker.Home, FedChecker.StateOf("ann", "READY"));

        _fed.AssertOnly(ViolationKind.Lost, count: 2);
    }

    [Fact]
    public void An_answer_to_what_nobody_sent_is_unexpected()
    {
        _fed.Tell(FedChecker.Home, FedChecker.StateOf("ann", "READY"), answering: "77");

        _fed.AssertOnly(ViolationKind.Unexpected);
    }

    [Fact]
    public void Another_message_under_a_number_that_was_there_is_unexpected()
    {
        _fed.Ready("ann");
        _fed.TellAs(1, FedChecker.Home, FedChecker.StateOf("bob", "READY"));

        _fed.AssertOnly(ViolationKind.Unexpected);
    }

    [Fact]
    public void A_dead_letter_a_message_without_a_number_and_one_of_an_unknown_type_are_unexpected()
    {
        _fed.Tell(FedChecker.DeadLetters, FedChecker.StateOf("ann", "READY"));
        _fed.Tell(FedChecker.Home, new WireMessage("Surprise"));
        _fed.TellAs(0, FedChecker.Home, FedChecker.StateOf("ann", "READY"));

        _fed.AssertOnly(ViolationKind.Unexpected, count: 3);
    }

    [Fact]
    public void A_refusal_that_no_race_explains_is_unexpected()
    {
        string number = _fed.Send(new WireMessage("Login") { AgentId = "ann", Mrd = "chat" });
        _fed.Tell(FedChecker.Home, new WireMessage("Error") { Code = "AUTHENTICATION_FAILED" }, number);

        _fed.AssertOnly(ViolationKind.Unexpected);
    }

    [Fact]
    public void A_refusal_that_a_race_explains_is_counted()
    {
        string number = _fed.Send(FedChecker.PartOf("t1", "ann", "ACTIVE"));
        _fed.Tell(FedChecker.Home, new WireMessage("Error") { Code = "TASK_CLOSED" }, number);

        Outcome outcome = _fed.Conclude();

        Assert.True(outcome.Holds);
        Assert.Equal(1, outcome.Refusals["TaskState TASK_CLOSED"]);
    }

    [Fact]
    public void Somebody_shown_at_work_in_the_end_who_has_nothing_is_unexpected()
    {
        _fed.Tell(FedChecker.Home, FedChecker.StateOf("ann", "BUSY"));

        _fed.AssertOnly(ViolationKind.Unexpected);
    }

    [Fact]
    public void A_message_that_comes_again_though_nothing_broke_is_duplicated()
    {
        _fed.Ready("ann");
        _fed.TellAs(1, FedChecker.Home, FedChecker.StateOf("ann", "READY"));

        _fed.AssertOnly(ViolationKind.Duplicated);
    }

    [Fact]
    public void A_message_that_comes_again_after_a_loss_is_recovered_and_told_to_be_ignored()
    {
        _fed.Ready("ann");
        _fed.Checker.Disturb();
        _fed.TellAs(1, FedChecker.Home, FedChecker.StateOf("ann", "READY"));

        Outcome outcome = _fed.Conclude();

        Assert.True(outcome.Holds);
        Assert.Equal((1L, 1L), (outcome.Recovered, outcome.Received));
    }

    [Fact]
    public void A_question_that_is_answered_twice_is_duplicated()
    {
        string number = _fed.Send(new WireMessage("GetAgentState") { AgentId = "ann" });
        _fed.Tell("asked", FedChecker.StateOf("ann", "LOGOUT"), number);
        _fed.Tell("asked", FedChecker.StateOf("ann", "LOGOUT"), number);

        _fed.AssertOnly(ViolationKind.Duplicated);
    }

    [Fact]
    public void A_customer_who_becomes_two_tasks_is_duplicated()
    {
        _fed.Ready("ann");
        _fed.Serve("customer", "t1", "ann");
        _fed.Tell(FedChecker.Origin, FedChecker.TaskOf("customer", "t2"));
        _fed.Offer("t2", "ann");

        Outcome outcome = _fed.Conclude();

        Assert.Equal(1, outcome.Violations[ViolationKind.Duplicated]);
    }

    [Fact]
    public void A_new_message_behind_one_of_a_higher_number_is_out_of_order()
    {
        _fed.TellAs(2, FedChecker.Home, FedChecker.StateOf("ann", "READY"));
        _fed.TellAs(1, FedChecker.Home, FedChecker.StateOf("bob", "READY"));

        _fed.AssertOnly(ViolationKind.OutOfOrder);
    }

    [Fact]
    public void Numbers_that_cross_on_different_queues_are_in_order()
    {
        _fed.TellAs(2, FedChecker.Home, FedChecker.StateOf("ann", "READY"));
        _fed.TellAs(1, "home2", FedChecker.StateOf("bob", "READY"));

        Assert.True(_fed.Conclude().Holds);
    }
}
