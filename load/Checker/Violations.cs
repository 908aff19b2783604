namespace MediaRouting.Load.Checker;

/// <summary>What was found that must not be: how often, and the first of each kind in words.</summary>
internal sealed class Violations
{
    private const int SentencesOfAKind = 5;

    private readonly long[] _counts = new long[Enum.GetValues<ViolationKind>().Length];
    private readonly List<string> _sentences = [];

    /// <summary>How often a kind was found.</summary>
    public long this[ViolationKind kind] => _counts[(int)kind];

    /// <summary>The first of each kind, in the order in which they were found.</summary>
    public IReadOnlyList<string> Sentences => _sentences;

    /// <summary>Of all kinds.</summary>
    public long Total => _counts.Sum();

    /// <summary>Notes one, or several of a kind.</summary>
    public void Add(ViolationKind kind, string sentence, long count = 1)
    {
        if (_counts[(int)kind] < SentencesOfAKind)
        {
            _sentences.Add($"{kind}: {sentence}");
        }

        _counts[(int)kind] += count;
    }
}
