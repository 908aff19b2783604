using System.Diagnostics;
using System.Globalization;
using MediaRouting.Testing;
using MediaRouting.Tests.Crash.Site;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Trouble;

/// <summary>
/// Load, faults of the wire and kills of the broker by seed, for as long as MRE_SOAK_SECONDS says: nothing is lost, and
/// the daemon does not grow.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int UsualSeconds = 10;
    private const int RoundsPerKill = 12;
    private const int LongestRound = 1_000; // milliseconds
    private const int MostMoreHandles = 12;
    private const long MostMoreMemory = 32L << 20;

    // 64 MiB, for what is kept and for what waits to be collected: a leak ends the daemon, however long it takes.
    private static readonly (string Name, string Value) HeapLimit = ("DOTNET_GCHeapHardLimit", "0x4000000");

    private static readonly WireFaultKind[] Kinds =
    [
        WireFaultKind.Cut, WireFaultKind.Reset, WireFaultKind.Corrupt, WireFaultKind.Truncate, WireFaultKind.Replay,
    ];

    private static readonly byte[] ToBroker = [7, 22, 28]; // transaction, acknowledgement, text
    private static readonly byte[] ToClient = [21, 30]; // dispatch, response

    [Fact]
    public void Memory_and_handles_stay_flat_under_load_with_faults_and_kills_and_nothing_is_lost()
    {
        TimeSpan length = TimeSpan.FromSeconds(
            Environment.GetEnvironmentVariable("MRE_SOAK_SECONDS") is { Length: > 0 } seconds
                ? int.Parse(seconds, CultureInfo.InvariantCulture)
                : UsualSeconds);
        var random = new Random(TroubledSite.Seed);
        using var site = new TroubledSite();
        site.Start(HeapLimit);
        site.RunUntilConnected(losses: 0);
        site.Chat.Finish();
        List<ProcessFigures> seen = [ProcessFigures.Of(site.Daemon)];
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            site.Chat.Run(TimeSpan.FromMilliseconds(random.Next(LongestRound)));
            Disturb(site, random, seen.Count);
            site.Chat.Finish();
            seen.Add(ProcessFigures.Of(site.Daemon));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0} s: {seen[^1]}, told {site.Chat.Ledger.Told.Count}"));
        }

        int losses = site.Losses;
        Reckoning reckoning = site.Reckon();
        output.WriteLine(
            $"soak of {length.TotalSeconds:0} s, {seen.Count - 1} faults and kills, seed {TroubledSite.Seed}: "
            + $"{reckoning}; connections lost {losses}; at first {seen[0]}, half-way {seen[seen.Count / 2]}, at last "
            + $"{seen[^1]}");
        reckoning.AssertHolds();
        AssertFlat(seen);
    }

    private static void Disturb(TroubledSite site, Random random, int round)
    {
        if (round % RoundsPerKill == 0)
        {
            site.Broker.Kill();
            site.Broker.Restart();
            return;
        }

        Heading heading = random.Next(2) == 0 ? Heading.ToBroker : Heading.ToClient;
        byte[] types = heading == Heading.ToBroker ? ToBroker : ToClient;
        WireFaultKind kind = Kinds[random.Next(Kinds.Length)];
        site.RunUntilStruck(site.Proxy.Plan(new WireFault(kind, heading)
        {
            Type = types[random.Next(types.Length)],
            Occurrence = random.Next(1, 20),

            // Not in what is only read: no checksum guards it, and nobody could tell.
            Offset = kind == WireFaultKind.Corrupt ? WireFault.TypeByte : WireFault.Middle,
        }));
    }

    /// <summary>The last quarter against the second: in the first the process warms up.</summary>
    private static void AssertFlat(List<ProcessFigures> seen)
    {
        int quarter = seen.Count / 4;
        ProcessFigures[] early = [.. seen.Skip(quarter).Take(Math.Max(1, quarter))];
        ProcessFigures[] late = [.. seen.TakeLast(Math.Max(1, quarter))];
        string what = string.Join('\n', seen);
        Assert.True(late.Max(one => one.Handles) <= early.Max(one => one.Handles) + MostMoreHandles, what);
        Assert.True(late.Average(one => one.Memory) <= early.Average(one => one.Memory) + MostMoreMemory, what);
    }
}
