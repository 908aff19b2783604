using System.Diagnostics.CodeAnalysis;

namespace MediaRouting.Engine.Configuration;

/// <summary>
/// Makes expressions of their texts, for one list of attributes.
/// <code>
/// any     = all { OR all }
/// all     = operand { AND operand }
/// operand = attribute sign value | "(" any ")"
/// sign    = "==" | "!=" | "&lt;" | "&lt;=" | ">" | ">="
/// value   = true | false | 1..10
/// </code>
/// <para>
/// An attribute stands as it is where its name is letters, digits, <c>_</c>, <c>.</c> and <c>-</c>, does not begin
/// with a digit, <c>.</c> or <c>-</c>, and is none of the words AND, OR, true and false. Letters are those of any
/// script. Every other name stands between quotes, in which a quote is written twice; every name may. The four words
/// are read in any case, names in their own only. Blanks, tabs and line ends part tokens and mean nothing else.
/// </para>
/// <para>
/// A boolean attribute is compared by <c>==</c> and <c>!=</c> with true or false, a proficiency by any sign with 1..10.
/// No text, or only blanks, matches everyone. At most <see cref="Limits.ExpressionBytes"/> long, and brackets at most
/// <see cref="Limits.ExpressionDepth"/> deep.
/// </para>
/// </summary>
public sealed class ExpressionParser
{
    private readonly Dictionary<string, (int Index, AttributeType Type)> _attributes = new(StringComparer.Ordinal);

    /// <summary>Makes a parser of expressions over these attributes, in the order of the configuration.</summary>
    /// <exception cref="ArgumentException">Two have the same name.</exception>
    public ExpressionParser(IEnumerable<AttributeConfiguration> attributes)
    {
        foreach (var attribute in attributes)
        {
            _attributes.Add(attribute.Name, (_attributes.Count, attribute.Type));
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; null is no text.</param>
    /// <param name="expression">The expression, if the text is one.</param>
    /// <param name="fault">The first thing that is wrong, if it is none.</param>
    /// <returns>True if the text is an expression.</returns>
    public bool TryParse(string? text, [NotNullWhen(true)] out Expression? expression, out ExpressionFault fault)
    {
        if (text.AsSpan().Trim(ExpressionScanner.Blanks).IsEmpty)
        {
            (expression, fault) = (Expression.Everyone, default);
            return true;
        }

        var reader = new ExpressionReader(text!, _attributes);
        expression = reader.Read() ? new Expression(text!, reader.Terms) : null;
        fault = reader.Fault;
        return expression is not null;
    }

    /// <summary>Reads a text that has been found good before.</summary>
    /// <exception cref="FormatException">It is none; the message is the fault.</exception>
    public Expression Parse(string? text) =>
        TryParse(text, out var expression, out var fault) ? expression : throw new FormatException(fault.ToString());
}
