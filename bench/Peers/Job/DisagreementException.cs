namespace MediaRouting.Bench.Peers.Job;

/// <summary>A peer has decided otherwise than the engine: it does not do the same job.</summary>
/// <param name="message">Who, and what.</param>
internal sealed class DisagreementException(string message) : Exception(message);
