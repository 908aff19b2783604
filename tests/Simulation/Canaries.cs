using MediaRouting.Tests.Simulation.Runs;
using MediaRouting.Tests.Simulation.Site;

namespace MediaRouting.Tests.Simulation;

/// <summary>Looks for seeds that find a bug which is put in.</summary>
internal static class Canaries
{
    private const ulong MostSeeds = 100;

    /// <summary>The first seed that fails with a bug put in; 0 if none of the first does.</summary>
    public static ulong SeedThatFinds(Canary canary)
    {
        for (ulong seed = 1; seed <= MostSeeds; seed++)
        {
            if (SeedRun.Play(seed, canary).Fault is not null)
            {
                return seed;
            }
        }

        return 0;
    }
}
