using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MediaRouting.OpenWire;

namespace MediaRouting.Tests.Adapters.OpenWire;

/// <summary>Messages as other senders make them: none of them may end the connection.</summary>
public sealed class DispatchTests
{
    private const int MaxInflatedBytes = 10_000;

    private readonly Consumer _consumer = new(0, [], [], new DeliveryWindow(capacity: 10));

    [Theory]
    [InlineData("61", BodyType.Text, "a")]
    [InlineData("", BodyType.Text, "")]
    [InlineData("eda0bdedb880", BodyType.Text, "😀")]
    [InlineData("f09f9880", BodyType.Text, "😀")]
    [InlineData("c080", BodyType.Text, "\0")]
    public void A_text_is_read_in_either_encoding(string hex, BodyType type, string text) =>
        Assert.Equal((type, text), Body(new DispatchFrame { Content = Text(Convert.FromHexString(hex)) }));

    [Theory]
    [InlineData("00000001eda0bd")]
    [InlineData("00000003eda0bd")]
    [InlineData("00000001ff")]
    [InlineData("0000000161ff")]
    [InlineData("ffffffff61")]
    [InlineData("0000")]
    public void A_text_that_is_none_comes_as_it_is(string hex)
    {
        byte[] content = Convert.FromHexString(hex);
        ReceivedMessage message = Read(new DispatchFrame { Content = content });
        Assert.Equal(BodyType.Other, message.BodyType);
        Assert.Equal(content, message.Body);
    }

    [Fact]
    public void A_null_body_is_empty()
    {
        Assert.Equal((BodyType.Text, ""), Body(new DispatchFrame()));
        Assert.Equal((BodyType.Bytes, ""), Body(new DispatchFrame { Type = CommandType.BytesMessage }));
    }

    [Theory]
    [InlineData(CommandType.Message)]
    [InlineData(CommandType.MapMessage)]
    [InlineData(CommandType.ObjectMessage)]
    [InlineData(CommandType.StreamMessage)]
    [InlineData(CommandType.BlobMessage)]
    internal void Messages_of_other_kinds_come_as_they_are(CommandType type) =>
        Assert.Equal((BodyType.Other, "raw"), Body(new DispatchFrame { Type = type, Content = "raw"u8.ToArray() }));

    [Fact]
    public void A_message_that_crossed_a_network_of_brokers_is_read_to_its_end()
    {
        ReceivedMessage message = Read(
            new DispatchFrame { Content = Text("a"u8), Travelled = true, RedeliveryCounter = 4 });
        Assert.Equal("a"u8, message.Body);
        Assert.Equal((4, false), (message.RedeliveryCounter, message.Persistent));
        Assert.Equal(DestinationType.TemporaryTopic, message.ReplyToType);
        Assert.Equal("ID:mr-1:1:1:-7"u8, message.MessageId);
    }

    [Fact]
    public void A_notice_of_the_broker_is_no_text()
    {
        ReceivedMessage message = Read(new DispatchFrame { HasDataStructure = true, RedeliveryCounter = 2 });
        Assert.Equal((BodyType.Other, 2), (message.BodyType, message.RedeliveryCounter));
    }

    [Theory]
    [InlineData("ID:foreign-é😀", "ID:foreign-é😀")]
    [InlineData("foreign", "ID:foreign")]
    public void An_id_with_a_text_view_reads_as_that(string textView, string id)
    {
        ReceivedMessage message = Read(new DispatchFrame { TextView = textView });
        Assert.Equal(id, Encoding.UTF8.GetString(message.MessageId));
    }

    [Fact]
    public void An_id_of_any_length_is_copied_back_byte_for_byte()
    {
        var textView = new string('x', 5_000);
        DeliveryTag tag = DeliveryTag.From(Read(new DispatchFrame { TextView = textView }).Tag);
        var expected = new WireWriter(capacity: 64);
        expected.BeginObject(CommandType.MessageId);
        expected.StringOrNull(Encoding.UTF8.GetBytes(textView));
        expected.Raw(new ClientIds("ID:mr-1"u8, 2).NumberedProducer);
        expected.I64(-7);
        expected.I64(99);
        Assert.Equal(expected.Written, _consumer.Window.Find(tag.Slot, tag.Generation));
    }

    [Fact]
    public void A_type_that_has_no_UTF8_reads_with_replacement_characters()
    {
        ReceivedMessage message = Read(new DispatchFrame { JmsType = [0x61, 0xED, 0xA0, 0xBD] });
        Assert.Equal("a\uFFFD", Encoding.UTF8.GetString(message.Type));
    }

    [Fact]
    public void Compressed_bodies_are_inflated()
    {
        string text = string.Concat(Enumerable.Repeat("é😀 compressed ", 300));
        byte[] inflated = Text(Vectors.Hex("c3a9 eda0bdedb880"));
        Assert.Equal(
            (BodyType.Text, "é😀"), Body(new DispatchFrame { Content = Deflate(inflated), Compressed = true }));
        Assert.Equal(
            (BodyType.Text, text),
            Body(new DispatchFrame { Content = Deflate(Text(Encoding.UTF8.GetBytes(text))), Compressed = true }));
        Assert.Equal(
            (BodyType.Bytes, text),
            Body(new DispatchFrame
            {
                Type = CommandType.BytesMessage, Compressed = true,
                Content =
                [
                    .. Length(Encoding.UTF8.GetByteCount(text)), .. Deflate(Encoding.UTF8.GetBytes(text + "junk")),
                ],
            }));
    }

    [Fact]
    public void A_body_that_does_not_inflate_within_the_limit_comes_as_it_is()
    {
        byte[] bomb = Deflate(Text(new byte[100_000]));
        byte[] cut = Deflate(Text(new byte[5_000]))[..12];
        byte[] withDictionary = [0x78, 0xBB, 1, 2, 3, 4, .. Deflate(Text("a"u8))[2..]];
        foreach (byte[] content in new[] { bomb, cut, withDictionary, [1, 2, 3, 4, 5], [] })
        {
            foreach (CommandType type in new[] { CommandType.TextMessage, CommandType.BytesMessage })
            {
                byte[] stated = type == CommandType.BytesMessage ? [.. Length(100_000), .. content] : content;
                ReceivedMessage message = Read(
                    new DispatchFrame { Type = type, Content = stated, Compressed = true });
                Assert.Equal(BodyType.Other, message.BodyType);
                Assert.Equal(stated, message.Body);
                _consumer.Window.Remove(DeliveryTag.From(message.Tag).Slot);
            }
        }
    }

    private (BodyType Type, string Body) Body(DispatchFrame frame)
    {
        ReceivedMessage message = Read(frame);
        return (message.BodyType, Encoding.UTF8.GetString(message.Body));
    }

    private ReceivedMessage Read(DispatchFrame frame)
    {
        byte[] bytes = frame.Build();
        var reader = new WireReader(bytes.AsSpan(6));
        var dispatches = new DispatchReader(connection: 1, [_consumer], MaxInflatedBytes);
        Assert.Same(_consumer, dispatches.ReadConsumer(ref reader));
        ReceivedMessage message = dispatches.Read(ref reader, _consumer);
        Assert.Equal(0, reader.Remaining);
        return message;
    }

    private static byte[] Text(ReadOnlySpan<byte> modified) => [.. Length(modified.Length), .. modified];

    private static byte[] Length(int length)
    {
        var bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, length);
        return bytes;
    }

    private static byte[] Deflate(ReadOnlySpan<byte> bytes)
    {
        using var deflated = new MemoryStream();
        using (var stream = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return deflated.ToArray();
    }
}
