using MediaRouting.Load.Plan;

namespace MediaRouting.Load.People;

/// <summary>Random lengths of time.</summary>
internal static class Draw
{
    /// <summary>An exponentially distributed one.</summary>
    public static double Exponential(Random random, double mean) => -Math.Log(1 - random.NextDouble()) * mean;

    /// <summary>A log-normally distributed one.</summary>
    public static double LogNormal(Random random, Spread spread) =>
        spread.Median * Math.Exp(spread.Sigma * Normal(random));

    /// <summary>A normally distributed number of mean 0 and deviation 1, by Box and Muller.</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
