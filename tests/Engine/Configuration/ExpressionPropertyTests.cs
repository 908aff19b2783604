using System.Collections.Immutable;
using System.Text;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Engine.Configuration;

/// <summary>Random expressions, well formed and not.</summary>
public sealed class ExpressionPropertyTests
{
    private const int Expressions = 2_000;

    private static readonly ExpressionParser Parser = new(ExpressionTree.Attributes);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_written_is_read_as_what_it_means(int seed)
    {
        var random = new Random(seed);
        var matches = 0;
        for (var i = 0; i < Expressions; i++)
        {
            var tree = ExpressionTree.Draw(random, depth: random.Next(5));
            var text = tree.Write(random);
            if (Encoding.UTF8.GetByteCount(text) > Limits.ExpressionBytes)
            {
                continue;
            }

            var isGood = Parser.TryParse(text, out var expression, out var fault);
            Assert.True(isGood, $"{text}: {fault}");
            Assert.Equal(tree.Names().Distinct(), expression!.Attributes);
            for (var agent = 0; agent < 20; agent++)
            {
                var values = DrawAgent(random);
                var expected = tree.Matches(values);
                matches += expected ? 1 : 0;
                Assert.True(expected == expression.Matches(values), $"{text} of {string.Join(", ", values)}");
                Assert.Equal(expected, expression.Matches(InOrder(values)));
            }
        }

        Assert.InRange(matches, Expressions, Expressions * 19);
    }

    [Fact]
    public void Any_change_of_a_text_leads_to_an_expression_or_to_a_fault_inside_it()
    {
        const string characters = "ag 1(\")=<>!&ORAND\t😀";
        var random = new Random(4);
        var faults = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = ExpressionTree.Draw(random, depth: 2).Write(random);
            var at = random.Next(text.Length);
            text = random.Next(3) switch
            {
                0 => text[..at],
                1 => text.Remove(at, 1),
                _ => text.Insert(at, characters[random.Next(characters.Length)].ToString()),
            };

            if (!Parser.TryParse(text, out _, out var fault))
            {
                faults++;
                Assert.InRange(fault.Position, 1, text.EnumerateRunes().Count() + 1);
                Assert.NotEmpty(fault.Expected);
                Assert.NotEmpty(fault.Found);
            }
        }

        Assert.InRange(faults, 2_000, 19_000);
    }

    private static sbyte[] InOrder(ImmutableSortedDictionary<string, int> values) =>
    [
        .. ExpressionTree.Attributes.Select(
            attribute => values.TryGetValue(attribute.Name, out var value) ? (sbyte)value : Expression.NoValue),
    ];

    private static ImmutableSortedDictionary<string, int> DrawAgent(Random random)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var attribute in ExpressionTree.Attributes.Where(_ => random.Next(4) > 0))
        {
            values.Add(
                attribute.Name,
                attribute.Type == AttributeType.Boolean
                ? random.Next(2)
                : random.Next(1, Limits.HighestProficiency + 1));
        }

        return values.ToImmutable();
    }
}
