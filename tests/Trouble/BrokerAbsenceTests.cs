using System.Diagnostics;
using System.Globalization;
using MediaRouting.Testing;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Trouble;

/// <summary>What it costs to wait for a broker.</summary>
public sealed class BrokerAbsenceTests(ITestOutputHelper output)
{
    private const double MostOfAProcessor = 0.25;
    private const int MostMoreHandles = 12;
    private const long MostMoreMemory = 64L << 20;

    private static readonly TimeSpan Absence = TimeSpan.FromSeconds(8);

    [Fact]
    public void While_the_broker_is_away_the_daemon_rests_and_grows_by_nothing()
    {
        const int Absences = 2;
        const int Questions = 200;
        using var site = new AskedSite();
        RunningMre daemon = site.Start();
        Serve(site, Questions);
        ProcessFigures before = ProcessFigures.Of(daemon);
        TimeSpan busy = TimeSpan.Zero;
        TimeSpan away = TimeSpan.Zero;
        for (int absence = 1; absence <= Absences; absence++)
        {
            site.Broker.Kill();
            site.Await(() => daemon.CountOf("lost broker") > 0, "the daemon does not notice");
            ProcessFigures begun = ProcessFigures.Of(daemon);
            long start = Stopwatch.GetTimestamp();
            SpinWait.SpinUntil(() => Stopwatch.GetElapsedTime(start) > Absence / Absences);
            busy += ProcessFigures.Of(daemon).Processor - begun.Processor;
            away += Stopwatch.GetElapsedTime(start);
            site.Broker.Restart();
            daemon.WaitForLine("connected to broker", absence + 1);
            Serve(site, (absence + 1) * Questions);
        }

        ProcessFigures after = ProcessFigures.Of(daemon);
        (int lost, int unexpected, int duplicated) = site.Reckon((Absences + 1) * Questions, _ => 1);
        double share = busy / away;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"broker away {Absences} times, {away.TotalSeconds:0.0} s in all: lost {lost}, unexpected {unexpected}, "
            + $"duplicated {duplicated}; {100 * share:0.0} % of a processor meanwhile; {before}, after {after}"));
        Assert.Equal((0, 0, 0), (lost, unexpected, duplicated));
        Assert.InRange(share, 0, MostOfAProcessor);
        Assert.InRange(after.Handles - before.Handles, int.MinValue, MostMoreHandles);
        Assert.InRange(after.Memory - before.Memory, long.MinValue, MostMoreMemory);
        Assert.Equal(0, daemon.Stop());
    }

    private static void Serve(AskedSite site, int upTo)
    {
        site.Ask(upTo - site.Told.Count);
        site.Read(upTo, AskedSite.Desk);
    }
}
