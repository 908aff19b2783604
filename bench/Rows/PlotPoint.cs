namespace MediaRouting.Bench;

/// <summary>A point of a plot.</summary>
/// <param name="Plot">Which plot.</param>
/// <param name="Line">Which of its lines.</param>
/// <param name="X">Across, in the unit of the plot.</param>
/// <param name="Y">Upwards, in the unit of the plot.</param>
public sealed record PlotPoint(Plot Plot, string Line, double X, double Y) : Row;
