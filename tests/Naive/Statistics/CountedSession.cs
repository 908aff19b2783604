using MediaRouting.Engine.Commands;

namespace MediaRouting.Tests.Naive.Statistics;

/// <summary>An agent on an MRD as the Chat Server sees it.</summary>
internal sealed class CountedSession
{
    /// <summary>The state told last.</summary>
    public AgentState State { get; set; } = AgentState.Logout;

    /// <summary>Tasks that it has, or an offer of.</summary>
    public int Tasks { get; set; }

    /// <summary>Offers so far.</summary>
    public long Offers { get; set; }

    /// <summary>Tasks that it was the first to answer.</summary>
    public long Answered { get; set; }

    /// <summary>Milliseconds signed in.</summary>
    public long SignedIn { get; private set; }

    /// <summary>Milliseconds signed in with a task.</summary>
    public long Occupied { get; private set; }

    /// <summary>Time passes and nothing happens.</summary>
    public void Pass(long milliseconds)
    {
        SignedIn += State == AgentState.Logout ? 0 : milliseconds;
        Occupied += State == AgentState.Logout || Tasks == 0 ? 0 : milliseconds;
    }
}
