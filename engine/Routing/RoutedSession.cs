using MediaRouting.Engine.Statistics;

namespace MediaRouting.Engine.Routing;

/// <summary>What MRE knows of an agent on one MRD beside the <see cref="State.Presence"/>.</summary>
public struct RoutedSession
{
    /// <summary>Available since, Unix milliseconds (2-domain, "Order of agents").</summary>
    public long Since;

    /// <summary>The agent was able to take one more task when last looked at.</summary>
    public bool IsAble;

    /// <summary>What the agent's time counted as when last looked at.</summary>
    internal Occupation Occupation;
}
