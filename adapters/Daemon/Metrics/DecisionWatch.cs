using MediaRouting.Engine.Ring;
using MediaRouting.Jms;

namespace MediaRouting.Daemon.Metrics;

/// <summary>Watches the state machine: how busy it is, and how long commands took to be carried out.</summary>
/// <param name="stage">How busy it is.</param>
/// <param name="stamps">When commands were published.</param>
public sealed class DecisionWatch(StageWatch stage, CommandStamps stamps) : IStageWatch
{
    /// <inheritdoc/>
    public void Begin() => stage.Begin();

    /// <inheritdoc/>
    public void End(long first, long last)
    {
        stage.End(first, last);
        stamps.CarriedOut(first, last, stage.Ended);
    }
}
