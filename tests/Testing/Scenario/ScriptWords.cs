namespace MediaRouting.Testing;

/// <summary>
/// The words of one line of a scenario: first those that have a place, then options <c>key=value</c>. A word
/// <c>-</c> is the empty text.
/// </summary>
public sealed class ScriptWords
{
    private readonly string _line;
    private readonly Queue<string> _words = [];
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    /// <summary>Takes a line apart.</summary>
    public ScriptWords(string line)
    {
        _line = line;
        foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && word.AsSpan(0, equals).IndexOfAnyExceptInRange('A', 'z') < 0)
            {
                _options.Add(word[..equals], word[(equals + 1)..]);
            }
            else
            {
                _words.Enqueue(word);
            }
        }
    }

    /// <summary>All options.</summary>
    public IReadOnlyDictionary<string, string> Options => _options;

    /// <summary>The next word, which has to be there.</summary>
    public string Next() => NextOrEmpty() is { Length: > 0 } word
        ? word
        : throw new FormatException($"a word is missing in '{_line}'");

    /// <summary>The next word, or nothing.</summary>
    public string NextOrEmpty() => _words.TryDequeue(out var word) && word is not "-" ? word : string.Empty;

    /// <summary>The option of this key, or null.</summary>
    public string? Option(string key) => _options.GetValueOrDefault(key);
}
