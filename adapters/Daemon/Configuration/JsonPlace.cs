using System.Globalization;

namespace MediaRouting.Daemon.Configuration;

/// <summary>
/// A place in a JSON document, spelled as a path only when somebody wants to see it: a file of 100,000 agents has a
/// million places and, as a rule, no fault.
/// </summary>
public sealed class JsonPlace
{
    private readonly JsonPlace? _parent;
    private readonly string? _name;
    private readonly int _index;

    private JsonPlace(JsonPlace? parent, string? name, int index) => (_parent, _name, _index) = (parent, name, index);

    /// <summary>The whole document, <c>$</c>.</summary>
    public static JsonPlace Root { get; } = new(null, null, 0);

    /// <summary>A property of this object.</summary>
    public JsonPlace Property(string name) => new(this, name, 0);

    /// <summary>An element of this array.</summary>
    /// <param name="index">From 0.</param>
    public JsonPlace Element(int index) => new(this, null, index);

    /// <summary>The path: <c>$.agents[3].maxTasks['e mail']</c>.</summary>
    public override string ToString()
    {
        if (_parent is null)
        {
            return "$";
        }

        if (_name is null)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{_parent}[{_index}]");
        }

        bool plain = _name.Length > 0 && _name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        return plain ? $"{_parent}.{_name}" : $"{_parent}['{_name.Replace("'", "\\'", StringComparison.Ordinal)}']";
    }
}
