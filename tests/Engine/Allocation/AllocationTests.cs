namespace MediaRouting.Tests.Engine.Allocation;

[Collection(nameof(AloneInTheProcess))]
public class AllocationTests
{
    private const int Commands = 100_000;

    private byte[] _kept = [];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_hundred_thousand_commands_allocate_nothing_once_warm(bool hasTap)
    {
        var day = Warm(hasTap);
        Assert.Equal(0, Measure(day, () => { }));
        Assert.InRange(day.Offers, day.Applied / 20, day.Applied);
        Assert.InRange(day.Errors, day.Applied / 20, day.Applied / 5);
    }

    [Fact]
    public void A_single_byte_a_round_would_be_seen() =>
        Assert.InRange(Measure(Warm(hasTap: false), () => _kept = new byte[1]), Commands / 40, long.MaxValue);

    private static WorkingDay Warm(bool hasTap)
    {
        var day = new WorkingDay(hasTap);
        while (day.Applied < Commands)
        {
            day.Play();
        }

        return day;
    }

    /// <summary>Bytes that this thread allocates over the commands, with something done after every round.</summary>
    private static long Measure(WorkingDay day, Action afterRound)
    {
        var end = day.Applied + Commands;
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (day.Applied < end)
        {
            day.Play();
            afterRound();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
