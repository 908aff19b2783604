namespace MediaRouting.Engine.Events;

/// <summary>The command is done.</summary>
/// <param name="Delivery">What to acknowledge.</param>
public readonly record struct CommandApplied(long Delivery);
