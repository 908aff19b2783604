using System.Diagnostics;
using System.Globalization;
using System.Text;
using MediaRouting.Tests.Simulation.Checks;

namespace MediaRouting.Tests.Simulation.Runs;

/// <summary>Many seeds, on a few threads, each in a world of its own.</summary>
internal sealed class Campaign
{
    // Every so manieth seed is played twice, and in two calm worlds.
    private const ulong BetweenRepetitions = 8;
    private const ulong BetweenComparisons = 4;
    private const int MostFailures = 3;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, long> _seen = new(StringComparer.Ordinal);
    private readonly List<(ulong Seed, SimulationFault Fault)> _failures = [];
    private ulong _next;
    private ulong _seeds;
    private long _elapsed;
    private (ulong Seed, TimeSpan Took) _slowest;

    /// <summary>How often each situation came.</summary>
    public IReadOnlyDictionary<string, long> Seen => _seen;

    /// <summary>What was wrong, and with which seed.</summary>
    public IReadOnlyList<(ulong Seed, SimulationFault Fault)> Failures => _failures;

    /// <summary>Real time that it took.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>Plays seeds, and stops after a few failures.</summary>
    public void Run(ulong from, ulong count, int threads)
    {
        var start = Stopwatch.GetTimestamp();
        _next = from;
        var workers = Enumerable.Range(0, threads)
            .Select(_ => new Thread(() => Work(from + count)) { IsBackground = true })
            .ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        Took = Stopwatch.GetElapsedTime(start);
    }

    /// <summary>One line: seeds, simulated time, and how much faster than real time that was.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_seeds:#,0} seeds, {_elapsed / 3_600_000.0:0.0} simulated hours in {Took.TotalSeconds:0.0} s: "
        + $"{_elapsed / Took.TotalMilliseconds:#,0} simulated seconds a second; "
        + $"the longest was seed {_slowest.Seed} with {_slowest.Took.TotalSeconds:0.0} s; {_failures.Count} failed");

    /// <summary>All about the first failure; empty if there is none.</summary>
    public string FirstFailure()
    {
        if (_failures.Count == 0)
        {
            return "";
        }

        var (seed, fault) = _failures[0];
        var isOfOneWorld = SeedRun.Play(seed).Fault is not null;
        return isOfOneWorld ? FailureReport.Of(seed) : $"seed {seed}: {fault.Message}";
    }

    /// <summary>How often each situation came, a line each; those that never came first.</summary>
    public string Table()
    {
        var text = new StringBuilder();
        foreach (var (situation, count) in Situations.Required
            .Union(_seen.Keys, StringComparer.Ordinal)
            .Select(situation => (situation, Count: _seen.GetValueOrDefault(situation)))
            .OrderBy(one => one.Count > 0)
            .ThenBy(one => one.situation, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{count,12:#,0}  {situation}");
        }

        return text.ToString();
    }

    private void Work(ulong end)
    {
        while (TryTake(end, out var seed))
        {
            var start = Stopwatch.GetTimestamp();
            var record = SeedRun.Play(seed);
            var fault = record.Fault ?? Repeat(seed, record);
            lock (_gate)
            {
                _slowest = Slower(_slowest, (seed, Stopwatch.GetElapsedTime(start)));
                _seeds++;
                _elapsed += record.Elapsed;
                foreach (var (situation, count) in record.Seen)
                {
                    _seen[situation] = _seen.GetValueOrDefault(situation) + count;
                }

                if (fault is not null)
                {
                    _failures.Add((seed, fault));
                }
            }
        }
    }

    private static (ulong Seed, TimeSpan Took) Slower(
        (ulong Seed, TimeSpan Took) one, (ulong Seed, TimeSpan Took) other) =>
        other.Took > one.Took ? other : one;

    private bool TryTake(ulong end, out ulong seed)
    {
        lock (_gate)
        {
            seed = _next++;
            return seed < end && _failures.Count < MostFailures;
        }
    }

    private static SimulationFault? Repeat(ulong seed, Chronicle first)
    {
        if (seed % BetweenRepetitions == 0 && SeedRun.Play(seed) is var again && again.Hash != first.Hash)
        {
            return new SimulationFault("determinism", $"seed {seed} told {first.Hash:x}, and then {again.Hash:x}");
        }

        return seed % BetweenComparisons == 1 ? SeedRun.Compare(seed, first.Saw) : null;
    }
}
