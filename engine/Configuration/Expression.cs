using System.Collections.Immutable;

namespace MediaRouting.Engine.Configuration;

/// <summary>
/// Which agents a step matches, by their attributes. <see cref="ExpressionParser"/> makes one of its text and says how
/// it is written.
/// </summary>
public sealed class Expression
{
    private readonly ExpressionTerm[] _terms;

    internal Expression(string text, ExpressionTerm[] terms)
    {
        Text = text;
        _terms = terms;
        Attributes = EachOnce(terms);
    }

    /// <summary>The empty expression: it matches everyone and names no attribute.</summary>
    public static Expression Everyone { get; } = new(string.Empty, []);

    /// <summary>The expression as it was written.</summary>
    public string Text { get; }

    /// <summary>The attributes that it names, each once, in the order in which they first occur.</summary>
    public ImmutableArray<string> Attributes { get; }

    /// <summary>
    /// True if an agent with these values matches: attribute name to proficiency, or to 1 for true and 0 for false.
    /// Looks up as many attributes as decide it, and allocates nothing.
    /// </summary>
    public bool Matches(IReadOnlyDictionary<string, int> values)
    {
        var terms = _terms;
        var next = terms.Length == 0 ? ExpressionTerm.Match : 0;
        while (next >= 0)
        {
            ref readonly var term = ref terms[next];
            next = term.Holds(values) ? term.IfTrue : term.IfFalse;
        }

        return next == ExpressionTerm.Match;
    }

    /// <summary>The expression as it was written.</summary>
    public override string ToString() => Text;

    private static ImmutableArray<string> EachOnce(ExpressionTerm[] terms)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var attributes = ImmutableArray.CreateBuilder<string>();
        foreach (var term in terms)
        {
            if (known.Add(term.Attribute))
            {
                attributes.Add(term.Attribute);
            }
        }

        return attributes.ToImmutable();
    }
}
