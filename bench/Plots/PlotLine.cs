namespace MediaRouting.Bench.Plots;

/// <summary>A line of a plot.</summary>
/// <param name="Name">What it stands for.</param>
/// <param name="Points">Its points, from left to right.</param>
public sealed record PlotLine(string Name, IReadOnlyList<(double X, double Y)> Points);
