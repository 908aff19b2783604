namespace MediaRouting.Engine.Configuration;

/// <summary>
/// What is wrong in an expression; the first thing, since what follows it may only be its consequence.
/// </summary>
/// <param name="Position">Where: the character from 1; one behind the last where the expression ends too soon.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What would have been right there.</param>
public readonly record struct ExpressionFault(int Position, string Found, string Expected)
{
    /// <summary>The fault as a clause: <c>character 9: expected AND or OR, found '&amp;&amp;'</c>.</summary>
    public override string ToString() => $"character {Position}: expected {Expected}, found {Found}";
}
