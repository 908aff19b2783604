using MediaRouting.Engine.Statistics;

namespace MediaRouting.Tests.Engine.Statistics;

public class LatencyHistogramTests
{
    /// <summary>What 1,024 cells a doubling come to.</summary>
    public const double RelativeError = 1 / 1024.0;

    private const int Values = 100_000;
    private static readonly double[] Parts = [0, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999, 1];

    [Fact]
    public void Every_value_below_2048_is_told_exactly()
    {
        for (var value = 0; value < 2048; value++)
        {
            Assert.Equal(value, ReadBack(value));
        }
    }

    [Fact]
    public void Every_value_is_told_within_one_part_in_1024_and_never_below()
    {
        var random = new Random(1);
        for (var bits = 1; bits <= 63; bits++)
        {
            var power = 1L << (bits - 1);
            var between = Enumerable.Range(0, 100).Select(_ => power + random.NextInt64(power));
            long[] values = [power, power + (power - 1), .. between];
            Assert.All(values, value => Assert.InRange(
                (ulong)ReadBack(value), (ulong)value, (ulong)(value + (long)(value * RelativeError))));
        }
    }

    [Fact]
    public void Percentiles_are_those_of_the_sorted_values()
    {
        var values = LatencyValues.Draw(Values, seed: 2);
        var histogram = Of(values);
        Array.Sort(values);

        Assert.Equal(Values, histogram.Count);
        Assert.Equal(values[^1], histogram.Max);
        Assert.All(Parts, part =>
        {
            var exact = values[Math.Max(0, (int)Math.Ceiling((decimal)part * Values) - 1)];
            Assert.InRange(histogram.ValueAt(part), exact, exact * (1 + RelativeError));
        });
        Assert.Equal(histogram.Max, histogram.ValueAt(1));
    }

    [Fact]
    public void Two_that_are_added_are_what_one_would_have_recorded()
    {
        var values = LatencyValues.Draw(Values, seed: 3);
        var sum = Of(values.AsSpan(0, Values / 3));

        sum.Add(Of(values.AsSpan(Values / 3)));

        var whole = Of(values);
        Assert.Equal((whole.Count, whole.Max), (sum.Count, sum.Max));
        Assert.Equal(Parts.Select(whole.ValueAt), Parts.Select(sum.ValueAt));
    }

    [Fact]
    public void Values_up_to_a_bound_are_counted_within_one_part_in_1024_of_it()
    {
        var values = LatencyValues.Draw(Values, seed: 4);
        var histogram = Of(values);
        long[] bounds = [0, 2_000, 50_000, 1_000_000, 700_000_000];
        var counts = new long[bounds.Length];

        Assert.Equal(Values, histogram.CountUpTo(bounds, counts));
        Assert.All(bounds.Zip(counts), pair => Assert.InRange(
            pair.Second,
            values.Count(value => value <= pair.First),
            values.Count(value => value <= pair.First * (1 + RelativeError))));
        Assert.Equal(values.Sum(), histogram.Sum);
    }

    [Fact]
    public void What_is_read_beside_the_recorder_never_falls_and_adds_up_in_the_end()
    {
        var histogram = new LatencyHistogram();
        var recorder = new Thread(() =>
        {
            for (var value = 0; value < Values; value++)
            {
                histogram.Record(value);
            }
        });
        recorder.Start();
        var (before, all) = (0L, 0L);
        long[] bounds = [1_000, 2_000, long.MaxValue];
        var counts = new long[bounds.Length];
        while (recorder.IsAlive)
        {
            all = histogram.CountUpTo(bounds, counts);
            Assert.Equal(counts.Order(), counts);
            Assert.InRange(all, before, Values);
            before = all;
        }

        Assert.Equal((Values, Values), (histogram.CountUpTo(bounds, counts), histogram.Count));
        Assert.Equal([1_001, 2_001, Values], counts);
    }

    [Fact]
    public void A_cleared_one_is_as_a_new_one()
    {
        var histogram = Of([1, 5_000, long.MaxValue]);
        histogram.Clear();
        Assert.Equal((0, 0, 0), (histogram.Count, histogram.Max, histogram.ValueAt(0.5)));
        histogram.Record(7);
        Assert.Equal((1, 7, 7), (histogram.Count, histogram.Max, histogram.ValueAt(0)));
    }

    [Fact]
    public void What_is_no_length_of_time_and_no_part_is_refused()
    {
        var histogram = new LatencyHistogram();
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Record(-1));
        Assert.All(
            [-0.1, 1.1, double.NaN],
            part => Assert.Throws<ArgumentOutOfRangeException>(() => histogram.ValueAt(part)));
        Assert.Equal(0, histogram.Count);
    }

    private static LatencyHistogram Of(ReadOnlySpan<long> values)
    {
        var histogram = new LatencyHistogram();
        foreach (var value in values)
        {
            histogram.Record(value);
        }

        return histogram;
    }

    /// <summary>What a value comes back as that is not the largest, which would be told exactly.</summary>
    private static long ReadBack(long value) => Of([value, long.MaxValue]).ValueAt(0.5);
}
