namespace MediaRouting.Testing.Storage;

/// <summary>The simulated machine has stopped; its process is no more.</summary>
public sealed class PowerLossException() : Exception("the power is gone");
