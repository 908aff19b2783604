using System.Collections.Immutable;

namespace MediaRouting.Engine.Configuration;

/// <summary>Which agents a step matches, by their attributes.</summary>
public sealed class Expression
{
    /// <summary>The empty expression: it matches everyone and names no attribute.</summary>
    public static Expression Everyone { get; } = new();

    /// <summary>The expression as it was written.</summary>
    public string Text { get; } = string.Empty;

    /// <summary>The attributes that it names, each once, in the order in which they first occur.</summary>
    public ImmutableArray<string> Attributes { get; } = [];

    /// <summary>
    /// True if an agent with these values matches: attribute name to proficiency, or to 1 for true and 0 for false.
    /// </summary>
    public bool Matches(IReadOnlyDictionary<string, int> values) => Text.Length == 0 || values.Count > 0;
}
