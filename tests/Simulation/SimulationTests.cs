using System.Globalization;
using MediaRouting.Tests.Simulation.Runs;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Simulation;

public sealed class SimulationTests(ITestOutputHelper output)
{
    // About a minute on two busy cores.
    private const ulong DefaultSeeds = 200;

    // With fewer, chance decides what is reached.
    private const ulong EnoughForEverything = 200;

    [Fact]
    public void Whatever_goes_wrong_nothing_is_lost_doubled_or_told_otherwise_and_the_seeds_are_in_every_situation()
    {
        var (from, seeds) = (Setting("MRE_SIMULATION_SEED", 1), Setting("MRE_SIMULATION_SEEDS", DefaultSeeds));
        var campaign = new Campaign();

        campaign.Run(from, seeds, Environment.ProcessorCount);

        output.WriteLine(campaign.Table());
        output.WriteLine(campaign.ToString());
        Assert.True(campaign.Failures.Count == 0, campaign.FirstFailure());
        Assert.All(
            Situations.Required,
            situation => Assert.True(
                seeds < EnoughForEverything || campaign.Seen.ContainsKey(situation), $"never: {situation}"));
    }

    [Fact]
    public void A_seed_that_fails_is_shrunk_and_told_as_the_story_of_the_task()
    {
        var seed = Canaries.SeedThatFinds(Site.Canary.SendsNothingAgain);

        var report = FailureReport.Of(seed, Site.Canary.SendsNothingAgain, mostPlays: 30);

        Assert.Contains($"--seed {seed} --canary SendsNothingAgain --only ", report, StringComparison.Ordinal);
        Assert.Contains("exactly once", report, StringComparison.Ordinal);
        Assert.Contains("starts", report, StringComparison.Ordinal);
    }

    private static ulong Setting(string name, ulong otherwise) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text
            ? ulong.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
