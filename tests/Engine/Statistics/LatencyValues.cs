namespace MediaRouting.Tests.Engine.Statistics;

/// <summary>Lengths of time as they occur: most are short, the tail is long, a few are longer than any plan.</summary>
internal static class LatencyValues
{
    private const double Shortest = 200;
    private const double Exponent = 0.9;

    /// <summary>Nanoseconds; the same seed gives the same ones.</summary>
    public static long[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        var values = new long[count];
        foreach (ref var value in values.AsSpan())
        {
            value = (long)(Shortest / Math.Pow(1 - random.NextDouble(), 1 / Exponent));
        }

        return values;
    }
}
