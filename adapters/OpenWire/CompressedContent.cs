using System.Buffers.Binary;
using System.IO.Compression;

namespace MediaRouting.OpenWire;

/// <summary>Inflates the content of a sender that compresses (6-openwire 4.2). Rare, so it may allocate.</summary>
internal static class CompressedContent
{
    /// <summary>
    /// The content of a text message, its length prefix included; null if it does not inflate or not within the limit.
    /// </summary>
    public static byte[]? InflateText(ReadOnlySpan<byte> content, int maxBytes)
    {
        var inflated = new byte[Math.Min(maxBytes, 4_096)];
        int count = 0;
        try
        {
            using ZLibStream stream = Open(content);
            for (int read = stream.Read(inflated); read > 0; read = stream.Read(inflated.AsSpan(count)))
            {
                count += read;
                if (count == inflated.Length)
                {
                    if (count >= maxBytes)
                    {
                        return null;
                    }

                    Array.Resize(ref inflated, (int)Math.Min(2L * count, maxBytes));
                }
            }
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }

        Array.Resize(ref inflated, count);
        return inflated;
    }

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
        if (length < 0 || length > maxBytes)
        {
            return null;
        }

        var inflated = new byte[length];
        try
        {
            using ZLibStream stream = Open(content[sizeof(int)..]);
            return stream.ReadAtLeast(inflated, length, throwOnEndOfStream: false) == length ? inflated : null;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return null;
        }
    }

    // What zlib cannot name a fault of the data, such as a dictionary that only the sender has, is an IOException.
    private static bool IsUnreadable(Exception e) => e is InvalidDataException or IOException;

    private static ZLibStream Open(ReadOnlySpan<byte> content) =>
        new(new MemoryStream(content.ToArray()), CompressionMode.Decompress);
}
