namespace MediaRouting.Engine.Configuration;

/// <summary>A token of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins, in UTF-16 units from 0.</param>
/// <param name="Length">How long it is, quotes included; 0 at the end.</param>
internal readonly record struct ExpressionToken(ExpressionTokenKind Kind, int Start, int Length);
