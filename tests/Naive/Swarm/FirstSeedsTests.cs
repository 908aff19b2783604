using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>The start of the swarm, seed by seed: quick enough to be run for each mutant.</summary>
public class FirstSeedsTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Engine_and_model_agree_on_the_script_of_a_seed(int seed)
    {
        Assert.Null(new SwarmRun(center => new NaiveModel(center)).Find(seed));
    }
}
