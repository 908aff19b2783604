using System.Collections.Immutable;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// How many tasks wait in each queue of one configuration: the queues and the counts belong together, so that whoever
/// looks from another thread while the configuration changes sees one or the other, whole.
/// </summary>
/// <param name="queues">The queues, in the order of the configuration.</param>
public sealed class WaitingCounts(ImmutableArray<QueueConfiguration> queues)
{
    private readonly int[] _counts = new int[queues.Length];

    /// <summary>The queues, in the order of the configuration.</summary>
    public ImmutableArray<QueueConfiguration> Queues => queues;

    /// <summary>Tasks that wait in a queue.</summary>
    public int this[int queue]
    {
        get => Volatile.Read(ref _counts[queue]);
        internal set => Volatile.Write(ref _counts[queue], value);
    }
}
