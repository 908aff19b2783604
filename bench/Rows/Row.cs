using System.Text.Json.Serialization;

namespace MediaRouting.Bench;

/// <summary>What a program of the bench has to say: a line of JSON in the file that the report is made of.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Fact), "fact")]
[JsonDerivedType(typeof(Figure), "figure")]
[JsonDerivedType(typeof(PlotPoint), "point")]
public abstract record Row;
