using System.Globalization;

namespace MediaRouting.Tests.Adapters.Fuzz;

/// <summary>
/// Feeds a target with its corpus and with so many inputs made of it. Whatever comes, the target has to read or to
/// refuse it, with no more memory than it may take, and soon.
/// </summary>
/// <param name="target">What reads.</param>
/// <param name="seed">The same seed, the same inputs.</param>
/// <param name="patience">A case takes microseconds; one that takes as long as this is a loop.</param>
internal sealed class FuzzRun(IFuzzTarget target, int seed, TimeSpan patience)
{
    private const int ShownBytes = 4096;

    private readonly SortedDictionary<string, long> _outcomes = new(StringComparer.Ordinal);
    private byte[] _input = [];
    private long _cases;
    private long _most;
    private Exception? _finding;

    /// <summary>What became of how many inputs.</summary>
    public IReadOnlyDictionary<string, long> Outcomes => _outcomes;

    /// <summary>Feeds the corpus, then the cases.</summary>
    /// <exception cref="InvalidOperationException">A finding, with the input that shows it.</exception>
    public void Play(long cases)
    {
        var player = new Thread(() => FeedAll(cases)) { IsBackground = true, Name = "fuzz " + target.Name };
        player.Start();
        for (var seen = -1L; !player.Join(patience); seen = Volatile.Read(ref _cases))
        {
            if (seen == Volatile.Read(ref _cases))
            {
                throw new InvalidOperationException(Finding($"no end after {patience.TotalSeconds} s"));
            }
        }

        if (_finding is not null)
        {
            throw new InvalidOperationException(Finding(_finding.Message), _finding);
        }
    }

    /// <summary>Cases, memory, and what became of them.</summary>
    public override string ToString()
    {
        var outcomes = _outcomes.Select(outcome => $"{outcome.Key} {Number(outcome.Value)}");
        return $"{target.Name}: {Number(_cases)} cases, seed {seed}, exceptions 0, hangs 0, "
            + $"at most {Number(_most)} bytes allocated by one: {string.Join(", ", outcomes)}";
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private void FeedAll(long cases)
    {
        try
        {
            foreach (var good in target.Corpus)
            {
                Feed(good);
            }

            var mutator = new Mutator(target.Corpus, target.Telling, seed);
            for (; cases > 0; cases--)
            {
                Feed(mutator.Next());
            }
        }
        catch (Exception finding)
        {
            _finding = finding;
        }
    }

    private void Feed(byte[] input)
    {
        Volatile.Write(ref _input, input);
        var reading = target.Feed(input);

        // What is met for the first time may be made for good; the second time it is there.
        reading = reading.Allocated > reading.MostAllocated ? target.Feed(input) : reading;
        if (reading.Allocated > reading.MostAllocated)
        {
            throw new InvalidOperationException($"{reading.Allocated} bytes allocated, {reading.MostAllocated} allowed");
        }

        _most = Math.Max(_most, reading.Allocated);
        _outcomes[reading.Outcome] = _outcomes.GetValueOrDefault(reading.Outcome) + 1;
        Volatile.Write(ref _cases, _cases + 1);
    }

    private string Finding(string what) =>
        $"{target.Name}, seed {seed}, case {_cases}: {what}; the {_input.Length} bytes begin with "
        + Convert.ToHexString(_input.AsSpan(0, Math.Min(ShownBytes, _input.Length)));
}
