namespace MediaRouting.Engine.Configuration;

/// <summary>
/// Which of the agents that a step matches comes first (2-domain, "Order of agents"). Ties go by the order of the
/// configuration. Persisted numbers: they only grow.
/// </summary>
public enum QueuePolicy : byte
{
    /// <summary><c>longestAvailable</c>: fewest tasks held on the MRD, then longest available.</summary>
    LongestAvailable = 0,

    /// <summary>
    /// <c>mostSkilled</c>: the highest sum of values over the step's attributes, then longest available.
    /// </summary>
    MostSkilled = 1,

    /// <summary>
    /// <c>leastSkilled</c>: the lowest sum of values over the step's attributes, then longest available.
    /// </summary>
    LeastSkilled = 2,
}
