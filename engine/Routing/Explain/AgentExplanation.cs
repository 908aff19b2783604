using System.Collections.Immutable;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>Why an agent is idle or is offered nothing.</summary>
/// <param name="Id">Id of the agent.</param>
/// <param name="Now">When all this was so, Unix milliseconds.</param>
/// <param name="Sessions">How it stands on each MRD, in the order of the configuration.</param>
public sealed record AgentExplanation(string Id, long Now, ImmutableArray<SessionExplanation> Sessions);
