using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.Events;

/// <summary>The offer, as the agent gets it.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="AgentId">The agent it is offered to.</param>
/// <param name="Mrd">Id of the MRD.</param>
/// <param name="ClientUniqueId">The Chat Server's own id.</param>
/// <param name="Name">The customer's name; may be empty.</param>
/// <param name="Params">The params, packed (<see cref="PackedParams"/>).</param>
public readonly record struct TaskAssigned(
    TextRef TaskId, TextRef AgentId, TextRef Mrd, TextRef ClientUniqueId, TextRef Name, TextRef Params);
