using MediaRouting.Engine.Configuration;

namespace MediaRouting.Tests.Naive.Model;

/// <summary>What model and engine are both made of.</summary>
/// <param name="Configuration">Agents, MRDs, queues.</param>
/// <param name="OpenTaskLimit">Tasks that may be open at a time.</param>
/// <param name="ClosedTaskLimit">Closed tasks that are remembered.</param>
internal sealed record Center(RoutingConfiguration Configuration, int OpenTaskLimit, int ClosedTaskLimit);
