namespace MediaRouting.Engine.Configuration;

/// <summary>
/// A term, <c>attribute op value</c>, and which term decides next: an expression is its terms in the order in which
/// they are written, each of which either decides the whole or leads on to a later one.
/// </summary>
/// <param name="Attribute">Name of the attribute.</param>
/// <param name="Index">Its place in the configuration's list, from 0.</param>
/// <param name="Values">The values for which it holds: bit 1 for 1 and true, bit 0 for false.</param>
internal readonly record struct ExpressionTerm(string Attribute, int Index, uint Values)
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

    /// <summary>The values that compare so with another one, a bit each.</summary>
    public static uint ValuesThatAre(Comparison comparison, int value)
    {
        var all = (1u << (Limits.HighestProficiency + 1)) - 1;
        var equal = 1u << value;
        var less = equal - 1;
        return comparison switch
        {
            Comparison.Equal => equal,
            Comparison.NotEqual => all & ~equal,
            Comparison.Less => less,
            Comparison.LessOrEqual => less | equal,
            Comparison.Greater => all & ~(less | equal),
            _ => all & ~less,
        };
    }

    /// <summary>
    /// True if it holds for a value, 0..10; false for <see cref="Expression.NoValue"/>, by which a shift leads to the
    /// highest bit, and no set has that.
    /// </summary>
    public bool Holds(int value) => ((Values >> value) & 1) != 0;
}
