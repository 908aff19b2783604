using System.Collections.Immutable;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>Expressions drawn at random over some attributes.</summary>
internal sealed class ExpressionSwarm(Dice dice, ImmutableArray<AttributeConfiguration> attributes)
{
    private static readonly string[] Signs = ["==", "!=", "<", "<=", ">", ">="];

    private readonly ExpressionParser _parser = new(attributes);

    /// <summary>The next expression; the empty one now and then, and always where there are no attributes.</summary>
    public Expression Draw() =>
        attributes.IsEmpty || dice.Percent(20) ? Expression.Everyone : _parser.Parse(Any(dice.Between(0, 2)));

    private string Any(int depth) => depth == 0
        ? Term()
        : dice.Between(0, 3) switch
        {
            0 => Term(),
            1 => $"{Any(depth - 1)} AND {Any(depth - 1)}",
            2 => $"{Any(depth - 1)} OR {Any(depth - 1)}",
            _ => $"({Any(depth - 1)} OR {Any(depth - 1)}) AND {Any(depth - 1)}",
        };

    private string Term()
    {
        var attribute = dice.Any(attributes);
        return attribute.Type == AttributeType.Boolean
            ? $"{attribute.Name} {dice.Any(Signs[..2])} {(dice.Percent(50) ? "true" : "false")}"
            : $"{attribute.Name} {dice.Any(Signs)} {dice.Between(1, 10)}";
    }
}
