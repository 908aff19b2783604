namespace MediaRouting.Bench;

/// <summary>What a figure is made of: the middle of many rounds, of those that nothing else disturbed.</summary>
public static class Rounds
{
    /// <summary>Undisturbed rounds without which a figure is not to be trusted.</summary>
    public const int FewestUndisturbed = 3;

    /// <summary>The part of the machine, 0..1, that others may have in an undisturbed round.</summary>
    public const double MostOfOthers = 0.1;

    /// <summary>The middle value, of an even number the later of the two.</summary>
    /// <param name="values">At least one.</param>
    public static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered[ordered.Count / 2];
    }
}
