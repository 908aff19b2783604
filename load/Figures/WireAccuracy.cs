namespace MediaRouting.Load.Figures;

/// <summary>
/// How far a time by the wire may be from the daemon's: a message arrives some time after what it tells, and no later
/// than the round trip that it ended. Counts know no such difference.
/// </summary>
/// <param name="Usual">
/// What nearly every message about a task took: for a mean or a sum of times, once for each of them.
/// </param>
/// <param name="Longest">What none about a task took longer than: for a single time.</param>
/// <param name="SignIn">
/// The same of those about agents: for each time signed in. All sign out at once, and queue for it.
/// </param>
internal sealed record WireAccuracy(TimeSpan Usual, TimeSpan Longest, TimeSpan SignIn)
{
    private static readonly StepKind[] OfTasks = [StepKind.Task, StepKind.TaskState];
    private static readonly StepKind[] OfAgents = [StepKind.Login, StepKind.AgentState];

    /// <summary>By the steps of a run: the 99th percentile of the slower step, and the longest of both.</summary>
    public static WireAccuracy Of(StepClock steps) => new(
        TimeSpan.FromMicroseconds(OfTasks.Max(step => steps[step].At(0.99))),
        TimeSpan.FromMicroseconds(OfTasks.Max(step => steps[step].Max)),
        TimeSpan.FromMicroseconds(OfAgents.Max(step => steps[step].Max)));
}
