namespace MediaRouting.Bench.Peers.Job;

/// <summary>
/// Routes tasks to agents. A task goes to the agent of its queue who holds the fewest, among those to whoever has been
/// available longest, among those to the first of the configuration; an agent with an open offer or no room is offered
/// nothing. A task for nobody waits, first come first served. An agent who has room again gets the task that arrived
/// first of all that wait in its queues.
/// </summary>
internal interface IRouter
{
    /// <summary>What was decided since this was last cleared, in order.</summary>
    List<PeerOffer> Offers { get; }

    /// <summary>Carries out a command.</summary>
    void Apply(in PeerCommand command);
}
