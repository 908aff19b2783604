using MediaRouting.Bench.Figures;

namespace MediaRouting.Bench.Peers.Job;

/// <summary>A part of a day: the same commands for us and for a peer, and the answers that are right.</summary>
/// <param name="Script">The commands for the engine, and the ticks of its timers.</param>
/// <param name="Commands">The same, for a peer.</param>
/// <param name="Offers">What is decided, in order.</param>
internal sealed record Round(Script Script, IReadOnlyList<PeerCommand> Commands, IReadOnlyList<PeerOffer> Offers);
