namespace MediaRouting.Bench.Figures;

/// <summary>
/// What a command took in each of several rounds. The median counts, of the rounds that nothing else on the machine
/// disturbed; of all, if those were fewer than three.
/// </summary>
internal sealed class Series
{
    private readonly List<double> _rounds = [];
    private readonly List<double> _undisturbed = [];

    /// <summary>Nanoseconds per command: the middle round, of an even number the later of the two.</summary>
    public double Median => Rounds.Median(IsDisturbed ? _rounds : _undisturbed);

    /// <summary>True if too few rounds were undisturbed for the figure to be trusted.</summary>
    public bool IsDisturbed => _undisturbed.Count < Rounds.FewestUndisturbed;

    /// <summary>Rounds that were undisturbed, of how many.</summary>
    public string Undisturbed => $"{_undisturbed.Count}/{_rounds.Count}";

    /// <summary>Adds a round.</summary>
    public void Add(double nanoseconds, bool isUndisturbed = true)
    {
        _rounds.Add(nanoseconds);
        if (isUndisturbed)
        {
            _undisturbed.Add(nanoseconds);
        }
    }

    /// <summary>Adds a round through the ring.</summary>
    public void Add(Lap lap) => Add(lap.Nanoseconds, lap.IsUndisturbed);
}
