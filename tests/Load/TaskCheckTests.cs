using MediaRouting.Load.Checker;
using MediaRouting.Load.Wire;

namespace MediaRouting.Tests.Load;

/// <summary>What must not become of tasks and agents is found.</summary>
public sealed class TaskCheckTests
{
    private readonly FedChecker _fed = new();

    [Fact]
    public void A_task_that_never_ends_is_found()
    {
        _fed.Enter("customer", "t1");
        _fed.Offer("t1", "ann");
        _fed.Change("t1", "ann", "ACTIVE");

        _fed.AssertOnly(ViolationKind.TaskEnds);
    }

    [Fact]
    public void A_task_that_ends_twice_is_found()
    {
        _fed.Serve("customer", "t1", "ann");
        _fed.Tell(FedChecker.Origin, FedChecker.PartOf("t1", "", "CLOSED"));

        _fed.AssertOnly(ViolationKind.TaskEnds);
    }

    [Fact]
    public void A_task_that_ends_while_its_customer_waits_is_found()
    {
        _fed.Enter("customer", "t1");
        _fed.Tell(FedChecker.Origin, FedChecker.PartOf("t1", "", "CLOSED"));

        _fed.AssertOnly(ViolationKind.TaskEnds);
    }

    [Fact]
    public void A_customer_who_leaves_in_the_queue_is_abandoned()
    {
        _fed.Enter("customer", "t1");
        string number = _fed.Send(FedChecker.PartOf("t1", "", "CLOSED"));
        _fed.Tell(FedChecker.Origin, FedChecker.PartOf("t1", "", "CLOSED"), number);

        Outcome outcome = _fed.Conclude();

        Assert.True(outcome.Holds, string.Join('\n', outcome.Violations.Sentences));
        Assert.True(Assert.Single(outcome.Tasks).IsAbandoned);
    }

    [Fact]
    public void A_task_offered_while_another_has_it_has_an_owner_too_many()
    {
        _fed.Enter("customer", "t1");
        _fed.Offer("t1", "ann");
        _fed.Change("t1", "ann", "ACTIVE");
        _fed.Offer("t1", "bob");

        Assert.True(_fed.Conclude().Violations[ViolationKind.Owners] > 0);
    }

    [Fact]
    public void Work_of_somebody_who_was_not_given_the_task_is_found()
    {
        _fed.Serve("customer", "t1", "ann");
        _fed.Tell(FedChecker.Home, FedChecker.PartOf("t1", "bob", "ACTIVE"));

        _fed.AssertOnly(ViolationKind.Owners);
    }

    [Fact]
    public void A_task_that_nobody_brought_in_is_unexpected()
    {
        _fed.Tell(FedChecker.Home, FedChecker.PartOf("t9", "ann", "CLOSED"));

        Assert.Equal(1, _fed.Conclude().Violations[ViolationKind.Unexpected]);
    }

    [Fact]
    public void An_agent_with_a_task_too_many_is_found()
    {
        for (int i = 1; i <= 3; i++)
        {
            _fed.Enter($"customer{i}", $"t{i}");
            _fed.Offer($"t{i}", "ann");
            _fed.Change($"t{i}", "ann", "ACTIVE");
        }

        for (int i = 1; i <= 3; i++)
        {
            _fed.Change($"t{i}", "ann", "CLOSED");
        }

        _fed.AssertOnly(ViolationKind.AboveCapacity);
    }

    [Fact]
    public void An_agent_with_two_open_offers_is_found()
    {
        _fed.Enter("customer1", "t1");
        _fed.Enter("customer2", "t2");
        _fed.Offer("t1", "ann");
        _fed.Offer("t2", "ann");
        foreach (string task in new[] { "t1", "t2" })
        {
            _fed.Change(task, "ann", "ACTIVE");
            _fed.Change(task, "ann", "CLOSED");
        }

        _fed.AssertOnly(ViolationKind.OpenOffers);
    }

    [Fact]
    public void An_offer_told_again_to_an_agent_who_connected_again_is_the_same_offer()
    {
        _fed.Enter("customer", "t1");
        _fed.Offer("t1", "ann");
        string number = _fed.Send(new WireMessage("Connect") { AgentId = "ann" });
        _fed.Tell(FedChecker.Home, new WireMessage("Connect") { AgentId = "ann" }, number);
        _fed.Offer("t1", "ann");
        _fed.Change("t1", "ann", "ACTIVE");
        _fed.Change("t1", "ann", "CLOSED");

        Outcome outcome = _fed.Conclude();

        Assert.True(outcome.Holds, string.Join('\n', outcome.Violations.Sentences));
        Assert.Equal(1, outcome.Offers);
    }

    [Fact]
    public void An_offer_told_twice_to_an_agent_who_did_not_is_found()
    {
        _fed.Enter("customer", "t1");
        _fed.Offer("t1", "ann");
        _fed.Offer("t1", "ann");

        Assert.True(_fed.Conclude().Violations[ViolationKind.Owners] > 0);
    }

    [Fact]
    public void A_task_that_waits_beside_an_idle_agent_for_too_long_is_found()
    {
        _fed.Ready("ann");
        _fed.Enter("customer", "t1");
        _fed.Pass(TimeSpan.FromMilliseconds(150));
        _fed.Offer("t1", "ann");
        _fed.Change("t1", "ann", "ACTIVE");
        _fed.Change("t1", "ann", "CLOSED");

        _fed.AssertOnly(ViolationKind.IdleBesideWaiting);
    }

    [Fact]
    public void A_task_that_waits_while_nobody_may_take_it_is_none_of_the_daemons_faults()
    {
        _fed.Ready("ann");
        _fed.Enter("customer1", "t1");
        _fed.Offer("t1", "ann");
        _fed.Enter("customer2", "t2");
        _fed.Pass(TimeSpan.FromSeconds(5));
        _fed.Change("t1", "ann", "ACTIVE");
        _fed.Tell(FedChecker.Home, FedChecker.StateOf("ann", "ACTIVE"));
        _fed.Offer("t2", "ann");
        _fed.Change("t2", "ann", "ACTIVE");
        _fed.Change("t1", "ann", "CLOSED");
        _fed.Change("t2", "ann", "CLOSED");
        _fed.Tell(FedChecker.Home, FedChecker.StateOf("ann", "READY"));

        Outcome outcome = _fed.Conclude();

        Assert.True(outcome.Holds, string.Join('\n', outcome.Violations.Sentences));
    }

    [Fact]
    public void What_a_broken_broker_held_up_is_none_of_the_daemons_faults_and_no_longer()
    {
        _fed.Ready("ann");
        long from = _fed.Now;
        _fed.Enter("customer", "t1");
        _fed.Pass(TimeSpan.FromSeconds(5));
        _fed.Checker.Disturbed(from, _fed.Now);
        _fed.Offer("t1", "ann");
        _fed.Change("t1", "ann", "ACTIVE");
        _fed.Change("t1", "ann", "CLOSED");
        _fed.Enter("customer2", "t2");
        _fed.Pass(TimeSpan.FromSeconds(1));
        _fed.Offer("t2", "ann");
        _fed.Change("t2", "ann", "ACTIVE");
        _fed.Change("t2", "ann", "CLOSED");

        _fed.AssertOnly(ViolationKind.IdleBesideWaiting);
    }
}
