namespace MediaRouting.Engine.Commands;

/// <summary>Rows 13 and 14; row 13 has no TaskId, row 14 no ClientUniqueId and name.</summary>
/// <param name="Mrd">MRD, by id or name.</param>
/// <param name="TaskId">The id that the Communication Server gave; row 14 only.</param>
/// <param name="ClientUniqueId">The Chat Server's own id; row 13 only.</param>
/// <param name="Name">The customer's name; row 13 only; may be empty.</param>
/// <param name="Params">The params, packed (<see cref="PackedParams"/>).</param>
/// <param name="Priority">1..10, or 0 if the message has none.</param>
public readonly record struct CreateTask(
    TextRef Mrd, TextRef TaskId, TextRef ClientUniqueId, TextRef Name, TextRef Params, int Priority);
