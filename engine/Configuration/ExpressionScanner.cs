using System.Globalization;
using System.Text;

namespace MediaRouting.Engine.Configuration;

/// <summary>Cuts the text of an expression into tokens.</summary>
internal ref struct ExpressionScanner(ReadOnlySpan<char> text)
{
    /// <summary>What parts tokens and means nothing else.</summary>
    public const string Blanks = " \t\r\n";

    private readonly ReadOnlySpan<char> _text = text;
    private int _next;

    /// <summary>The next token; at the end, the end again and again.</summary>
    public ExpressionToken Next()
    {
        while (_next < _text.Length && Blanks.Contains(_text[_next]))
        {
            _next++;
        }

        var start = _next;
        if (start == _text.Length)
        {
            return new ExpressionToken(ExpressionTokenKind.End, start, 0);
        }

        var kind = _text[start] switch
        {
            '(' => Single(ExpressionTokenKind.OpenBracket),
            ')' => Single(ExpressionTokenKind.CloseBracket),
            '"' => Quoted(),
            '=' or '!' or '<' or '>' => Signs(),
            _ => Word(),
        };
        return new ExpressionToken(kind, start, _next - start);
    }

    private ExpressionTokenKind Single(ExpressionTokenKind kind)
    {
        _next++;
        return kind;
    }

    /// <summary>From a quote to the next one that is not doubled.</summary>
    private ExpressionTokenKind Quoted()
    {
        _next++;
        while (_next < _text.Length)
        {
            if (_text[_next++] != '"')
            {
                continue;
            }

            if (_next == _text.Length || _text[_next] != '"')
            {
                return ExpressionTokenKind.QuotedName;
            }

            _next++;
        }

        return ExpressionTokenKind.OpenQuote;
    }

    private ExpressionTokenKind Signs()
    {
        while (_next < _text.Length && _text[_next] is '=' or '!' or '<' or '>')
        {
            _next++;
        }

        return ExpressionTokenKind.Sign;
    }

    private ExpressionTokenKind Word()
    {
        var start = _next;
        while (_next < _text.Length && WordRune(out int length))
        {
            _next += length;
        }

        var word = _text[start.._next];
        if (word.IsEmpty)
        {
            Rune.DecodeFromUtf16(_text[start..], out _, out int length);
            _next += length;
            return ExpressionTokenKind.Unknown;
        }

        return Is(word, "AND") ? ExpressionTokenKind.And
            : Is(word, "OR") ? ExpressionTokenKind.Or
            : Is(word, "true") ? ExpressionTokenKind.True
            : Is(word, "false") ? ExpressionTokenKind.False
            : !word.ContainsAnyExceptInRange('0', '9') ? ExpressionTokenKind.Number
            : char.IsAsciiDigit(word[0]) || word[0] is '.' or '-' ? ExpressionTokenKind.Unknown
            : ExpressionTokenKind.Name;
    }

    /// <summary>A letter of any script with its marks, a digit, or one of <c>_ . -</c>.</summary>
    private readonly bool WordRune(out int length)
    {
        Rune.DecodeFromUtf16(_text[_next..], out Rune rune, out length);
        return Rune.GetUnicodeCategory(rune) <= UnicodeCategory.DecimalDigitNumber || rune.Value is '_' or '.' or '-';
    }

    private static bool Is(ReadOnlySpan<char> word, string reserved) =>
        word.Equals(reserved, StringComparison.OrdinalIgnoreCase);
}
