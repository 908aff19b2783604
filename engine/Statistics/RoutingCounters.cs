using MediaRouting.Engine.Snapshot;

namespace MediaRouting.Engine.Statistics;

/// <summary>How often what happened at MRE. Written by the state machine alone, read by anybody.</summary>
public sealed class RoutingCounters
{
    private readonly long[] _counts = new long[(int)RoutingCounter.LateAnswer + 1];

    /// <summary>How often it happened.</summary>
    public long this[RoutingCounter counter] => Volatile.Read(ref _counts[(int)counter]);

    /// <summary>It happened once more.</summary>
    internal void Count(RoutingCounter counter) => Volatile.Write(ref _counts[(int)counter], _counts[(int)counter] + 1);

    /// <summary>Writes all counts.</summary>
    internal void Save(PartWriter to) => to.Counts(_counts);

    /// <summary>Goes on counting from what was written.</summary>
    internal bool TryLoad(PartReader from) => from.TryCounts(_counts, "counts of MRE");
}
