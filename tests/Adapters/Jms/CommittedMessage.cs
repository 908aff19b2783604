namespace MediaRouting.Tests.Adapters.Jms;

/// <summary>A message of a transaction.</summary>
/// <param name="Destination">Where it goes.</param>
/// <param name="Original">Where it was meant to go, if it is a dead letter.</param>
/// <param name="Sequence">Its number.</param>
/// <param name="IsDeadLetter">Whether it says why it could not be delivered.</param>
internal sealed record CommittedMessage(string Destination, string Original, long Sequence, bool IsDeadLetter);
