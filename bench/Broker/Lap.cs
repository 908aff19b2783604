namespace MediaRouting.Bench.Broker;

/// <summary>What a piece of work took, and how much of the machine others had meanwhile.</summary>
/// <param name="Time">From its first call to its last answer.</param>
/// <param name="Messages">How many messages that was.</param>
/// <param name="Others">The part of the machine, 0..1, that was taken by what is not of this run.</param>
internal readonly record struct Lap(TimeSpan Time, int Messages, double Others)
{
    /// <summary>Messages a second.</summary>
    public double Rate => Messages / Time.TotalSeconds;

    /// <summary>Has the work done on so many messages; it says itself how long it took.</summary>
    public static Lap Of(int messages, Func<TimeSpan> work)
    {
        var start = OtherWork.Now();
        var time = work();
        return new Lap(time, messages, OtherWork.Now().Since(start));
    }
}
