using System.Collections.Immutable;
using MediaRouting.Engine;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Engine.Configuration;

/// <summary>What an expression means, and what is wrong in one that means nothing.</summary>
public sealed class ExpressionTests
{
    private static readonly ExpressionParser Parser = new(
    [
        new() { Name = "german" },
        new() { Name = "a" },
        new() { Name = "b" },
        new() { Name = "c" },
        new() { Name = "vip", Type = AttributeType.Boolean },
        new() { Name = "_x-1.2" },
        new() { Name = "Zürich" },
        new() { Name = "हिन्दी" },
        new() { Name = "두 단어" },
        new() { Name = "2nd level" },
        new() { Name = "OR" },
        new() { Name = "say \"hi\"" },
    ]);

    [Theory]
    [InlineData("german == 5", "german=5", true)]
    [InlineData("german == 5", "german=6", false)]
    [InlineData("german != 5", "german=6", true)]
    [InlineData("german != 5", "german=5", false)]
    [InlineData("german < 5", "german=4", true)]
    [InlineData("german < 5", "german=5", false)]
    [InlineData("german <= 5", "german=5", true)]
    [InlineData("german <= 5", "german=6", false)]
    [InlineData("german > 5", "german=6", true)]
    [InlineData("german > 5", "german=5", false)]
    [InlineData("german >= 5", "german=5", true)]
    [InlineData("german >= 5", "german=4", false)]
    [InlineData("vip == true", "vip=1", true)]
    [InlineData("vip == true", "vip=0", false)]
    [InlineData("vip == false", "vip=0", true)]
    [InlineData("vip != false", "vip=1", true)]
    [InlineData("vip != true", "vip=1", false)]
    [InlineData("a==1 AND(b==1)", "a=1 b=1", true)]
    [InlineData(" ( ( a\t==1 ) )\r\n ", "a=1", true)]
    [InlineData("a == 1 or b == 1 and c == 1", "a=1", true)]
    [InlineData("vip == TRUE Or vip == False", "vip=0", true)]
    [InlineData("_x-1.2 == 3", "_x-1.2=3", true)]
    [InlineData("Zürich >= 7", "Zürich=7", true)]
    [InlineData("हिन्दी > 2", "हिन्दी=3", true)]
    [InlineData("\"german\" == 10", "german=10", true)]
    public void A_term_compares_the_value_that_the_agent_has(string text, string agent, bool matches)
    {
        Assert.Equal(matches, Parser.Parse(text).Matches(Values(agent)));
    }

    [Theory]
    [InlineData("a == 1 OR b == 1 AND c == 1", "a=1 c=2", true)]
    [InlineData("(a == 1 OR b == 1) AND c == 1", "a=1 c=2", false)]
    [InlineData("a == 1 AND b == 1 OR c == 1", "a=2 c=1", true)]
    [InlineData("a == 1 AND (b == 1 OR c == 1)", "a=2 c=1", false)]
    public void AND_binds_tighter_than_OR_and_brackets_tighter_than_both(string text, string agent, bool matches)
    {
        Assert.Equal(matches, Parser.Parse(text).Matches(Values(agent)));
    }

    [Theory]
    [InlineData("german != 5")]
    [InlineData("german < 10")]
    [InlineData("vip == false")]
    [InlineData("vip != true")]
    [InlineData("german != 5 OR vip != true AND german < 5")]
    public void An_agent_without_the_attribute_matches_no_term_on_it(string text)
    {
        Assert.False(Parser.Parse(text).Matches(Values("a=1")));
        Assert.True(Parser.Parse(text + " OR a == 1").Matches(Values("a=1")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    public void No_text_matches_everyone(string? text)
    {
        Assert.True(Parser.TryParse(text, out var expression, out _));

        Assert.True(expression.Matches(Values("")));
        Assert.Empty(expression.Attributes);
        Assert.Empty(expression.Text);
    }

    [Theory]
    [InlineData("두 단어")]
    [InlineData("2nd level")]
    [InlineData("OR")]
    [InlineData("say \"hi\"")]
    public void A_name_that_cannot_stand_as_it_is_stands_between_quotes(string name)
    {
        var text = $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"==5";

        var expression = Parser.Parse(text);

        Assert.Equal(name, Assert.Single(expression.Attributes));
        Assert.True(expression.Matches(ImmutableSortedDictionary<string, int>.Empty.Add(name, 5)));
    }

    [Fact]
    public void An_expression_names_each_attribute_once_in_the_order_of_the_text()
    {
        var expression = Parser.Parse("b == 1 AND (vip == true OR b > 3) OR \"a\" < 2");

        Assert.Equal(["b", "vip", "a"], expression.Attributes.AsEnumerable());
        Assert.Equal("b == 1 AND (vip == true OR b > 3) OR \"a\" < 2", expression.Text);
    }

    [Theory]
    [InlineData("germany == 5", 1, "an attribute of the configuration", "'germany'")]
    [InlineData("German == 5", 1, "an attribute of the configuration", "'German'")]
    [InlineData("a == 1 AND \"no such\" == 5", 12, "an attribute of the configuration", "'\"no such\"'")]
    [InlineData("vip < true", 5, "== or !=, since the attribute is boolean", "'<'")]
    [InlineData("vip == 1", 8, "true or false, since the attribute is boolean", "'1'")]
    [InlineData("a == true", 6, "a whole number 1..10, since the attribute is a proficiency", "'true'")]
    [InlineData("a == 0", 6, "a whole number 1..10, since the attribute is a proficiency", "'0'")]
    [InlineData("a == 11", 6, "a whole number 1..10, since the attribute is a proficiency", "'11'")]
    [InlineData("a == -1", 6, "a whole number 1..10, since the attribute is a proficiency", "'-1'")]
    [InlineData("a == 1.5", 6, "a whole number 1..10, since the attribute is a proficiency", "'1.5'")]
    [InlineData("a == 99999999999", 6, "a whole number 1..10, since the attribute is a proficiency", "'99999999999'")]
    [InlineData("a == 1AND b == 1", 6, "a whole number 1..10, since the attribute is a proficiency", "'1AND'")]
    [InlineData("a == b", 6, "a whole number 1..10, since the attribute is a proficiency", "'b'")]
    [InlineData("a ==", 5, "a whole number 1..10, since the attribute is a proficiency", "the end")]
    [InlineData("a = 1", 3, "one of == != < <= > >=", "'='")]
    [InlineData("a <> 1", 3, "one of == != < <= > >=", "'<>'")]
    [InlineData("a 1", 3, "one of == != < <= > >=", "'1'")]
    [InlineData("a", 2, "one of == != < <= > >=", "the end")]
    [InlineData("a == 1 && b == 1", 8, "AND, OR or the end", "'&'")]
    [InlineData("a == 1 b == 1", 8, "AND, OR or the end", "'b'")]
    [InlineData("a == 1)", 7, "AND, OR or the end", "')'")]
    [InlineData("(a == 1", 8, "AND, OR or )", "the end")]
    [InlineData("(a == 1 b", 9, "AND, OR or )", "'b'")]
    [InlineData("()", 2, "an attribute or (", "')'")]
    [InlineData("a == 1 AND", 11, "an attribute or (", "the end")]
    [InlineData("OR a == 1", 1, "an attribute or (", "'OR'")]
    [InlineData("NOT a == 1", 1, "an attribute of the configuration", "'NOT'")]
    [InlineData("5 == a", 1, "an attribute or (", "'5'")]
    [InlineData("2nd level == 5", 1, "an attribute or (", "'2nd'")]
    [InlineData("a == 1 OR \"b == 1", 11, "a closing quote somewhere behind it", "'\"b == 1'")]
    [InlineData("Zürich == 5 OR 𝒳𝒳 == 1 x", 16, "an attribute of the configuration", "'𝒳𝒳'")]
    [InlineData("(\"두 단어\" == 5 😀", 14, "AND, OR or )", "'😀'")]
    public void A_fault_says_where_and_what_was_expected_and_found(
        string text, int position, string expected, string found)
    {
        Assert.False(Parser.TryParse(text, out var expression, out var fault));

        Assert.Null(expression);
        Assert.Equal(new ExpressionFault(position, found, expected), fault);
    }

    [Fact]
    public void A_fault_reads_as_a_clause()
    {
        Assert.False(Parser.TryParse("a == 1 && b == 1", out _, out var fault));

        Assert.Equal("character 8: expected AND, OR or the end, found '&'", fault.ToString());
        Assert.Equal(fault.ToString(), Assert.Throws<FormatException>(() => Parser.Parse("a == 1 && b == 1")).Message);
    }

    [Fact]
    public void A_fault_shows_no_more_than_the_beginning_of_a_long_word()
    {
        Assert.False(Parser.TryParse(new string('w', 300), out _, out var fault));

        Assert.Equal($"'{new string('w', 40)}…'", fault.Found);
    }

    [Fact]
    public void An_expression_is_as_long_as_the_limit_and_no_longer()
    {
        var longest = "a == 1".PadRight(Limits.ExpressionBytes);

        Assert.True(Parser.TryParse(longest, out _, out _));
        Assert.False(Parser.TryParse(longest + " ", out _, out var fault));
        Assert.Equal(new ExpressionFault(1, "4097", "at most 4096 UTF-8 bytes"), fault);
    }

    [Fact]
    public void Brackets_are_as_deep_as_the_limit_and_no_deeper()
    {
        var depth = Limits.ExpressionDepth;

        Assert.True(Parser.TryParse($"{new('(', depth)}a == 1{new(')', depth)} OR (a == 2)", out _, out _));
        Assert.False(Parser.TryParse($"{new('(', depth + 1)}a == 1{new(')', depth + 1)}", out _, out var fault));
        Assert.Equal(new ExpressionFault(depth + 1, "'('", "brackets at most 32 deep"), fault);
    }

    [Fact]
    public void Matching_allocates_nothing()
    {
        var expression = Parser.Parse("(a == 1 OR b != 2) AND (vip == true OR c >= 3)");
        var values = Values("a=2 b=3 c=3");
        expression.Matches(values);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1_000; i++)
        {
            Assert.True(expression.Matches(values));
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static ImmutableSortedDictionary<string, int> Values(string agent)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var entry in agent.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split('=');
            values.Add(parts[0], int.Parse(parts[1]));
        }

        return values.ToImmutable();
    }
}
