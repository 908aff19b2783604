namespace MediaRouting.Bench;

/// <summary>Something about the machine that the figures were taken on.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">What it is.</param>
public sealed record Fact(string Name, string Value) : Row;
