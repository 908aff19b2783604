using MediaRouting.Tests.Simulation.Site;

namespace MediaRouting.Tests.Simulation;

/// <summary>A simulation that finds nothing is worth something only if it finds what is put in.</summary>
public sealed class CanaryTests
{
    public static TheoryData<string> All => [.. Enum.GetNames<Canary>().Where(name => name is not "None")];

    [Theory]
    [MemberData(nameof(All))]
    public void A_bug_that_is_put_in_is_found_within_a_few_seeds(string name) =>
        Assert.True(Canaries.SeedThatFinds(Enum.Parse<Canary>(name)) > 0);
}
