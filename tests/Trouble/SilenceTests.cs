using System.Diagnostics;
using System.Globalization;
using MediaRouting.Testing;
using MediaRouting.Tests.Crash.Site;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Trouble;

/// <summary>A broker that is there and says nothing, or little at a time.</summary>
public sealed class SilenceTests(ITestOutputHelper output)
{
    private const string Silence = "nothing was heard from the broker for 8 s";
    private const string Stall = "the broker sent bytes, but no whole frame for 16 s";

    // What both sides agree on (6-openwire 5.7). The broker looks once in a span: it may take two.
    private static readonly TimeSpan Inactivity = TimeSpan.FromSeconds(8);

    [Fact]
    public void A_broker_frozen_for_longer_than_the_inactivity_limit_is_given_up_and_found_again()
    {
        using TroubledSite site = Started();
        long start = Stopwatch.GetTimestamp();
        site.Broker.Freeze(frozen: true);
        try
        {
            site.Await(() => site.Daemon.CountOf(Silence) == 1, "the silence is not noticed");
        }
        finally
        {
            site.Broker.Freeze(frozen: false);
        }

        TimeSpan noticed = Stopwatch.GetElapsedTime(start);
        Assert.True(noticed >= Inactivity / 2, "noticed before it could be");
        site.RunUntilConnected(losses: 1);
        Conclude(site, "broker frozen", noticed);
    }

    [Fact]
    public void A_black_hole_towards_the_daemon_is_noticed_by_its_inactivity_limit()
    {
        using TroubledSite site = Started();
        TimeSpan noticed = Swallow(site, Heading.ToClient);
        Assert.Equal(1, site.Daemon.CountOf(Silence));
        Conclude(site, "black hole towards the daemon", noticed);
    }

    [Fact]
    public void A_black_hole_towards_the_broker_is_noticed_by_the_inactivity_limit_of_the_broker()
    {
        using TroubledSite site = Started();
        TimeSpan noticed = Swallow(site, Heading.ToBroker);
        Assert.Equal(1, site.Daemon.CountOf("the broker closed the connection"));
        Conclude(site, "black hole towards the broker", noticed);
    }

    [Fact]
    public void A_size_that_was_damaged_on_an_idle_connection_is_noticed_though_keep_alives_go_on()
    {
        const byte KeepAlive = 10;
        using TroubledSite site = Started();
        site.Chat.Finish();

        // 64 MiB more than the frame has: no more than is taken.
        WireFault damage = site.Proxy.Plan(
            new WireFault(WireFaultKind.Corrupt, Heading.ToClient) { Type = KeepAlive, Mask = 0x04 });
        site.Await(() => damage.Wait(TimeSpan.Zero), "no keep-alive comes");
        long start = Stopwatch.GetTimestamp();
        site.Await(() => site.Daemon.CountOf(Stall) == 1, "the stall is not noticed");
        TimeSpan noticed = Stopwatch.GetElapsedTime(start);
        site.RunUntilConnected(losses: 1);
        Conclude(site, "size of a frame damaged on an idle connection", noticed);
    }

    [Theory]
    [InlineData(WireFaultKind.Trickle)]
    [InlineData(WireFaultKind.Delay)]
    public void A_slow_wire_makes_everything_slower_and_loses_nothing(WireFaultKind kind)
    {
        using TroubledSite site = Started();
        foreach (Heading heading in Enum.GetValues<Heading>())
        {
            var slow = new WireFault(kind, heading) { Pause = TimeSpan.FromMilliseconds(1) };
            site.RunUntilStruck(site.Proxy.Plan(slow));
        }

        site.Chat.Run(TimeSpan.FromMilliseconds(300));
        Assert.Equal(0, site.Losses);
        Conclude(site, kind == WireFaultKind.Trickle ? "byte by byte" : "1 ms late", noticed: null);
    }

    private TroubledSite Started()
    {
        var site = new TroubledSite();
        site.Start();
        site.RunUntilConnected(losses: 0);
        return site;
    }

    private static TimeSpan Swallow(TroubledSite site, Heading heading)
    {
        site.RunUntilStruck(site.Proxy.Plan(new WireFault(WireFaultKind.Swallow, heading)));
        long start = Stopwatch.GetTimestamp();
        site.Await(() => site.Losses == 1, "the silence is not noticed");
        TimeSpan noticed = Stopwatch.GetElapsedTime(start);
        site.RunUntilConnected(losses: 1);
        return noticed;
    }

    private void Conclude(TroubledSite site, string what, TimeSpan? noticed)
    {
        int losses = site.Losses;
        Reckoning reckoning = site.Reckon();
        string after = noticed is { } time
            ? string.Create(CultureInfo.InvariantCulture, $", noticed after {time.TotalSeconds:0.0} s")
            : "";
        output.WriteLine($"{what}: {reckoning}; connections lost {losses}{after}");
        reckoning.AssertHolds();
    }
}
