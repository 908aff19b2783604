using MediaRouting.Testing;
using MediaRouting.Tests.Crash.Site;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Trouble;

/// <summary>Connections that end at chosen places, under load: the daemon comes back by itself.</summary>
public sealed class CutTests(ITestOutputHelper output)
{
    // The pause before the next try grows with every failure in a row; a fresh daemon begins with short ones.
    private const int CutsPerDaemon = 5;

    private const byte Transaction = 7;
    private const byte Dispatch = 21;
    private const byte Acknowledgement = 22;
    private const byte Text = 28;
    private const byte Response = 30;

    // WireFormatInfo, connection, session, two producers, a consumer; from the broker BrokerInfo besides.
    private const int FramesToBroker = 6;
    private const int FramesToClient = 7;

    [Fact]
    public void A_connection_cut_at_any_step_of_the_handshake_is_made_again()
    {
        using var site = new TroubledSite();

        // One way at a time: two cuts that wait for the same connection, one each way, could strike it both.
        WireFault[][] cuts =
        [
            .. Steps(Heading.ToBroker, FramesToBroker).Chunk(CutsPerDaemon),
            .. Steps(Heading.ToClient, FramesToClient).Chunk(CutsPerDaemon),
        ];
        int losses = 0;
        foreach (WireFault[] some in cuts)
        {
            Array.ForEach(some, cut => site.Proxy.Plan(cut));
            site.Start();
            site.RunUntilConnected(losses += some.Length);
            Assert.All(some, cut => Assert.True(cut.Wait(TimeSpan.Zero), $"{cut} has not struck"));
            Assert.Equal(losses, site.Losses);
            if (some != cuts[^1])
            {
                site.Stop();
            }
        }

        Conclude(site, $"cut at {losses} places of the handshake");
    }

    [Fact]
    public void A_connection_cut_in_the_middle_of_the_traffic_is_made_again()
    {
        byte[] toBroker = [Text, Acknowledgement, Transaction];
        int[] places = [0, WireFault.Middle, WireFault.End];
        Run("cut in the traffic", [
            .. toBroker.SelectMany(type => places.Select(place => Cut(Heading.ToBroker, type, place))),
            .. places.Select(place => Cut(Heading.ToClient, Dispatch, place)),
            new WireFault(WireFaultKind.Reset, Heading.ToBroker) { Type = Text },
            new WireFault(WireFaultKind.Reset, Heading.ToClient) { Type = Dispatch, Offset = WireFault.Middle },
        ]);
    }

    [Fact]
    public void A_commit_whose_answer_is_cut_off_is_sent_again_and_nothing_is_told_twice()
    {
        WireFaultKind[] kinds = [WireFaultKind.Cut, WireFaultKind.Reset];
        int[] places = [0, 1, WireFault.Middle];
        Run("answers of commits cut", [
            .. kinds.SelectMany(kind => places.Select(place =>
                new WireFault(kind, Heading.ToClient) { Type = Response, Offset = place, Occurrence = 3 })),
        ]);
    }

    [Fact]
    public void A_frame_that_is_corrupted_cut_short_or_repeated_in_part_costs_the_connection_and_nothing_else()
    {
        int[] places = [WireFault.TypeByte, 11]; // 11: the type of the id that each of the first three begins with
        (Heading Heading, byte Type)[] frames =
            [(Heading.ToClient, Dispatch), (Heading.ToBroker, Text), (Heading.ToBroker, Acknowledgement)];

        // The size is what the daemon goes by, and the broker ignores.
        Run("frames corrupted", [
            .. frames.SelectMany(frame => places.Select(place => Broken(WireFaultKind.Corrupt, frame, place))),
            Broken(WireFaultKind.Corrupt, (Heading.ToClient, Dispatch), 0),
            Broken(WireFaultKind.Corrupt, (Heading.ToClient, Response), 0),
            Broken(WireFaultKind.Corrupt, (Heading.ToClient, Response), WireFault.TypeByte),
            Broken(WireFaultKind.Truncate, (Heading.ToClient, Response), WireFault.Middle),
            Broken(WireFaultKind.Truncate, (Heading.ToBroker, Transaction), WireFault.Middle),
        ]);
    }

    [Fact]
    public void A_frame_that_comes_twice_has_its_effect_once()
    {
        (Heading Heading, byte Type)[] frames =
            [(Heading.ToClient, Dispatch), (Heading.ToClient, Response), (Heading.ToBroker, Text)];
        using var site = new TroubledSite();
        site.Start();
        site.RunUntilConnected(losses: 0);
        foreach ((Heading heading, byte type) in frames.Concat(frames))
        {
            site.RunUntilStruck(site.Proxy.Plan(new WireFault(WireFaultKind.Replay, heading) { Type = type }));
            site.RunUntilConnected(losses: 0);
        }

        Conclude(site, $"{2 * frames.Length} frames repeated");
    }

    private static IEnumerable<WireFault> Steps(Heading heading, int frames)
    {
        yield return new WireFault(WireFaultKind.Cut, heading) { Frame = 1 };
        for (int frame = 1; frame <= frames; frame++)
        {
            yield return new WireFault(WireFaultKind.Cut, heading) { Frame = frame, Offset = WireFault.Middle };
            yield return new WireFault(WireFaultKind.Cut, heading) { Frame = frame, Offset = WireFault.End };
        }
    }

    private static WireFault Cut(Heading heading, byte type, int place) =>
        new(WireFaultKind.Cut, heading) { Type = type, Offset = place, Occurrence = 2 };

    private static WireFault Broken(WireFaultKind kind, (Heading Heading, byte Type) frame, int place) =>
        new(kind, frame.Heading) { Type = frame.Type, Offset = place };

    private void Run(string what, WireFault[] faults)
    {
        using var site = new TroubledSite();
        foreach (WireFault[] some in faults.Chunk(CutsPerDaemon))
        {
            site.Start();
            site.RunUntilConnected(losses: 0);
            Array.ForEach(some, site.Strike);
            if (some[^1] != faults[^1])
            {
                site.Stop();
            }
        }

        Assert.Equal(faults.Length, site.Losses);
        Conclude(site, $"{what}, {faults.Length} times");
    }

    private void Conclude(TroubledSite site, string what)
    {
        int losses = site.Losses;
        Reckoning reckoning = site.Reckon();
        output.WriteLine($"{what}: {reckoning}; connections lost {losses}");
        reckoning.AssertHolds();
    }
}
