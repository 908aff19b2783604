using MediaRouting.Load.People;
using MediaRouting.Load.Plan;

namespace MediaRouting.Tests.Load;

/// <summary>What is drawn at random is distributed as the scenario says, and the same for the same seed.</summary>
public sealed class DrawTests
{
    private const int Many = 200_000;

    [Fact]
    public void Patience_is_exponential_around_its_mean()
    {
        var random = new Random(1);
        double[] drawn = [.. Enumerable.Range(0, Many).Select(_ => Draw.Exponential(random, 30))];

        Assert.InRange(drawn.Average(), 29.5, 30.5);
        Assert.InRange(drawn.Count(time => time > 30) / (double)Many, 0.36, 0.376); // 1/e
    }

    [Fact]
    public void Handle_times_are_log_normal_with_their_median_and_mean()
    {
        var random = new Random(1);
        var spread = new Spread(Median: 60, Sigma: 0.5);
        double[] drawn = [.. Enumerable.Range(0, Many).Select(_ => Draw.LogNormal(random, spread)).Order()];

        Assert.InRange(drawn[Many / 2], 59.3, 60.7);
        Assert.InRange(drawn.Average() / spread.Mean, 0.99, 1.01);
        Assert.InRange(drawn.Count(time => time > 60 * Math.Exp(0.5)) / (double)Many, 0.155, 0.163); // one deviation
    }

    [Fact]
    public void Customers_come_at_the_rate_of_the_moment()
    {
        LoadSimulation[] simulations =
        [
            new() { Kind = SimulationKind.Pause, Seconds = 100 },
            new() { Kind = SimulationKind.Ramp, Rate = 40, Seconds = 100 },
            new() { Kind = SimulationKind.Inject, Rate = 40, Seconds = 100 },
            new() { Kind = SimulationKind.Inject, Rate = 5, Seconds = 1000 },
        ];
        double[] times = [.. Arrivals.Of(simulations, new Random(1))];

        Assert.Equal(times.Order(), times);
        Assert.Equal(0, times.Count(time => time < 100));
        Assert.InRange(times.Count(time => time is >= 100 and < 150), 400, 600); // a quarter of the ramp's 2,000
        Assert.InRange(times.Count(time => time is >= 150 and < 200), 1_380, 1_620);
        Assert.InRange(times.Count(time => time is >= 200 and < 300), 3_800, 4_200);
        Assert.InRange(times.Count(time => time >= 300), 4_750, 5_250);
    }

    [Fact]
    public void Customers_come_as_a_Poisson_process()
    {
        LoadSimulation[] simulations = [new() { Kind = SimulationKind.Inject, Rate = 10, Seconds = 5_000 }];
        double[] times = [.. Arrivals.Of(simulations, new Random(2))];
        double[] counts = [.. Enumerable.Range(0, 5_000).Select(second => 0.0)];
        foreach (double time in times)
        {
            counts[(int)time]++;
        }

        double mean = counts.Average();
        double variance = counts.Average(count => (count - mean) * (count - mean));
        Assert.InRange(variance / mean, 0.93, 1.07);
    }

    [Fact]
    public void The_same_seed_brings_the_same_customers_and_another_seed_others()
    {
        LoadSimulation[] simulations = [new() { Kind = SimulationKind.Inject, Rate = 10, Seconds = 10 }];

        Assert.Equal(Arrivals.Of(simulations, new Random(3)), Arrivals.Of(simulations, new Random(3)));
        Assert.NotEqual(Arrivals.Of(simulations, new Random(3)), Arrivals.Of(simulations, new Random(4)));
    }
}
