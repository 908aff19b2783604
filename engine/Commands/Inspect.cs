namespace MediaRouting.Engine.Commands;

/// <summary>A question about the live state.</summary>
/// <param name="Place">Where it stands (<see cref="Routing.Explain.Inspections"/>).</param>
public readonly record struct Inspect(int Place);
