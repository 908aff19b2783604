namespace MediaRouting.Engine.Routing;

/// <summary>What a new task would find (<see cref="WaitEstimator"/>).</summary>
/// <param name="Queue">Its queue.</param>
/// <param name="Position">Its place among those that wait there, from 1: behind those of its level and above.</param>
/// <param name="Seconds">How long it is estimated to wait, rounded up; -1: not known.</param>
public readonly record struct WaitEstimate(int Queue, int Position, int Seconds)
{
    /// <summary>No task was seen to leave the queue yet, and nobody waits.</summary>
    public const int NotKnown = -1;
}
