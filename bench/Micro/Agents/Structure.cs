namespace MediaRouting.Bench.Micro.Agents;

/// <summary>The candidates.</summary>
public enum Structure
{
    /// <summary><see cref="Agents.HeapPerQueue"/>.</summary>
    HeapPerQueue,

    /// <summary><see cref="Agents.HeapPerClass"/>.</summary>
    HeapPerClass,

    /// <summary><see cref="Agents.ListsPerClass"/>.</summary>
    ListsPerClass,

    /// <summary><see cref="Agents.BitsPerQueue"/>.</summary>
    BitsPerQueue,

    /// <summary><see cref="Agents.SortedCopy"/>.</summary>
    SortedCopy,

    /// <summary><see cref="Agents.LinqQuery"/>.</summary>
    LinqQuery,
}
