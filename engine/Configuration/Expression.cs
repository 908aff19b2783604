using System.Collections.Immutable;

namespace MediaRouting.Engine.Configuration;

/// <summary>
/// Which agents a step matches, by their attributes. <see cref="ExpressionParser"/> makes one of its text and says how
/// it is written.
/// </summary>
public sealed class Expression
{
    /// <summary>In place of a value: the agent has not the attribute.</summary>
    public const sbyte NoValue = -1;

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
        var next = First;
        while (next >= 0)
        {
            ref readonly var term = ref _terms[next];
            var value = values.TryGetValue(term.Attribute, out var own) ? own : NoValue;
            next = term.Holds(value) ? term.IfTrue : term.IfFalse;
        }

        return next == ExpressionTerm.Match;
    }

    /// <summary>
    /// The same where the values stand in the order of the configuration's attributes, <see cref="NoValue"/> for one
    /// that the agent has not. At 100,000 agents and 400 steps it takes about a second, against four by name.
    /// </summary>
    public bool Matches(ReadOnlySpan<sbyte> values)
    {
        var next = First;
        while (next >= 0)
        {
            ref readonly var term = ref _terms[next];
            next = term.Holds(values[term.Index]) ? term.IfTrue : term.IfFalse;
        }

        return next == ExpressionTerm.Match;
    }

    /// <summary>The expression as it was written.</summary>
    public override string ToString() => Text;

    private int First => _terms.Length == 0 ? ExpressionTerm.Match : 0;

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
