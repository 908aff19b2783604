using System.Globalization;

namespace MediaRouting.Bench.Plots;

/// <summary>An axis of a plot.</summary>
/// <param name="Label">What is laid out along it, with its unit.</param>
/// <param name="Scale">How.</param>
public sealed record Axis(string Label, Scale Scale)
{
    private const int LinearSteps = 5;

    private static readonly double[] RoundSteps = [1, 2, 5, 10];

    /// <summary>A value as it stands beside the axis.</summary>
    public string TextOf(double value) => Scale == Scale.Nines
        ? Math.Round(100 - Math.Pow(10, 2 - value), 6).ToString("0.######", CultureInfo.InvariantCulture) + " %"
        : value.ToString(Math.Abs(value) >= 1000 ? "N0" : "0.###", CultureInfo.InvariantCulture);

    /// <summary>The part of the axis that the values take, in steps that can be read.</summary>
    /// <param name="values">The values; at least one.</param>
    internal AxisRange RangeOf(IEnumerable<double> values)
    {
        var all = values.ToList();
        return Scale switch
        {
            Scale.Logarithmic => Decades(all.Min(), all.Max()),
            Scale.Nines => Steps(0, Math.Max(1, Math.Ceiling(all.Max())), 1),
            _ => Linear(Math.Min(0, all.Min()), all.Max()),
        };
    }

    /// <summary>Where a value lies on a scale that is even.</summary>
    internal double Even(double value) => Scale == Scale.Logarithmic ? Math.Log10(value) : value;

    private static AxisRange Decades(double least, double most)
    {
        var first = (int)Math.Floor(Math.Log10(least));
        var last = Math.Max(first + 1, (int)Math.Ceiling(Math.Log10(most)));
        return new AxisRange(
            first, last, [.. Enumerable.Range(first, last - first + 1).Select(power => Math.Pow(10, power))]);
    }

    private static AxisRange Linear(double least, double most)
    {
        if (most <= least)
        {
            most = least + 1; // where everything is the same there is still an axis
        }

        var rough = (most - least) / LinearSteps;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = RoundSteps.Select(times => times * power).First(size => size >= rough);
        return Steps(Math.Floor(least / step) * step, Math.Ceiling(most / step) * step, step);
    }

    private static AxisRange Steps(double first, double last, double step) => new(
        first,
        last,
        [.. Enumerable.Range(0, (int)Math.Round((last - first) / step) + 1).Select(i => first + (i * step))]);
}
