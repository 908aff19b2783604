using MediaRouting.Bench.Peers.Rings;
using MediaRouting.Engine;

namespace MediaRouting.Bench.Peers;

/// <summary>Our ring against the LMAX Disruptor's, with nothing to do but to carry values.</summary>
internal sealed class BareRing(Sizes sizes, FigureTable table, Comparison comparison, string directory)
{
    private const int WarmUpLaps = 2;
    private static readonly int[] Producers = [1, 3];

    /// <summary>Measures and prints.</summary>
    /// <exception cref="InvalidOperationException">A value was lost.</exception>
    public void Measure()
    {
        table.Begin("Peers, the bare ring: LMAX Disruptor for Java ÷ ours, time a value");
        using var java = new JavaRing(
            Directory.CreateDirectory(Path.Combine(directory, "classes")).FullName, Limits.CommandSlots);
        foreach (var producers in Producers)
        {
            var (ours, theirs) = (new Times(), new Times());
            for (var lap = -WarmUpLaps; lap < sizes.Rounds; lap++)
            {
                var start = OtherWork.Now();
                var our = OurRing.Play(Limits.CommandSlots, producers, sizes.RingValues);
                var their = java.Play(producers, sizes.RingValues);
                RequireSum(producers, our.Sum);
                RequireSum(producers, their.Sum);
                if (lap >= 0)
                {
                    var others = OtherWork.Now().Since(start);
                    ours.Add(our.Time.TotalNanoseconds / sizes.RingValues, others);
                    theirs.Add(their.Time.TotalNanoseconds / sizes.RingValues, others);
                }
            }

            comparison.Add(
                producers == 1 ? "one producer, one consumer" : $"{producers} producers, one consumer",
                $"{Comparison.Rate(theirs.Median)}, ours {Comparison.Rate(ours.Median)}; "
                + $"{RingValue.Longs * sizeof(long)} bytes a value, {Limits.CommandSlots:N0} slots",
                ours,
                theirs);
        }
    }

    private void RequireSum(int producers, long sum)
    {
        var share = (long)sizes.RingValues / producers;
        var right = producers * RingValue.Longs * (share * (share - 1) / 2);
        if (sum != right)
        {
            throw new InvalidOperationException($"the values add up to {sum} and not {right}");
        }
    }
}
