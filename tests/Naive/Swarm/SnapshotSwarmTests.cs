using MediaRouting.Engine.Snapshot;
using MediaRouting.Tests.Naive.Model;

namespace MediaRouting.Tests.Naive.Swarm;

/// <summary>
/// The scripts of the swarm, with a snapshot now and then: whoever goes on from it, goes on as the other.
/// </summary>
public class SnapshotSwarmTests
{
    private const int Seeds = 60;
    private const int LongestScript = 2500;

    public static TheoryData<int> SeedNumbers => [.. Enumerable.Range(1, Seeds)];

    [Theory]
    [MemberData(nameof(SeedNumbers))]
    public void An_engine_that_was_loaded_tells_what_the_other_tells_and_has_its_hash_for_ever_after(int seed)
    {
        var dice = new Dice(seed);
        var center = new CenterSwarm(dice).Draw();
        var model = new NaiveModel(center);
        var script = new ScriptSwarm(dice, center, model);
        var length = dice.Scaled(200, LongestScript);
        var original = new EngineRun(center);
        var loaded = original.Copy();
        for (var place = 0; place < length; place++)
        {
            var input = script.Next();
            model.Apply(input);
            Assert.Equal(original.Apply(input), loaded.Apply(input));
            if (dice.Between(0, length / 5) == 0 || place == length - 1)
            {
                Assert.Equal(StateHash.Of(original.Machine), StateHash.Of(loaded.Machine));
                loaded = (dice.Percent(50) ? original : loaded).Copy();
            }
        }
    }
}
