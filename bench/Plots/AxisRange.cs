namespace MediaRouting.Bench.Plots;

/// <summary>The part of an axis that is drawn.</summary>
/// <param name="First">Its beginning, where the scale is even.</param>
/// <param name="Last">Its end, where the scale is even.</param>
/// <param name="Ticks">The values that are written beside it.</param>
internal sealed record AxisRange(double First, double Last, IReadOnlyList<double> Ticks);
