namespace MediaRouting.Tests.Simulation.Broker;

/// <summary>Who decides what goes wrong between a daemon and the broker.</summary>
internal interface IBrokerFates
{
    /// <summary>The next transaction of a daemon.</summary>
    CommitFate OfCommit(string producer);

    /// <summary>Whether the connection breaks at the next send of a daemon.</summary>
    bool IsSendLost(string producer);
}
