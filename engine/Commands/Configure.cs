namespace MediaRouting.Engine.Commands;

/// <summary>Another configuration is to be put in force.</summary>
/// <param name="Place">Where it stands (<see cref="Reconfiguration.ChangeRequests"/>).</param>
public readonly record struct Configure(int Place);
