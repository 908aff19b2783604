namespace MediaRouting.Daemon.Demo;

/// <summary>What was found wrong: counts by kind, and the first sentences.</summary>
internal sealed class Faults
{
    private const int MostSentences = 10;

    private readonly int[] _counts = new int[Enum.GetValues<FaultKind>().Length];
    private readonly List<string> _sentences = [];

    /// <summary>What the first ones were.</summary>
    public IReadOnlyList<string> Sentences => _sentences;

    /// <summary>How often a kind was found.</summary>
    public int this[FaultKind kind] => _counts[(int)kind];

    /// <summary>Notes faults of one kind.</summary>
    public void Add(FaultKind kind, string sentence, int count = 1)
    {
        _counts[(int)kind] += count;
        if (_sentences.Count < MostSentences)
        {
            _sentences.Add($"{kind}: {sentence}");
        }
    }
}
