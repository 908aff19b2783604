namespace MediaRouting.Load.Figures;

/// <summary>
/// How many questions a second go through broker and daemon and back, against as many messages through the same broker
/// and the bare echo, in turn, each as fast as the same client hands them in.
/// </summary>
/// <param name="Daemon">Answers a second, lap by lap.</param>
/// <param name="Echo">The same of the echo.</param>
internal sealed record EchoComparison(IReadOnlyList<double> Daemon, IReadOnlyList<double> Echo)
{
    /// <summary>What the ratio is to be at least (4-goals).</summary>
    public const double Goal = 0.9;

    /// <summary>Median rate of the daemon by median rate of the echo; 0 if nothing was measured.</summary>
    public double Ratio => Echo.Count == 0 ? 0 : MedianOf(Daemon) / MedianOf(Echo);

    /// <summary>The middle one, or the mean of the two in the middle.</summary>
    public static double MedianOf(IReadOnlyList<double> values)
    {
        if (values.Count == 0)
        {
            return 0;
        }

        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
