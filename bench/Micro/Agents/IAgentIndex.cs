namespace MediaRouting.Bench.Micro.Agents;

/// <summary>
/// A candidate for the index of available agents: each queue's first agent by tasks held, then available since, then
/// the order of the configuration.
/// </summary>
internal interface IAgentIndex
{
    /// <summary>Takes the first agent of a queue out, of this and of every other queue; -1 if there is none.</summary>
    int TakeFirst(int queue);

    /// <summary>Puts an agent in who is not in.</summary>
    /// <param name="agent">The agent.</param>
    /// <param name="held">Tasks it holds, 0..<see cref="House.MostHeld"/>.</param>
    /// <param name="since">Available since; never less than in a call before.</param>
    void Put(int agent, int held, long since);
}
