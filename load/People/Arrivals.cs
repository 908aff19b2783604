using MediaRouting.Load.Plan;

namespace MediaRouting.Load.People;

/// <summary>When customers come: a Poisson process around the rate that the load simulations state.</summary>
internal static class Arrivals
{
    /// <summary>
    /// The moments of all simulations that go by a rate, in order. A process of the highest rate is thinned to the one
    /// of the moment.
    /// </summary>
    public static IEnumerable<double> Of(IReadOnlyList<LoadSimulation> simulations, Random random)
    {
        var start = 0.0;
        var before = 0.0;
        foreach (var simulation in simulations)
        {
            var (first, last) = simulation.Kind switch
            {
                SimulationKind.Inject => (simulation.Rate, simulation.Rate),
                SimulationKind.Ramp => (before, simulation.Rate),
                _ => (0, 0),
            };
            foreach (var moment in Within(simulation.Seconds, first, last, random))
            {
                yield return start + moment;
            }

            before = last;
            start += simulation.Seconds;
        }
    }

    private static IEnumerable<double> Within(double seconds, double first, double last, Random random)
    {
        var highest = Math.Max(first, last);
        if (highest == 0)
        {
            yield break;
        }

        for (var at = Draw.Exponential(random, 1 / highest);
            at < seconds;
            at += Draw.Exponential(random, 1 / highest))
        {
            if (random.NextDouble() * highest < first + ((last - first) * at / seconds))
            {
                yield return at;
            }
        }
    }
}
