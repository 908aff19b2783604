namespace MediaRouting.Load.Figures;

/// <summary>
/// How far a time by the wire may be from the daemon's: a message arrives some time after what it tells, and no later
/// than the round trip that it ended. Counts know no such difference.
/// </summary>
/// <param name="Usual">What nearly every message took: for a mean or a sum of times, once for each of them.</param>
/// <param name="Longest">What none took longer than: for a single time.</param>
internal sealed record WireAccuracy(TimeSpan Usual, TimeSpan Longest)
{
    // What opens and closes a wait, a sign-in and work.
    private static readonly StepKind[] Tellers =
        [StepKind.Login, StepKind.AgentState, StepKind.Task, StepKind.TaskState];

    /// <summary>By the steps of a run: the 99th percentile of the slowest of them, and the longest of all.</summary>
    public static WireAccuracy Of(StepClock steps) => new(
        TimeSpan.FromMicroseconds(Tellers.Max(step => steps[step].At(0.99))),
        TimeSpan.FromMicroseconds(Tellers.Max(step => steps[step].Max)));
}
