using MediaRouting.Load.Plan;
using MediaRouting.Load.Wire;

namespace MediaRouting.Load.Site;

/// <summary>Broker, daemon and echo of a run, which end with it.</summary>
internal interface IContactSite : IDisposable
{
    /// <summary>What it consists of, in a few words.</summary>
    string Description { get; }

    /// <summary>Opens the Chat Server's line.</summary>
    IChatLine Open(Action<WireMessage> arrived);

    /// <summary>Lets something happen to the broker; returns when it is back.</summary>
    void Disturb(BrokerEventKind kind);

    /// <summary>A page of the daemon's admin endpoint, or what it would say; null if there is none.</summary>
    string? Page(string path);

    /// <summary>Has the daemon drain and stop.</summary>
    /// <returns>What it has to complain of; null if nothing.</returns>
    string? Stop();
}
