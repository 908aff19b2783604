using System.Collections.Immutable;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>An agent as one of the two roles knows it; each role has its own.</summary>
internal sealed class ModelAgent
{
    /// <summary>An agent who is signed in nowhere.</summary>
    /// <param name="configuration">The agent.</param>
    /// <param name="order">Place in the configuration.</param>
    /// <param name="mrds">All MRDs.</param>
    public ModelAgent(AgentConfiguration configuration, int order, ImmutableArray<MrdConfiguration> mrds)
    {
        Configuration = configuration;
        Order = order;
        Sessions = [.. mrds.Select(mrd => new ModelSession(this, mrd))];
    }

    /// <summary>The configuration.</summary>
    public AgentConfiguration Configuration { get; }

    /// <summary>Place in the configuration.</summary>
    public int Order { get; }

    /// <summary>AgentId.</summary>
    public string Id => Configuration.Id;

    /// <summary>How the agent stands on each MRD, in the order of the configuration.</summary>
    public IReadOnlyList<ModelSession> Sessions { get; }

    /// <summary>The agent's parts in tasks, in the order in which they were taken on.</summary>
    public List<ModelPart> Parts { get; } = [];

    /// <summary>The open offer, on whichever MRD, or null.</summary>
    public ModelPart? Offer => Parts.Find(part => part.State == TaskState.Offered);

    /// <summary>An offer or work on a non-interruptible MRD has the agent.</summary>
    public bool IsTaken => Parts.Exists(part => !part.Session.Mrd.Interruptible);

    /// <summary>Communication Server: where the agent is told things; null before Connect.</summary>
    public Place? Destination { get; set; }

    /// <summary>Communication Server: <see cref="IsTaken"/> as the Chat Server was told of it last.</summary>
    public bool WasTaken { get; set; }

    /// <summary>How the agent stands on an MRD.</summary>
    public ModelSession On(string mrd) => Sessions.First(session => session.Mrd.Id == mrd);
}
