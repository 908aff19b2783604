namespace MediaRouting.Engine.Commands;

/// <summary>How far the outputs are known to have left.</summary>
/// <param name="Through">The highest MediaRoutingSequence that the broker has confirmed; all below it too.</param>
public readonly record struct NoteSent(long Through);
