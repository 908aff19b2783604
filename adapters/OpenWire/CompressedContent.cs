using System.Buffers.Binary;
using System.IO.Compression;

namespace MediaRouting.OpenWire;

/// <summary>Inflates the content of a sender that compresses (6-openwire 4.2). Rare, so it may allocate.</summary>
internal static class CompressedContent
{
    private const int FirstBytes = 4 * 1024;

    /// <summary>
    /// The content of a text message, its length prefix included; null if it does not inflate or not within the limit.
    /// </summary>
    public static byte[]? InflateText(ReadOnlySpan<byte> content, int maxBytes) =>
        Inflate(content, maxBytes) is { } inflated && inflated.Length < maxBytes ? inflated : null;

    /// <summary>
    /// The body of a bytes message: exactly as many bytes as the content states before the stream, which may hold junk
    /// behind them; null if it does not inflate to that many or states more than the limit.
    /// </summary>
    public static byte[]? InflateBytes(ReadOnlySpan<byte> content, int maxBytes)
    {
        if (content.Length < sizeof(int))
        {
            return null;
        }

        int length = BinaryPrimitives.ReadInt32BigEndian(content);
        return length >= 0
            && length <= maxBytes
            && Inflate(content[sizeof(int)..], length) is { } inflated
            && inflated.Length == length
                ? inflated
                : null;
    }

    /// <summary>
    /// What a stream inflates to, up to a number of bytes; null if it is none. The room grows with what is there: a
    /// few bytes that state millions are given none of it.
    /// </summary>
    private static byte[]? Inflate(ReadOnlySpan<byte> content, int maxBytes)
    {
        var inflated = new byte[Math.Min(maxBytes, FirstBytes)];
        int count = 0;
        try
        {
            using ZLibStream stream = Open(content);
            int read = -1;
            while (read != 0 && count < maxBytes)
            {
                if (count == inflated.Length)
                {
                    Array.Resize(ref inflated, (int)Math.Min(2L * count, maxBytes));
                }

                read = stream.Read(inflated.AsSpan(count));
                count += read;
            }
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }

        Array.Resize(ref inflated, count);
        return inflated;
    }

    // What zlib cannot name a fault of the data, such as a dictionary that only the sender has, is an IOException.
    private static bool IsUnreadable(Exception e) => e is InvalidDataException or IOException;

    private static ZLibStream Open(ReadOnlySpan<byte> content) =>
        new(new MemoryStream(content.ToArray()), CompressionMode.Decompress);
}
