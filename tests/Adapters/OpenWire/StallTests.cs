using System.Buffers.Binary;
using MediaRouting.OpenWire;

namespace MediaRouting.Tests.Adapters.OpenWire;

/// <summary>A broker of which bytes come, but no frame.</summary>
public sealed class StallTests : IDisposable
{
    private const int Prefix = sizeof(int);
    private const int LargeFrame = 100 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenKeepAlives = TimeSpan.FromSeconds(2.7);
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(16);

    private readonly ManualClock _clock = new();
    private readonly RecordingListener _listener = new();
    private readonly ScriptedBroker _broker = new();
    private readonly OpenWireConnection _connection;

    public StallTests()
    {
        var options = new OpenWireOptions { Host = "scripted", Port = 1, ConnectionId = "ID:mr-1", Clock = _clock };
        _connection = OpenWireConnection.Open(_broker, options, _listener);
        _connection.Subscribe(0, DestinationType.Queue, "V"u8, prefetch: 10);
    }

    public void Dispose()
    {
        _connection.Dispose();
        _broker.Dispose();
    }

    [Fact]
    public void A_frame_that_keep_alives_would_feed_for_years_is_given_up()
    {
        Say(Beginning(LargeFrame));
        TimeSpan passed = default;
        while (_listener.LostCount == 0 && passed < 2 * Stall)
        {
            Say(Vectors.KeepAliveEcho);
            Pass(BetweenKeepAlives);
            passed += BetweenKeepAlives;
        }

        OpenWireException lost = _listener.Lost();
        Assert.Equal(OpenWireFailure.Lost, lost.Failure);
        Assert.StartsWith(
            "the broker sent bytes, but no whole frame for 16 s (last frames", lost.Message, StringComparison.Ordinal);
        Assert.InRange(passed, Stall, Stall + BetweenKeepAlives);
    }

    [Fact]
    public void A_large_frame_on_a_slow_line_is_read_to_its_end()
    {
        const int Pieces = 8;
        const int PieceBytes = 8 * 1024;
        byte[] frame = Beginning(Pieces * PieceBytes);
        Say(frame);
        for (int piece = 1; piece <= Pieces; piece++)
        {
            Pass(TimeSpan.FromSeconds(7));
            Say(new byte[PieceBytes / 2]);
            Pass(TimeSpan.FromSeconds(7));
            Say(new byte[piece < Pieces ? PieceBytes / 2 : (PieceBytes / 2) - (frame.Length - Prefix)]);
        }

        Say(Vectors.MessageDispatch);
        Assert.Equal("é😀", Assert.Single(_listener.Messages(count: 1)).Body);
        Assert.Equal(0, _listener.LostCount);
    }

    [Fact]
    public void A_broker_that_sends_nothing_but_keep_alives_is_well()
    {
        for (TimeSpan passed = default; passed < 3 * Stall; passed += BetweenKeepAlives)
        {
            Say(Vectors.KeepAliveEcho);
            Pass(BetweenKeepAlives);
        }

        Assert.Equal(0, _listener.LostCount);
    }

    /// <summary>The size of a frame, and the type of one whose content nobody looks at.</summary>
    private static byte[] Beginning(int size)
    {
        var bytes = new byte[Prefix + 1 + sizeof(int) + 1];
        BinaryPrimitives.WriteInt32BigEndian(bytes, size);
        bytes[Prefix] = (byte)CommandType.BrokerInfo;
        return bytes;
    }

    private void Say(byte[] bytes)
    {
        _broker.Say(bytes);
        Await(() => _broker.IsHandled);
    }

    /// <summary>Lets time pass and waits until it was looked at: the client then writes a keep-alive.</summary>
    private void Pass(TimeSpan time)
    {
        int written = _broker.FromClient.Count;
        _clock.Advance(time);
        Await(() => _broker.FromClient.Count > written);
    }

    private void Await(Func<bool> condition) => Assert.True(
        SpinWait.SpinUntil(() => condition() || _listener.LostCount > 0, Patience), "waited in vain");
}
