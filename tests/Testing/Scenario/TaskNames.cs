using System.Globalization;

namespace MediaRouting.Testing;

/// <summary>What a scenario calls the tasks: T1 is the first that was created, whatever its id is.</summary>
public sealed class TaskNames
{
    /// <summary>Start of the ids that a state machine under test gives.</summary>
    public const string Prefix = "task";

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly List<string> _ids = [];
    private readonly List<string> _known = [];
    private readonly HashSet<string> _noted = new(StringComparer.Ordinal);

    /// <summary>How many ids the state machine has given.</summary>
    public int Count => _ids.Count;

    /// <summary>All ids that the scenario has seen or said, those of its own making included.</summary>
    public IReadOnlyList<string> Known => _known;

    /// <summary>The name of an id; an id that no state machine gave is its own name.</summary>
    public string NameOf(string id)
    {
        if (!id.StartsWith(Prefix + "-", StringComparison.Ordinal))
        {
            return Noted(id);
        }

        if (!_names.TryGetValue(id, out var name))
        {
            _ids.Add(Noted(id));
            _names[id] = name = $"T{_ids.Count.ToString(CultureInfo.InvariantCulture)}";
        }

        return name;
    }

    /// <summary>The id that a name stands for; what is no name of a task so far is an id by itself.</summary>
    public string IdOf(string name) =>
        name.StartsWith('T') && int.TryParse(name.AsSpan(1), out var number) && number >= 1 && number <= _ids.Count
            ? _ids[number - 1]
            : Noted(name);

    private string Noted(string id)
    {
        if (id.Length > 0 && _noted.Add(id))
        {
            _known.Add(id);
        }

        return id;
    }
}
