using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace MediaRouting.Engine.Configuration;

/// <summary>
/// Reads one expression by recursive descent, a method a rule of the grammar. Each returns false, with
/// <see cref="Fault"/> set, at the first fault. What an AND or OR means is put into the terms before it: where they
/// would end, they lead on to the term behind it.
/// </summary>
internal ref struct ExpressionReader
{
    private const int ShownCharacters = 40;

    private readonly string _text;
    private readonly Dictionary<string, (int Index, AttributeType Type)> _attributes;
    private readonly List<ExpressionTerm> _terms = [];
    private ExpressionScanner _scanner;
    private ExpressionToken _token;
    private int _depth;

    public ExpressionReader(string text, Dictionary<string, (int Index, AttributeType Type)> attributes)
    {
        _text = text;
        _attributes = attributes;
        _scanner = new ExpressionScanner(text);
        _token = _scanner.Next();
    }

    /// <summary>What is wrong, if <see cref="Read"/> returned false.</summary>
    public ExpressionFault Fault { get; private set; }

    /// <summary>The terms as they follow each other, if <see cref="Read"/> returned true.</summary>
    public readonly ExpressionTerm[] Terms => [.. _terms];

    /// <summary>Reads the whole text. Called once.</summary>
    public bool Read()
    {
        if (Encoding.UTF8.GetByteCount(_text) > Limits.ExpressionBytes)
        {
            return Fails(
                new ExpressionToken(ExpressionTokenKind.Unknown, 0, 0),
                $"at most {Limits.ExpressionBytes} UTF-8 bytes",
                $"{Encoding.UTF8.GetByteCount(_text)}");
        }

        return Any() && (_token.Kind == ExpressionTokenKind.End || Fails("AND, OR or the end"));
    }

    private bool Any()
    {
        while (true)
        {
            var first = _terms.Count;
            if (!All())
            {
                return false;
            }

            if (!Take(ExpressionTokenKind.Or))
            {
                return true;
            }

            foreach (ref var term in CollectionsMarshal.AsSpan(_terms)[first..])
            {
                term = term.LeadingOn(ExpressionTerm.NoMatch, _terms.Count);
            }
        }
    }

    private bool All()
    {
        while (true)
        {
            var first = _terms.Count;
            if (!Operand())
            {
                return false;
            }

            if (!Take(ExpressionTokenKind.And))
            {
                return true;
            }

            foreach (ref var term in CollectionsMarshal.AsSpan(_terms)[first..])
            {
                term = term.LeadingOn(ExpressionTerm.Match, _terms.Count);
            }
        }
    }

    private bool Operand()
    {
        if (_token.Kind != ExpressionTokenKind.OpenBracket)
        {
            return Term();
        }

        if (_depth == Limits.ExpressionDepth)
        {
            return Fails($"brackets at most {Limits.ExpressionDepth} deep");
        }

        _depth++;
        Advance();
        if (!Any())
        {
            return false;
        }

        _depth--;
        return Take(ExpressionTokenKind.CloseBracket) || Fails("AND, OR or )");
    }

    private bool Term()
    {
        var isName = _token.Kind is ExpressionTokenKind.Name or ExpressionTokenKind.QuotedName;
        if (!isName)
        {
            return Fails(_token.Kind == ExpressionTokenKind.OpenQuote
                ? "a closing quote somewhere behind it"
                : "an attribute or (");
        }

        var name = Name();
        if (!_attributes.TryGetValue(name, out var attribute))
        {
            return Fails("an attribute of the configuration");
        }

        Advance();
        return Sign(attribute.Type, out var comparison)
            && Value(attribute.Type, out var value)
            && Add(new ExpressionTerm(name, attribute.Index, ExpressionTerm.ValuesThatAre(comparison, value)));
    }

    private bool Sign(AttributeType type, out Comparison comparison)
    {
        var text = Shown(_token);
        comparison = text switch
        {
            "==" => Comparison.Equal,
            "!=" => Comparison.NotEqual,
            "<" => Comparison.Less,
            "<=" => Comparison.LessOrEqual,
            ">" => Comparison.Greater,
            _ => Comparison.GreaterOrEqual,
        };
        if (text is not ("==" or "!=" or "<" or "<=" or ">" or ">="))
        {
            return Fails("one of == != < <= > >=");
        }

        if (type == AttributeType.Boolean && comparison > Comparison.NotEqual)
        {
            return Fails("== or !=, since the attribute is boolean");
        }

        Advance();
        return true;
    }

    private bool Value(AttributeType type, out int value)
    {
        value = 0;
        if (type == AttributeType.Boolean)
        {
            value = _token.Kind == ExpressionTokenKind.True ? 1 : 0;
            return Take(ExpressionTokenKind.True) || Take(ExpressionTokenKind.False)
                || Fails("true or false, since the attribute is boolean");
        }

        var isInRange = _token.Kind == ExpressionTokenKind.Number
            && int.TryParse(Shown(_token), NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value is >= 1 and <= Limits.HighestProficiency;
        return isInRange
            ? Take(ExpressionTokenKind.Number)
            : Fails($"a whole number 1..{Limits.HighestProficiency}, since the attribute is a proficiency");
    }

    private readonly bool Add(ExpressionTerm term)
    {
        _terms.Add(term);
        return true;
    }

    private bool Take(ExpressionTokenKind kind)
    {
        if (_token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private void Advance() => _token = _scanner.Next();

    private readonly ReadOnlySpan<char> Shown(ExpressionToken token) => _text.AsSpan(token.Start, token.Length);

    /// <summary>The name that the token at hand writes.</summary>
    private readonly string Name() => _token.Kind == ExpressionTokenKind.QuotedName
        ? Shown(_token)[1..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal)
        : Shown(_token).ToString();

    private bool Fails(string expected)
    {
        var shown = Shown(_token);
        return Fails(_token, expected, shown.IsEmpty
            ? "the end"
            : shown.Length <= ShownCharacters ? $"'{shown}'" : $"'{shown[..ShownCharacters]}…'");
    }

    private bool Fails(ExpressionToken place, string expected, string found)
    {
        var position = 1;
        foreach (var _ in _text.AsSpan(0, place.Start).EnumerateRunes())
        {
            position++;
        }

        Fault = new ExpressionFault(position, found, expected);
        return false;
    }
}
