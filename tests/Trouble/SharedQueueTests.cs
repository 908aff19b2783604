using MediaRouting.Testing;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Trouble;

/// <summary>Two daemons on one queue, each with a data directory of its own.</summary>
public sealed class SharedQueueTests(ITestOutputHelper output)
{
    private const int Questions = 2000;

    /// <summary>What one daemon may have taken in and not acknowledged (its window).</summary>
    private const int MostInFlight = 512;

    [Fact]
    public void Two_daemons_on_one_queue_share_its_messages_and_one_takes_over_when_the_other_stops()
    {
        using var site = new AskedSite();
        RunningMre first = site.Start();
        RunningMre second = site.Start();
        site.Ask(Questions);
        site.Read(Questions, AskedSite.Desk);
        Assert.Equal(2, site.Told.Select(AskedSite.TellerOf).Distinct(StringComparer.Ordinal).Count());
        long byFirst = first.Metric("mre_messages_applied_total");

        Assert.Equal(0, first.Stop());
        site.Ask(Questions);
        site.Read(2 * Questions, AskedSite.Desk);
        (int lost, int unexpected, int duplicated) = site.Reckon(2 * Questions, _ => 1);
        output.WriteLine(
            $"two daemons on one queue, asked {2 * Questions}, {byFirst} of the first {Questions} served by the one "
            + $"that stopped: lost {lost}, unexpected {unexpected}, duplicated {duplicated}");
        Assert.Equal((0, 0, 0), (lost, unexpected, duplicated));
        Assert.Equal((2 * Questions) - byFirst, second.Metric("mre_messages_applied_total"));
        Assert.Equal(0, second.Stop());
    }

    /// <summary>
    /// What the killed one had written down and not acknowledged, the broker gives to the other: both answer it, each
    /// under a number of its own.
    /// </summary>
    [Fact]
    public void Of_two_daemons_one_may_be_killed_under_load_and_started_again_and_nothing_is_lost()
    {
        const int Kills = 4;
        using var site = new AskedSite();
        RunningMre killed = site.Start();
        RunningMre other = site.Start();
        long byKilled = 0;
        for (int kill = 1; kill <= Kills; kill++)
        {
            site.Ask(Questions);
            site.Await(() => killed.Metric("mre_messages_applied_total") > 0, "it takes nothing in");
            byKilled += killed.Metric("mre_messages_applied_total");
            killed.Kill();
            killed = site.StartAgain(killed);
        }

        site.Read(Kills * Questions, AskedSite.Desk);
        while (site.Reckon(Kills * Questions, _ => 1).Lost > 0)
        {
            site.Read(site.Told.Count + 1, AskedSite.Desk);
        }

        (int lost, int unexpected, int duplicated) = site.Reckon(Kills * Questions, _ => 1);
        output.WriteLine(
            $"two daemons on one queue, one killed {Kills} times, asked {Kills * Questions}, at least {byKilled} taken "
            + $"in by it before: lost {lost}, duplicated {duplicated}; answered by both {unexpected}");
        Assert.Equal((0, 0), (lost, duplicated));
        Assert.InRange(unexpected, 0, Kills * MostInFlight);
        Assert.Equal(0, killed.Stop());
        Assert.Equal(0, other.Stop());
    }
}
