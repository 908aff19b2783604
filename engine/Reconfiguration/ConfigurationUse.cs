using MediaRouting.Engine.Configuration;

namespace MediaRouting.Engine.Reconfiguration;

/// <summary>
/// Something that a configuration leaves out, or moves, while it is in use: why it cannot be put in force.
/// </summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="Tasks">Tasks that the agent holds, that wait in the queue, or that are open on the MRD.</param>
/// <param name="HasOffer">The agent has an open offer, which is one of the tasks.</param>
/// <param name="Path">Where in the new configuration it is missing or moved, as a JSON path.</param>
public sealed record ConfigurationUse(ConfigurationObject Kind, string Id, int Tasks, bool HasOffer, string Path);
