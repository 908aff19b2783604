using MediaRouting.Tests.Simulation.Runs;
using MediaRouting.Tests.Simulation.Site;

namespace MediaRouting.Tests.Simulation;

/// <summary>
/// The seeds that found bugs. What a seed means changes with what the simulation can do; so the bug is put back, and
/// the seed has to find it again, or another one has to take its place.
/// </summary>
public sealed class FoundBugTests
{
    // The Communication Server has a lower limit than MRE for a while: MRE offered the same task again at full speed.
    [InlineData(90, nameof(Canary.ForgetsDecisions))]
    [InlineData(129, nameof(Canary.ForgetsDecisions))]
    // The Communication Server was away for longer than the guard timer: it had an offer open that MRE had taken back.
    [InlineData(166, nameof(Canary.ForgetsDecisions))]
    [Theory]
    public void A_seed_that_found_a_bug_finds_it_again_when_it_is_put_back_and_nothing_when_it_is_not(
        int seed, string bug)
    {
        Assert.NotNull(SeedRun.Play((ulong)seed, Enum.Parse<Canary>(bug)).Fault);
        Assert.Null(SeedRun.Play((ulong)seed).Fault);
    }
}
