namespace MediaRouting.Tests.Adapters.Fuzz;

/// <summary>A fuzzer that finds nothing is believed only if it finds what is there.</summary>
public sealed class FuzzRunTests
{
    private const int Cases = 10_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private byte[] _kept = [];

    [Fact]
    public void A_reader_that_throws_for_some_input_is_found_and_the_input_shown()
    {
        var fault = Finding(input => input is [_, 7, ..] ? throw new FormatException("beyond") : 0, Patience);
        Assert.Contains("beyond; the ", fault, StringComparison.Ordinal);
        Assert.Matches("bytes begin with ..07", fault);
    }

    [Fact]
    public void A_reader_that_allocates_what_a_length_claims_is_found()
    {
        var fault = Finding(
            input =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                _kept = new byte[input[0] * 100];
                return GC.GetAllocatedBytesForCurrentThread() - before;
            },
            Patience);
        Assert.Contains("allocated, 5000 allowed", fault, StringComparison.Ordinal);
        Assert.NotEmpty(_kept);
    }

    [Fact]
    public void A_reader_that_comes_to_no_end_is_found()
    {
        using var end = new ManualResetEventSlim();
        var fault = Finding(
            input =>
            {
                _ = input.Length > 40 && end.Wait(Patience);
                return 0;
            },
            TimeSpan.FromMilliseconds(200));
        end.Set();
        Assert.Contains("no end after", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_seed_gives_the_same_inputs_every_time()
    {
        Assert.Equal(InputsOf(seed: 3), InputsOf(seed: 3));
        Assert.NotEqual(InputsOf(seed: 3), InputsOf(seed: 4));
    }

    private static string Finding(Func<byte[], long> read, TimeSpan patience)
    {
        var run = new FuzzRun(new Reader(read), seed: 1, patience);
        return Assert.Throws<InvalidOperationException>(() => run.Play(Cases)).Message;
    }

    private static string[] InputsOf(int seed)
    {
        List<string> inputs = [];
        var reader = new Reader(input =>
        {
            inputs.Add(Convert.ToHexString(input));
            return 0;
        });
        new FuzzRun(reader, seed, Patience).Play(100);
        return [.. inputs];
    }

    private sealed class Reader(Func<byte[], long> read) : IFuzzTarget
    {
        public string Name => "a reader";

        public IReadOnlyList<byte[]> Corpus { get; } = [[1, 2, 3], [4, 5, 6, 7]];

        public byte[] Telling { get; } = [0, 255];

        public Reading Feed(byte[] input) => new("read", read(input), MostAllocated: 5000);
    }
}
