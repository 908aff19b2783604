using MediaRouting.Bench.Figures;
using MediaRouting.Bench.Peers.Job;
using MediaRouting.Engine.Configuration;

namespace MediaRouting.Bench.Peers.Ours;

/// <summary>The state machine behind its ring, one producer, both threads spinning.</summary>
/// <param name="house">Where.</param>
internal sealed class RingContender(House house) : IContender
{
    private readonly Subject _subject = new(house.Configuration, Topology.RoutingEngine);

    /// <inheritdoc/>
    public string Name => "ours, through the ring";

    /// <inheritdoc/>
    public double Play(Round round) =>
        _subject.PlayThroughRing(round.Script).Nanoseconds * round.Script.Count / round.Commands.Count;

    /// <summary>Nothing to end.</summary>
    public void Dispose()
    {
    }
}
