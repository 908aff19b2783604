namespace MediaRouting.OpenWire;

/// <summary>
/// The first frame each side sends (6-openwire 3.1) and what both agree on. We announce loose encoding without cache;
/// the broker's own announcements are preferences, and the conjunction counts.
/// </summary>
/// <param name="Version">The protocol version both speak.</param>
/// <param name="MaxFrameSize">The largest frame size we may state.</param>
/// <param name="InactivityMilliseconds">After this long without a byte either side may end the connection; 0 =
/// never.</param>
internal readonly record struct WireFormat(int Version, long MaxFrameSize, long InactivityMilliseconds)
{
    public const int NewestVersion = 12;
    public const int OldestVersion = 10;

    /// <summary>What we ask for; broker and we then each send a keep-alive every third of it.</summary>
    public const long AskedInactivityMilliseconds = 8_000;

    // Honoured by the broker before its first keep-alive: with its default of 10 s ours would time out first.
    private const long AskedInitialDelayMilliseconds = 1_000;

    private static ReadOnlySpan<byte> Magic => "ActiveMQ"u8;

    /// <summary>Writes ours.</summary>
    public static void Write(WireWriter writer)
    {
        var properties = new PrimitiveMapWriter();
        properties.Add("CacheEnabled"u8, value: false);
        properties.Add("TightEncodingEnabled"u8, value: false);
        properties.Add("SizePrefixDisabled"u8, value: false);
        properties.Add("StackTraceEnabled"u8, value: false);
        properties.Add("TcpNoDelayEnabled"u8, value: true);
        properties.Add("MaxInactivityDuration"u8, AskedInactivityMilliseconds);
        properties.Add("MaxInactivityDurationInitalDelay"u8, AskedInitialDelayMilliseconds);
        properties.Add("MaxFrameSize"u8, long.MaxValue);

        writer.BeginFrame(CommandType.WireFormatInfo);
        writer.Raw(Magic);
        writer.I32(NewestVersion);
        writer.BytesOrNull(properties.Written);
        writer.EndFrame();
    }

    /// <summary>Reads the broker's, behind its type byte, and agrees with it.</summary>
    /// <exception cref="MalformedFrameException">It is not a WireFormatInfo.</exception>
    /// <exception cref="OpenWireException">The broker speaks no version that we do.</exception>
    public static WireFormat Agree(ref WireReader reader)
    {
        if (!reader.Take(Magic.Length).SequenceEqual(Magic))
        {
            MalformedFrameException.Throw("the peer is not an ActiveMQ broker: its first frame has another magic");
        }

        int version = Math.Min(reader.I32(), NewestVersion);
        if (version < OldestVersion)
        {
            throw new OpenWireException(
                OpenWireFailure.Refused,
                $"the broker speaks OpenWire version {version}; {OldestVersion} or newer is needed");
        }

        long maxFrameSize = 0;
        long inactivity = 0;
        var properties = new PrimitiveMapReader(reader.BytesOrNull());
        while (properties.Next())
        {
            if (properties.Name.SequenceEqual("MaxFrameSize"u8))
            {
                maxFrameSize = properties.Number;
            }
            else if (properties.Name.SequenceEqual("MaxInactivityDuration"u8))
            {
                inactivity = properties.Number;
            }
        }

        return new WireFormat(
            version,
            maxFrameSize > 0 ? maxFrameSize : long.MaxValue,
            Math.Clamp(inactivity, 0, AskedInactivityMilliseconds));
    }
}
