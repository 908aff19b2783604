using MediaRouting.Daemon.Demo;

namespace MediaRouting.Tests.Daemon.Demo;

public sealed class ArrivalsTests
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(9);

    [Fact]
    public void The_same_seed_gives_the_same_customers_and_another_seed_others()
    {
        Assert.Equal(Arrivals.On(7, Length), Arrivals.On(7, Length));
        Assert.NotEqual(Arrivals.On(7, Length), Arrivals.On(8, Length));
    }

    [Fact]
    public void Customers_come_one_after_the_other_while_it_is_open_to_every_kind_of_work()
    {
        var customers = Arrivals.On(7, Length).ToList();

        Assert.Equal(Enumerable.Range(1, customers.Count), customers.Select(customer => customer.Number));
        Assert.Equal(customers.OrderBy(customer => customer.Arrives), customers);
        Assert.All(customers, customer => Assert.InRange(customer.Arrives, TimeSpan.Zero, Length));
        Assert.Equal(["chat", "email", "voice"], customers.Select(customer => customer.Mrd).Distinct().Order());
    }

    [Fact]
    public void Every_queue_is_asked_for_and_only_by_customers_of_its_own_MRD()
    {
        var customers = Arrivals.On(7, Length).ToList();

        Assert.Equal(
            DemoConfiguration.Routing.Queues.Select(queue => (queue.Id, queue.Mrd)).Order(),
            customers.Select(customer => (customer.Queue, customer.Mrd)).Distinct().Order());
        Assert.Contains(customers, customer => customer.Label.Length > 0);
        Assert.Contains(customers, customer => customer.Agent.Length > 0);
    }

    [Fact]
    public void In_the_middle_third_there_is_a_rush()
    {
        var thirds = Arrivals.On(7, Length).CountBy(customer => (int)(customer.Arrives / (Length / 3))).ToDictionary();

        Assert.True(thirds[1] > thirds[0] && thirds[1] > thirds[2]);
    }
}
