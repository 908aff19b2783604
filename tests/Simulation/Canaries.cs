using MediaRouting.Tests.Simulation.Runs;
using MediaRouting.Tests.Simulation.Site;

namespace MediaRouting.Tests.Simulation;

internal static class Canaries
{
    private const ulong MostSeeds = 40;

    /// <summary>The first seed that fails with a bug put in, and does not without it; 0 if none of the first does.</summary>
    public static ulong SeedThatFinds(Canary canary)
    {
        for (ulong seed = 1; seed <= MostSeeds; seed++)
        {
            if (SeedRun.Play(seed, canary).Fault is not null && SeedRun.Play(seed).Fault is null)
            {
                return seed;
            }
        }

        return 0;
    }
}
