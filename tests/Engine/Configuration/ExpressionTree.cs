using System.Collections.Immutable;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Engine.Configuration;

/// <summary>
/// An expression as a tree that says what it means the obvious way: what the parser and its terms are compared with.
/// </summary>
internal abstract record ExpressionTree
{
    /// <summary>The type of the attribute with this number, and its name, of every kind that there is.</summary>
    public static readonly ImmutableArray<AttributeConfiguration> Attributes =
    [
        new() { Name = "german" },
        new() { Name = "x-2.b_" },
        new() { Name = "Zürich" },
        new() { Name = "second level" },
        new() { Name = "and" },
        new() { Name = "vip", Type = AttributeType.Boolean },
        new() { Name = "\"", Type = AttributeType.Boolean },
    ];

    private static readonly string[] Signs = ["==", "!=", "<", "<=", ">", ">="];

    public abstract bool Matches(IReadOnlyDictionary<string, int> values);

    /// <summary>The text, with brackets where the tree needs them and sometimes where it does not.</summary>
    public abstract string Write(Random random);

    public abstract IEnumerable<string> Names();

    public static ExpressionTree Draw(Random random, int depth)
    {
        if (depth == 0 || random.Next(3) == 0)
        {
            var attribute = Attributes[random.Next(Attributes.Length)];
            return attribute.Type == AttributeType.Boolean
                ? new Term(attribute, Signs[random.Next(2)], random.Next(2))
                : new Term(attribute, Signs[random.Next(6)], random.Next(1, 11));
        }

        var parts = Enumerable.Range(0, random.Next(2, 5)).Select(_ => Draw(random, depth - 1)).ToArray();
        return random.Next(2) == 0 ? new AllOf(parts) : new AnyOf(parts);
    }

    private static string Blank(Random random) => random.Next(3) switch { 0 => "\n", 1 => "\t ", _ => " " };

    private static string Bracketed(Random random, ExpressionTree part, bool needed) =>
        needed || random.Next(5) == 0 ? $"({part.Write(random)})" : part.Write(random);

    private sealed record Term(AttributeConfiguration Attribute, string Sign, int Value) : ExpressionTree
    {
        public override bool Matches(IReadOnlyDictionary<string, int> values)
        {
            if (!values.TryGetValue(Attribute.Name, out var own))
            {
                return false;
            }

            return Sign switch
            {
                "==" => own == Value,
                "!=" => own != Value,
                "<" => own < Value,
                "<=" => own <= Value,
                ">" => own > Value,
                _ => own >= Value,
            };
        }

        public override IEnumerable<string> Names() => [Attribute.Name];

        public override string Write(Random random)
        {
            var mustQuote = Attribute.Name is "second level" or "and" or "\"";
            var name = mustQuote || random.Next(4) == 0
                ? '"' + Attribute.Name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'
                : Attribute.Name;
            var value = Attribute.Type == AttributeType.Proficiency ? $"{Value}" : Value == 1 ? "true" : "false";
            return random.Next(2) == 0 ? name + Sign + value : $"{name}{Blank(random)}{Sign}{Blank(random)}{value}";
        }
    }

    private sealed record AllOf(ExpressionTree[] Parts) : ExpressionTree
    {
        public override bool Matches(IReadOnlyDictionary<string, int> values) =>
            Parts.All(part => part.Matches(values));

        public override IEnumerable<string> Names() => Parts.SelectMany(part => part.Names());

        public override string Write(Random random) => string.Join(
            random.Next(2) == 0 ? " AND " : "\nand ", Parts.Select(part => Bracketed(random, part, part is AnyOf)));
    }

    private sealed record AnyOf(ExpressionTree[] Parts) : ExpressionTree
    {
        public override bool Matches(IReadOnlyDictionary<string, int> values) =>
            Parts.Any(part => part.Matches(values));

        public override IEnumerable<string> Names() => Parts.SelectMany(part => part.Names());

        public override string Write(Random random) => string.Join(
            random.Next(2) == 0 ? " OR " : " or\t", Parts.Select(part => Bracketed(random, part, needed: false)));
    }
}
