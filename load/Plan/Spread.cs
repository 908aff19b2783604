namespace MediaRouting.Load.Plan;

/// <summary>A log-normal distribution.</summary>
/// <param name="Median">Its median, in seconds.</param>
/// <param name="Sigma">The standard deviation of the logarithm.</param>
internal sealed record Spread(double Median, double Sigma)
{
    /// <summary>Its mean.</summary>
    public double Mean => Median * Math.Exp(Sigma * Sigma / 2);
}
