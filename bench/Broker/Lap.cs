namespace MediaRouting.Bench.Broker;

/// <summary>What a piece of work took, and how much of the machine had others meanwhile.</summary>
/// <param name="Time">From its first call to its last answer.</param>
/// <param name="Others">The part of the machine, 0..1, that was taken by what is not of this run.</param>
internal readonly record struct Lap(TimeSpan Time, double Others)
{
    /// <summary>Has the work done, which says itself how long it took.</summary>
    public static Lap Of(Func<TimeSpan> work)
    {
        var start = OtherWork.Now();
        var time = work();
        return new Lap(time, OtherWork.Now().Since(start));
    }
}
