using MediaRouting.Tests.Simulation.Checks;
using MediaRouting.Tests.Simulation.Site;
using MediaRouting.Tests.Simulation.World;

namespace MediaRouting.Tests.Simulation.Runs;

/// <summary>
/// Makes the plan of a seed that fails as small as it can while it fails in the same check: leaves out deeds, in
/// halves, quarters and so on down to single ones (Zeller and Hildebrandt, "Simplifying and isolating failure-inducing
/// input", 2002), for as many plays as are allowed.
/// </summary>
internal sealed class Shrinker(ulong seed, Canary canary, int mostPlays)
{
    private int _plays;

    /// <summary>The smallest plan found.</summary>
    /// <param name="fault">What has to remain.</param>
    /// <param name="lastDeed">The last deed that was done before it was found.</param>
    public IReadOnlyList<Deed> Shrink(SimulationFault fault, int lastDeed)
    {
        IReadOnlyList<Deed> smallest = Plan.Of(seed, Weather.Of(seed));
        var cut = smallest.Where(deed => deed.Number <= lastDeed).ToList();
        smallest = Fails(cut, fault) ? cut : smallest;
        for (var size = Math.Max(1, smallest.Count / 2); size > 0 && _plays < mostPlays; size /= 2)
        {
            for (var start = smallest.Count - size; start >= 0 && _plays < mostPlays; start -= size)
            {
                List<Deed> without = [.. smallest.Take(start), .. smallest.Skip(start + size)];
                smallest = Fails(without, fault) ? without : smallest;
                start = Math.Min(start, smallest.Count);
            }
        }

        return smallest;
    }

    private bool Fails(IReadOnlyList<Deed> deeds, SimulationFault fault)
    {
        _plays++;
        return string.Equals(
            SeedRun.Play(seed, canary, hasStory: false, deeds).Fault?.Check, fault.Check, StringComparison.Ordinal);
    }
}
