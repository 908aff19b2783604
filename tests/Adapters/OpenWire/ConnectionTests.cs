using System.Text;
using MediaRouting.OpenWire;

namespace MediaRouting.Tests.Adapters.OpenWire;

/// <summary>The connection against a scripted broker: what an honest one seldom does.</summary>
public sealed class ConnectionTests : IDisposable
{
    private static readonly OpenWireOptions Options = new()
    {
        Host = "scripted", Port = 1, ConnectionId = "ID:mr-1", User = "u", Password = "secret",
    };

    private readonly RecordingListener _listener = new();
    private readonly List<OpenWireConnection> _opened = [];

    public void Dispose() => _opened.ForEach(static connection => connection.Dispose());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(250)]
    public void Frames_may_arrive_in_pieces_of_any_size(int pieceBytes)
    {
        using var broker = new ScriptedBroker(pieceBytes: pieceBytes);
        OpenWireConnection connection = Subscribed(broker);
        broker.Say([.. Vectors.BrokerInfo, .. Vectors.MessageDispatch, .. Vectors.MessageDispatch]);
        Assert.All(_listener.Messages(count: 2), static message => Assert.Equal("é😀", message.Body));
        Assert.Equal(2, _listener.Messages(count: 2).DistinctBy(static message => message.Tag).Count());
        connection.Close();
        Assert.Equal(0, _listener.LostCount);
    }

    [Fact]
    public void A_frame_may_be_cut_at_every_byte()
    {
        byte[] frames = [.. Vectors.MessageDispatch, .. Vectors.KeepAliveEcho];
        using var broker = new ScriptedBroker();
        Subscribed(broker, prefetch: frames.Length);
        for (int cut = 1; cut < frames.Length; cut++)
        {
            broker.Say(frames[..cut]);
            broker.Say(frames[cut..]);
        }

        Assert.Equal(frames.Length - 1, _listener.Messages(count: frames.Length - 1).Length);
    }

    [Fact]
    public void Nothing_but_the_login_carries_the_password()
    {
        using var broker = new ScriptedBroker();
        OpenWireConnection connection = Subscribed(broker);
        connection.Close();
        byte[] password = Encoding.UTF8.GetBytes("secret");
        byte[] frame = Assert.Single(broker.FromClient, frame => frame.AsSpan().IndexOf(password) >= 0);
        Assert.Equal((byte)CommandType.ConnectionInfo, frame[0]);
    }

    [Fact]
    public void A_transaction_is_one_write_of_unanswered_commands_and_an_answered_commit()
    {
        using var broker = new ScriptedBroker();
        OpenWireConnection connection = Subscribed(broker);
        broker.Say(Vectors.MessageDispatch);
        long tag = _listener.Messages(count: 1)[0].Tag;
        int before = broker.FromClient.Count;

        connection.Begin();
        Send(connection, "a", sequence: 1);
        connection.Acknowledge(tag);
        Assert.Equal(before, broker.FromClient.Count);
        connection.Commit();

        string[] expected = ["7 False", "28 False", "22 False", "7 True"];
        string[] written = [.. broker.FromClient.Skip(before).Select(static frame => $"{frame[0]} {frame[5] == 1}")];
        Assert.Equal(expected, written);
    }

    [Fact]
    public void An_empty_transaction_writes_nothing()
    {
        using var broker = new ScriptedBroker();
        OpenWireConnection connection = Subscribed(broker);
        int before = broker.FromClient.Count;
        connection.Begin();
        connection.Commit();
        Assert.Equal(before, broker.FromClient.Count);
    }

    [Fact]
    public void A_keep_alive_that_asks_for_an_echo_gets_it()
    {
        using var broker = new ScriptedBroker();
        Subscribed(broker);
        broker.Say(Vectors.KeepAliveAsked);
        WaitForEcho(broker);
    }

    [Fact]
    public void A_refused_login_names_the_broker_s_reason_and_remedy()
    {
        using var broker = new ScriptedBroker { Answer = static (type, id) => type == (byte)CommandType.ConnectionInfo
            ? ScriptedBroker.Error(id, "java.lang.SecurityException", "no right: topic://ActiveMQ.Advisory.Connection")
            : ScriptedBroker.Response(id), };
        OpenWireException refused = Assert.Throws<OpenWireException>(() => Open(broker));
        Assert.Equal(OpenWireFailure.Refused, refused.Failure);
        Assert.Contains("write and admin on the topics ActiveMQ.Advisory.>", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, _listener.LostCount);
    }

    [Fact]
    public void An_older_broker_is_refused()
    {
        using var broker = new ScriptedBroker(Vectors.WireFormatBroker.With(position: 16, 9));
        OpenWireException refused = Assert.Throws<OpenWireException>(() => Open(broker));
        Assert.Equal("the broker speaks OpenWire version 9; 10 or newer is needed", refused.Message);
    }

    [Fact]
    public void A_peer_that_is_no_broker_is_lost_with_its_reason()
    {
        using var broker = new ScriptedBroker(Vectors.WireFormatBroker.With(position: 5, (byte)'B'));
        OpenWireException lost = Assert.Throws<OpenWireException>(() => Open(broker));
        Assert.StartsWith("the peer is not an ActiveMQ broker", lost.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_peer_that_says_nothing_is_given_up()
    {
        using var broker = new ScriptedBroker(greeting: []);
        var options = new OpenWireOptions
        {
            Host = "scripted", Port = 1, ConnectionId = "ID:mr-1", ConnectTimeout = TimeSpan.FromMilliseconds(50),
        };
        OpenWireException lost = Assert.Throws<OpenWireException>(
            () => OpenWireConnection.Open(broker, options, _listener));
        Assert.Equal(OpenWireFailure.Lost, lost.Failure);
    }

    [Fact]
    public void A_commit_is_refused_with_the_error_that_came_before_it()
    {
        using var broker = new ScriptedBroker();
        OpenWireConnection connection = Subscribed(broker);
        broker.Answer = static (_, id) =>
        [
            .. ScriptedBroker.Error(null, "javax.jms.JMSSecurityException", "not authorized to write to: queue://q"),
            .. ScriptedBroker.Error(id, "javax.transaction.xa.XAException", "Transaction marked rollback only"),
        ];
        OpenWireException refused = Assert.Throws<OpenWireException>(
            () => Send(connection, "a", sequence: 1, alone: true));
        Assert.Equal(OpenWireFailure.Refused, refused.Failure);
        Assert.Equal(
            "the broker refused the transaction: JMSSecurityException: not authorized to write to: queue://q",
            refused.Message);
        Assert.True(refused.ConcernsDestination);
        Assert.Equal(refused.Message, _listener.Lost().Message);
    }

    [Fact]
    public void A_connection_that_was_lost_within_a_transaction_is_lost_to_whoever_subscribes_then()
    {
        using var broker = new ScriptedBroker();
        OpenWireConnection connection = Subscribed(broker);
        connection.Begin();
        broker.HangUp();
        _listener.Lost();
        OpenWireException lost = Assert.Throws<OpenWireException>(
            () => connection.Subscribe(1, DestinationType.Queue, "q"u8, prefetch: 1));
        Assert.Equal(OpenWireFailure.Lost, lost.Failure);
    }

    [Fact]
    public void What_the_broker_refused_to_one_call_is_a_lost_connection_to_the_next()
    {
        using var broker = new ScriptedBroker();
        OpenWireConnection connection = Subscribed(broker);
        broker.Answer = static (_, id) => ScriptedBroker.Error(id, "java.lang.SecurityException", "not authorized");
        OpenWireException refused = Assert.Throws<OpenWireException>(
            () => connection.Subscribe(1, DestinationType.Queue, "closed"u8, prefetch: 1));
        Assert.Equal(OpenWireFailure.Refused, refused.Failure);

        // A batch that begins just then is not what was refused.
        OpenWireException lost = Assert.Throws<OpenWireException>(connection.Begin);
        Assert.Equal(OpenWireFailure.Lost, lost.Failure);
        Assert.False(lost.ConcernsDestination);
        Assert.Equal(refused.Message, lost.Message);
    }

    [Fact]
    public void A_broker_out_of_room_is_lost_not_refusing()
    {
        using var broker = new ScriptedBroker();
        OpenWireConnection connection = Subscribed(broker);
        broker.Answer = static (_, id) => ScriptedBroker.Error(id, "javax.jms.ResourceAllocationException", "full");
        OpenWireException lost = Assert.Throws<OpenWireException>(
            () => Send(connection, "a", sequence: 1, alone: true));
        Assert.Equal(OpenWireFailure.Lost, lost.Failure);
    }

    [Fact]
    public void A_commit_that_is_not_answered_in_time_is_lost()
    {
        using var broker = new ScriptedBroker();
        var options = new OpenWireOptions
        {
            Host = "scripted", Port = 1, ConnectionId = "ID:mr-1", CommitTimeout = TimeSpan.FromMilliseconds(50),
        };
        using var connection = OpenWireConnection.Open(broker, options, _listener);
        broker.Answer = static (_, _) => null;
        Assert.Throws<OpenWireException>(() => Send(connection, "a", sequence: 1, alone: true));
        Assert.StartsWith(
            "the broker did not answer the transaction within", _listener.Lost().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00000005 63 00000000 00", "a frame of the unexpected type 99")]
    [InlineData("7fffffff 15", "a frame states a size of 2147483647 bytes")]
    [InlineData("ffffffff 15", "a frame states a size of 4294967295 bytes")]
    [InlineData("00000001 1e", "beyond the end of its frame")]
    [InlineData("0000000a 1e 00000000 00 00000063", "a command that awaits no answer")]
    [InlineData("00000006 15 00000000 00", "beyond the end of its frame")]
    [InlineData("00000007 15 00000000 00 00", "a dispatch names no consumer")]
    [InlineData("00000006 0b 00000000 00", "the broker shuts down")]
    [InlineData("00000007 10 00000000 00 00", "the broker reported an error: Exception: no reason given")]
    public void What_the_broker_must_not_say_ends_the_connection_once_with_a_reason(string hex, string reason)
    {
        using var broker = new ScriptedBroker();
        OpenWireConnection connection = Subscribed(broker);
        byte[] said = Vectors.Hex(hex);
        broker.Say(hex.StartsWith("00000005", StringComparison.Ordinal) ? said.With(position: 3, 6) : said);
        OpenWireException lost = _listener.Lost();
        Assert.Equal(OpenWireFailure.Lost, lost.Failure);
        Assert.Contains(reason, lost.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', lost.Message);
        Assert.Throws<OpenWireException>(connection.Begin);
        connection.Close();
        Assert.Equal(1, _listener.LostCount);
    }

    [Fact]
    public void Every_truncation_of_a_delivery_is_refused_and_none_is_delivered()
    {
        for (int length = 1; length < Vectors.MessageDispatch.Length - sizeof(int); length++)
        {
            var listener = new RecordingListener();
            using var broker = new ScriptedBroker();
            using var connection = OpenWireConnection.Open(broker, Options, listener);
            connection.Subscribe(0, DestinationType.Queue, "V"u8, prefetch: 10);
            byte[] frame = Vectors.MessageDispatch[..(sizeof(int) + length)];
            frame[3] = (byte)length;
            broker.Say(frame);
            Assert.Contains("last frames", listener.Lost().Message, StringComparison.Ordinal);
            Assert.Empty(listener.Messages(count: 0));
        }
    }

    [Fact]
    public void A_hang_up_names_the_last_frames_by_type_and_size()
    {
        using var broker = new ScriptedBroker();
        OpenWireConnection connection = Subscribed(broker);
        Send(connection, "secret body", sequence: 1, alone: true);
        broker.HangUp();
        string message = _listener.Lost().Message;
        Assert.StartsWith(
            "the broker closed the connection (last frames, type/size, in: ", message, StringComparison.Ordinal);
        Assert.EndsWith("out: 5/63 7/41 28/195 7/41)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_broker_delivers_beyond_the_window_is_held_until_there_is_room()
    {
        using var broker = new ScriptedBroker();
        OpenWireConnection connection = Subscribed(broker, prefetch: 2);
        broker.Say([.. Vectors.MessageDispatch, .. Vectors.MessageDispatch, .. Vectors.MessageDispatch]);
        broker.Say(Vectors.KeepAliveAsked);
        WaitForEcho(broker);
        (long tag, _, _) = _listener.Messages(count: 2)[0];
        Assert.Equal(2, _listener.Messages(count: 2).Length);

        connection.Begin();
        connection.Acknowledge(tag);
        connection.Commit();
        Assert.Equal("é😀", _listener.Messages(count: 3)[2].Body);
    }

    [Fact]
    public void A_broker_that_ignores_the_window_is_left()
    {
        using var broker = new ScriptedBroker();
        Subscribed(broker, prefetch: 1);
        broker.Say([.. Vectors.MessageDispatch, .. Vectors.MessageDispatch, .. Vectors.MessageDispatch]);
        Assert.StartsWith(
            "the broker delivered twice what the window", _listener.Lost().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_listener_that_throws_ends_the_connection()
    {
        var listener = new RecordingListener { OnEach = static () => throw new NotSupportedException("out of order") };
        using var broker = new ScriptedBroker();
        using var connection = OpenWireConnection.Open(broker, Options, listener);
        connection.Subscribe(0, DestinationType.Queue, "V"u8, prefetch: 10);
        broker.Say(Vectors.MessageDispatch);
        Assert.StartsWith(
            "the listener threw NotSupportedException", listener.Lost().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_broker_would_not_take_is_refused_before_it_is_written()
    {
        Refused("a destination has an empty name", static _ => new OutgoingMessage
        {
            DestinationType = DestinationType.Queue, Destination = default, ProducerSequence = 1,
        });
        Refused("a string of 65536 bytes is longer", static name => new OutgoingMessage
        {
            DestinationType = DestinationType.Queue, Destination = name, Type = new byte[32_768], ProducerSequence = 1,
        });
        Refused("a string is not valid UTF-8", static name => new OutgoingMessage
        {
            DestinationType = DestinationType.Queue, Destination = name, CorrelationId = [0xFF], ProducerSequence = 1,
        });
        Refused("larger than the broker's limit of 65536", static name => new OutgoingMessage
        {
            DestinationType = DestinationType.Queue, Destination = name, ProducerSequence = 1,
            Body = new byte[65_400], BodyType = BodyType.Bytes,
        });
    }

    [Fact]
    public void A_body_of_the_stated_length_fits_whatever_is_in_it()
    {
        using var broker = new ScriptedBroker(SmallFrames());
        using var connection = OpenWireConnection.Open(broker, Options, _listener);
        Assert.InRange(connection.MaxBodyBytes, 1, 65_536);
        connection.Begin();
        connection.Send(new OutgoingMessage
        {
            DestinationType = DestinationType.Queue,
            Destination = "q"u8,
            ProducerSequence = 1,
            CorrelationId = new byte[4_000],
            Body = new byte[connection.MaxBodyBytes],
        });
        connection.Commit();
    }

    [Fact]
    public void A_tag_of_another_connection_is_ignored_and_one_used_twice_is_a_fault()
    {
        using var first = new ScriptedBroker();
        Subscribed(first);
        first.Say(Vectors.MessageDispatch);
        long old = _listener.Messages(count: 1)[0].Tag;

        using var second = new ScriptedBroker();
        OpenWireConnection connection = Subscribed(second);
        second.Say(Vectors.MessageDispatch);
        long current = _listener.Messages(count: 2)[1].Tag;
        connection.Begin();
        connection.Acknowledge(old);
        connection.Acknowledge(current);
        Assert.Throws<InvalidOperationException>(() => connection.Acknowledge(current));
        connection.Commit();
        Assert.Single(second.FromClient, static frame => frame[0] == (byte)CommandType.MessageAck);
    }

    private static void WaitForEcho(ScriptedBroker broker)
    {
        byte[] echo = Vectors.KeepAliveEcho[sizeof(int)..];
        Assert.True(SpinWait.SpinUntil(
            () => broker.FromClient.Any(frame => frame.AsSpan().SequenceEqual(echo)), TimeSpan.FromSeconds(20)));
    }

    private static void Send(OpenWireConnection connection, string body, long sequence, bool alone = false)
    {
        if (alone)
        {
            connection.Begin();
        }

        connection.Send(new OutgoingMessage
        {
            DestinationType = DestinationType.Queue,
            Destination = "q"u8,
            ProducerSequence = sequence,
            Body = Encoding.UTF8.GetBytes(body),
        });
        if (alone)
        {
            connection.Commit();
        }
    }

    private delegate OutgoingMessage Compose(ReadOnlySpan<byte> queue);

    private void Refused(string reason, Compose compose)
    {
        using var broker = new ScriptedBroker(SmallFrames());
        using var connection = OpenWireConnection.Open(broker, Options, _listener);
        connection.Begin();
        int before = broker.FromClient.Count;
        OpenWireException refused = Assert.Throws<OpenWireException>(() => connection.Send(compose("q"u8)));
        Assert.Equal(OpenWireFailure.Refused, refused.Failure);
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, broker.FromClient.Count);
    }

    /// <summary>The broker's announcement with a MaxFrameSize of 65,536.</summary>
    private static byte[] SmallFrames()
    {
        byte[] greeting = [.. Vectors.WireFormatBroker];
        byte[] name = [.. "MaxFrameSize"u8, 6];
        int value = greeting.AsSpan().IndexOf(name) + name.Length;
        new byte[] { 0, 0, 0, 0, 0, 1, 0, 0 }.CopyTo(greeting, value);
        return greeting;
    }

    private OpenWireConnection Open(ScriptedBroker broker)
    {
        OpenWireConnection connection = OpenWireConnection.Open(broker, Options, _listener);
        _opened.Add(connection);
        return connection;
    }

    private OpenWireConnection Subscribed(ScriptedBroker broker, int prefetch = 10)
    {
        OpenWireConnection connection = Open(broker);
        connection.Subscribe(0, DestinationType.Queue, "V"u8, prefetch);
        return connection;
    }
}
