using System.Text.Json.Serialization;

namespace MediaRouting.Bench;

/// <summary>What a program of the bench has to say: a line of JSON in the file that the report is made of.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Fact), "fact")]
[JsonDerivedType(typeof(Figure), "figure")]
[JsonDerivedType(typeof(PlotPoint), "point")]
public abstract record Row;

/// <summary>Something about the machine that the figures were taken on.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">What it is.</param>
public sealed record Fact(string Name, string Value) : Row;

/// <summary>A point of a plot.</summary>
/// <param name="Plot">Which plot.</param>
/// <param name="Line">Which of its lines.</param>
/// <param name="X">Across, in the unit of the plot.</param>
/// <param name="Y">Upwards, in the unit of the plot.</param>
public sealed record PlotPoint(Plot Plot, string Line, double X, double Y) : Row;
