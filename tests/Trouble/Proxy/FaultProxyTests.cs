using System.Diagnostics;
using System.Net.Sockets;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Trouble.Proxy;

/// <summary>The proxy does to the wire what it was asked to, where it was asked to, once.</summary>
public sealed class FaultProxyTests : IDisposable
{
    private const byte Letter = 28;
    private const byte Answer = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly byte[] First = Peers.Frame(Letter, 1);
    private static readonly byte[] Second = Peers.Frame(Answer, 2);
    private static readonly byte[] Third = Peers.Frame(Letter, 3);

    private readonly Peers _peers = new();

    public void Dispose() => _peers.Dispose();

    [Fact]
    public void Without_faults_every_byte_passes_both_ways_and_the_end_too()
    {
        (NetworkStream client, NetworkStream broker) = _peers.Connect();
        byte[] large = Peers.Frame(Letter, 7, 1_000_000);
        var writing = new Thread(() =>
        {
            client.Write([.. First, .. large, .. Second]);
            client.Socket.Shutdown(SocketShutdown.Send);
        });
        writing.Start();

        AssertEnds(broker, isInOrder: true, [.. First, .. large, .. Second]);
        writing.Join();
        broker.Write(Third);
        broker.Socket.Shutdown(SocketShutdown.Send);
        AssertEnds(client, isInOrder: true, Third);
        Assert.Equal(1, _peers.Proxy.Accepted);
    }

    [Theory]
    [InlineData(Heading.ToBroker, 0, 0)]
    [InlineData(Heading.ToBroker, WireFault.Middle, 6)]
    [InlineData(Heading.ToBroker, WireFault.End, 12)]
    [InlineData(Heading.ToClient, 5, 5)]
    public void A_cut_lets_pass_what_came_before_its_place_and_ends_both_ways(Heading heading, int offset, int passed)
    {
        WireFault cut = _peers.Proxy.Plan(new WireFault(WireFaultKind.Cut, heading) { Frame = 2, Offset = offset });
        (NetworkStream from, NetworkStream to) = Connect(heading);
        from.Write([.. First, .. Second]);

        Assert.Equal([.. First, .. Second[..passed]], Peers.ReadToEnd(to).Bytes);
        Assert.Empty(Peers.ReadToEnd(from).Bytes);
        Assert.True(cut.Wait(Patience));
    }

    [Fact]
    public void A_reset_ends_both_ways_at_once()
    {
        _peers.Proxy.Plan(new WireFault(WireFaultKind.Reset, Heading.ToBroker) { Type = Answer });
        (NetworkStream client, NetworkStream broker) = _peers.Connect();
        client.Write(Second);

        AssertEnds(broker, isInOrder: false);
        AssertEnds(client, isInOrder: false);
    }

    [Fact]
    public void A_fault_strikes_at_the_frame_of_its_type_and_occurrence_on_one_connection_only()
    {
        _peers.Proxy.Plan(new WireFault(WireFaultKind.Truncate, Heading.ToBroker) { Type = Letter, Occurrence = 2 });
        for (int connection = 0; connection < 2; connection++)
        {
            (NetworkStream client, NetworkStream broker) = _peers.Connect();
            client.Write([.. First, .. Second, .. Third]);
            client.Socket.Shutdown(SocketShutdown.Send);

            byte[] last = connection == 0 ? [] : Third;
            Assert.Equal([.. First, .. Second, .. last], Peers.ReadToEnd(broker).Bytes);
        }

        Assert.Equal(2, _peers.Proxy.Accepted);
    }

    [Theory]
    [InlineData(WireFaultKind.Corrupt)]
    [InlineData(WireFaultKind.Truncate)]
    [InlineData(WireFaultKind.Replay)]
    public void A_byte_of_the_stream_is_turned_left_out_or_comes_again_with_what_is_behind_it(WireFaultKind kind)
    {
        const int Place = 9;
        _peers.Proxy.Plan(new WireFault(kind, Heading.ToClient) { Byte = First.Length + Place, Mask = 0x81 });
        (NetworkStream from, NetworkStream to) = Connect(Heading.ToClient);
        from.Write([.. First, .. Second, .. Third]);
        from.Socket.Shutdown(SocketShutdown.Send);

        byte[] turned = [.. Second];
        turned[Place] ^= 0x81;
        byte[] second = kind switch
        {
            WireFaultKind.Corrupt => turned,
            WireFaultKind.Truncate => Second[..Place],
            _ => [.. Second, .. Second[Place..]],
        };
        Assert.Equal([.. First, .. second, .. Third], Peers.ReadToEnd(to).Bytes);
    }

    [Fact]
    public void A_black_hole_lets_nothing_pass_one_way_everything_the_other_way_and_keeps_the_connection()
    {
        WireFault hole = _peers.Proxy.Plan(new WireFault(WireFaultKind.Swallow, Heading.ToClient) { Frame = 2 });
        (NetworkStream client, NetworkStream broker) = _peers.Connect();
        broker.Write([.. First, .. Second, .. Third]);
        Assert.True(hole.Wait(Patience));
        client.Write([.. First, .. Second]);

        Assert.Equal([.. First, .. Second], Peers.Read(broker, First.Length + Second.Length));
        Assert.Equal(First, Peers.Read(client, First.Length));
        Assert.Equal(0, client.Socket.Available);
        _peers.Proxy.CutAll(isReset: true);
        AssertEnds(client, isInOrder: false);
    }

    [Fact]
    public void A_delay_holds_back_whatever_comes_and_a_trickle_changes_nothing_but_the_pieces()
    {
        TimeSpan pause = TimeSpan.FromMilliseconds(40);
        _peers.Proxy.Plan(new WireFault(WireFaultKind.Trickle, Heading.ToBroker) { Offset = 3 });
        _peers.Proxy.Plan(new WireFault(WireFaultKind.Delay, Heading.ToClient) { Pause = pause });
        (NetworkStream client, NetworkStream broker) = _peers.Connect();
        client.Write([.. First, .. Second]);
        Assert.Equal([.. First, .. Second], Peers.Read(broker, First.Length + Second.Length));

        foreach (byte[] frame in (byte[][])[First, Second])
        {
            long start = Stopwatch.GetTimestamp();
            broker.Write(frame);
            Assert.Equal(frame, Peers.Read(client, frame.Length));
            Assert.True(Stopwatch.GetElapsedTime(start) >= pause);
        }
    }

    private static void AssertEnds(NetworkStream stream, bool isInOrder, params byte[] expected)
    {
        (byte[] bytes, bool wasInOrder) = Peers.ReadToEnd(stream);
        Assert.Equal(expected, bytes);
        Assert.Equal(isInOrder, wasInOrder);
    }

    private (NetworkStream From, NetworkStream To) Connect(Heading heading)
    {
        (NetworkStream client, NetworkStream broker) = _peers.Connect();
        return heading == Heading.ToBroker ? (client, broker) : (broker, client);
    }
}
