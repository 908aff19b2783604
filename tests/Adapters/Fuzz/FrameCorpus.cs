using System.Buffers.Binary;
using System.IO.Compression;
using MediaRouting.OpenWire;
using MediaRouting.Tests.Adapters.OpenWire;

namespace MediaRouting.Tests.Adapters.Fuzz;

/// <summary>What a broker sends: recorded frames, and dispatches as other senders make them.</summary>
internal static class FrameCorpus
{
    /// <summary>Frames from their type on.</summary>
    public static IReadOnlyList<byte[]> Frames { get; } =
    [
        .. new[]
        {
            Vectors.MessageDispatch, Vectors.WireFormatBroker, Vectors.BrokerInfo, Vectors.ResponseTo1,
            Vectors.ExceptionResponseTo11, Vectors.KeepAliveAsked, Vectors.KeepAliveEcho, Vectors.ShutdownInfo,
        }.Select(frame => frame[sizeof(int)..]),
        .. Dispatches.Select(dispatch => dispatch.Build()),
    ];

    private static IEnumerable<DispatchFrame> Dispatches =>
    [
        new() { Content = Text("plain"u8) },
        new() { Content = Text([0xC3, 0xA9, 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80, 0xC0, 0x80]), Travelled = true },
        new() { Content = Deflated(Text("compressed, compressed, compressed"u8)), Compressed = true },
        new() { Content = WithDictionary(Deflated(Text("compressed"u8))), Compressed = true },
        new() { Content = Deflated(new byte[1_000_000]), Compressed = true },
        new()
        {
            Type = CommandType.BytesMessage, Compressed = true,
            Content = [0, 0, 0, 5, .. Deflated("bytes"u8)],
        },
        new() { Type = CommandType.BytesMessage, Content = "bytes"u8.ToArray(), TextView = "ID:foreign-é😀" },
        new() { Type = CommandType.MapMessage, Content = [0, 0, 0, 1, 0, 1, (byte)'m', 5, 0, 0, 0, 7] },
        new() { Type = CommandType.BlobMessage, HasDataStructure = true, RedeliveryCounter = 3 },
        new() { JmsType = "Task"u8.ToArray(), TextView = new string('x', 300) },
    ];

    /// <summary>The frame with its length before it, as it stands in the stream.</summary>
    public static byte[] Sized(byte[] frame)
    {
        var sized = new byte[sizeof(int) + frame.Length];
        BinaryPrimitives.WriteInt32BigEndian(sized, frame.Length);
        frame.CopyTo(sized, sizeof(int));
        return sized;
    }

    private static byte[] Text(ReadOnlySpan<byte> text) => [0, 0, 0, (byte)text.Length, .. text];

    private static byte[] Deflated(ReadOnlySpan<byte> bytes)
    {
        using var deflated = new MemoryStream();
        using (var stream = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(bytes);
        }

        return deflated.ToArray();
    }

    /// <summary>The same, claiming a preset dictionary that nobody has (RFC 1950, FDICT).</summary>
    private static byte[] WithDictionary(byte[] deflated) => [0x78, 0xBB, 1, 2, 3, 4, .. deflated[2..]];
}
