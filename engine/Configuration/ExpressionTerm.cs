namespace MediaRouting.Engine.Configuration;

/// <summary>
/// A term, <c>attribute op value</c>, and which term decides next: an expression is its terms in the order in which
/// they are written, each of which either decides the whole or leads on to a later one.
/// </summary>
internal readonly record struct ExpressionTerm(string Attribute, Comparison Comparison, int Value)
{
    /// <summary>In place of the next term: the agent matches.</summary>
    public const int Match = -1;

    /// <summary>In place of the next term: the agent does not match.</summary>
    public const int NoMatch = -2;

    /// <summary>The index of the next term if this one holds, or how it ends.</summary>
    public int IfTrue { get; init; } = Match;

    /// <summary>The index of the next term if this one does not hold, or how it ends.</summary>
    public int IfFalse { get; init; } = NoMatch;

    /// <summary>The same term, which leads on to another one where it would end in a certain way.</summary>
    /// <param name="ending">How it would end, <see cref="Match"/> or <see cref="NoMatch"/>.</param>
    /// <param name="next">The index of the other one.</param>
    public ExpressionTerm LeadingOn(int ending, int next) => this with
    {
        IfTrue = IfTrue == ending ? next : IfTrue,
        IfFalse = IfFalse == ending ? next : IfFalse,
    };

    /// <summary>True if the agent has the attribute and its value compares so.</summary>
    public bool Holds(IReadOnlyDictionary<string, int> values) =>
        values.TryGetValue(Attribute, out var value) && Comparison switch
        {
            Comparison.Equal => value == Value,
            Comparison.NotEqual => value != Value,
            Comparison.Less => value < Value,
            Comparison.LessOrEqual => value <= Value,
            Comparison.Greater => value > Value,
            _ => value >= Value,
        };
}
