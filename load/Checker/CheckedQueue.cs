namespace MediaRouting.Load.Checker;

/// <summary>A queue as the checker knows it.</summary>
/// <param name="Id">Its id, and the skillgroup that tasks ask for.</param>
/// <param name="Mrd">Its MRD.</param>
/// <param name="ServiceLevelType">Which of the three formulas of 2-domain counts, 1..3.</param>
/// <param name="ThresholdSeconds">Real seconds within which a task is to be answered.</param>
internal sealed record CheckedQueue(string Id, string Mrd, int ServiceLevelType, int ThresholdSeconds);
