namespace MediaRouting.Engine.Commands;

/// <summary>JMSType GetEstimatedWait: how long would a new task have to wait; the fields are those of row 13.</summary>
/// <param name="Mrd">MRD, by id or name.</param>
/// <param name="Params">The params that the task would have, packed (<see cref="PackedParams"/>).</param>
/// <param name="Priority">1..10, or 0 if the message has none.</param>
public readonly record struct GetEstimatedWait(TextRef Mrd, TextRef Params, int Priority);
