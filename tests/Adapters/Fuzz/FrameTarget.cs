using MediaRouting.OpenWire;

namespace MediaRouting.Tests.Adapters.Fuzz;

/// <summary>
/// The readers of frames: dispatches with their properties, the broker's wire format and its errors. The one exception
/// that is intended is <see cref="MalformedFrameException"/>, and <see cref="OpenWireException"/> for a version.
/// </summary>
internal sealed class FrameTarget : IFuzzTarget
{
    // Behind the type: the number of the command, and whether it is to be answered.
    private const int HeaderBytes = 1 + sizeof(int) + 1;

    private const int MostInflated = 64 * 1024;

    // A text that is no UTF-8 takes three times its length, in room that doubles; so do the parts of an error, and then
    // once more as strings. Besides there are the exception and the streams that inflate.
    private const int MostPerByte = 16;
    private const int MostBesides = 64 * 1024;

    /// <inheritdoc/>
    public string Name => "OpenWire frames";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Corpus => FrameCorpus.Frames;

    /// <inheritdoc/>
    public byte[] Telling { get; } =
        [0, 1, 2, 5, 6, 9, 11, 12, 13, 24, 28, 31, 0x64, 0x65, 0x6E, 0x78, 0x7A, 0x7B, 0x7F, 0x80, 0xC0, 0xED, 0xFF];

    /// <inheritdoc/>
    public Reading Feed(byte[] input)
    {
        var consumer = new Consumer(0, [], [], new DeliveryWindow(capacity: 1));
        var dispatches = new DispatchReader(connection: 1, [consumer], MostInflated);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var outcome = Read(input, dispatches);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var inflated = input[0] == (byte)CommandType.MessageDispatch ? 3 * MostInflated : 0;
        return new Reading(outcome, allocated, (input.Length * MostPerByte) + inflated + MostBesides);
    }

    private static string Read(byte[] frame, DispatchReader dispatches)
    {
        try
        {
            switch ((CommandType)frame[0])
            {
                case CommandType.MessageDispatch:
                    return Dispatch(frame, dispatches);
                case CommandType.WireFormatInfo:
                    var behindType = new WireReader(frame.AsSpan(1));
                    WireFormat.Agree(ref behindType);
                    return "wire format";
                case CommandType.ExceptionResponse or CommandType.ConnectionError:
                    var reader = new WireReader(frame);
                    reader.Take(HeaderBytes);
                    return BrokerError.Read(ref reader).ToString().Length > 0 ? "error" : "error without a word";
                default:
                    return Properties(frame) + " map";
            }
        }
        catch (MalformedFrameException)
        {
            return "refused";
        }
        catch (OpenWireException)
        {
            return "refused version";
        }
    }

    private static string Dispatch(byte[] frame, DispatchReader dispatches)
    {
        var reader = new WireReader(frame);
        reader.Take(HeaderBytes);
        if (dispatches.ReadConsumer(ref reader) is not { } consumer)
        {
            return "for nobody";
        }

        var message = dispatches.Read(ref reader, consumer);
        Properties(message.Properties);
        return "dispatch";
    }

    /// <summary>Walks a map; it can have no more entries than a third of its bytes, a name and a type each.</summary>
    private static string Properties(ReadOnlySpan<byte> map)
    {
        var properties = new PrimitiveMapReader(map);
        var entries = 0;
        while (properties.Next())
        {
            entries++;
            PrimitiveMapReader.Text(properties.Name);
        }

        Assert.InRange(entries, 0, map.Length / 3);
        return entries == 0 ? "empty" : "full";
    }
}
