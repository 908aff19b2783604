using MediaRouting.OpenWire;
using MediaRouting.Tests.Adapters.OpenWire;

namespace MediaRouting.Tests.Adapters.Fuzz;

/// <summary>
/// A whole connection, from its first byte on. The first byte of an input says which part of the conversation it takes
/// the place of, the second how it is cut into reads: the broker's wire format, one of its answers, or what it sends
/// once a consumer is there. Behind it the stream ends. The connection has to end with a reason of its own.
/// </summary>
internal sealed class StreamTarget : IFuzzTarget
{
    private const int Answers = 5;
    private const int Parts = 1 + Answers + 1;
    private const int MostInflated = 64 * 1024;

    // The buffer of the connection, its scratch, a reason with the last frames.
    private const int MostPerByte = 16;
    private const int MostBesides = 512 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static readonly OpenWireOptions Options = new()
    {
        Host = "localhost", Port = 1, ConnectionId = "ID:mr-1", MaxReceivedFrameBytes = 1024 * 1024,
        MaxInflatedBytes = MostInflated,
    };

    private static readonly byte[] Greeting = [.. Vectors.WireFormatBroker, .. Vectors.BrokerInfo];

    /// <inheritdoc/>
    public string Name => "OpenWire connections";

    /// <inheritdoc/>
    public IReadOnlyList<byte[]> Corpus { get; } =
    [
        [0, 0, .. Greeting],
        .. Enumerable.Range(1, Answers).Select(part => (byte[])[(byte)part, 0, .. Answer(part)]),
        [2, 0, .. Vectors.ExceptionResponseTo11.With(Vectors.ResponseTo1.Length - 1, 2)],
        .. FrameCorpus.Frames.Select(frame => (byte[])[Parts - 1, 7, .. FrameCorpus.Sized(frame)]),
        [Parts - 1, 40, .. FrameCorpus.Frames.SelectMany(FrameCorpus.Sized)],
        [Parts - 1, 0, .. Enumerable.Repeat(Vectors.MessageDispatch, 7).SelectMany(frame => frame)],
    ];

    /// <inheritdoc/>
    public byte[] Telling { get; } = [0, 1, 2, 3, 10, 11, 21, 30, 31, 0x7F, 0x80, 0xFF];

    /// <inheritdoc/>
    public Reading Feed(byte[] input)
    {
        var part = input[0] % Parts;
        var cut = input.Length > 1 ? input[1] : 0;
        List<byte[]> parts = [Greeting, .. Enumerable.Range(1, Answers).Select(Answer), []];
        parts[part] = input[Math.Min(2, input.Length)..];
        using var broker = new FuzzedBroker(parts, last: part, cut);
        var listener = new FuzzListener();
        var outcome = Converse(broker, listener);
        var inflated = 3 * MostInflated * listener.Messages;
        return new Reading(outcome, broker.Allocated, (input.Length * MostPerByte) + inflated + MostBesides);
    }

    private static byte[] Answer(int command) =>
        Vectors.ResponseTo1.With(Vectors.ResponseTo1.Length - 1, (byte)command);

    private static string Converse(FuzzedBroker broker, FuzzListener listener)
    {
        try
        {
            using var connection = OpenWireConnection.Open(broker, Options, listener);
            connection.Subscribe(0, DestinationType.Queue, "V"u8, prefetch: 3);
            var reason = listener.AwaitLost(Patience);
            return $"{Kind(reason)} after the handshake";
        }
        catch (OpenWireException reason)
        {
            return $"{Kind(reason)} in the handshake";
        }
    }

    /// <summary>The reason of an end; any that is not the connection's own is a finding.</summary>
    private static string Kind(OpenWireException reason)
    {
        Exception first = reason;
        while (first.InnerException is { } inner)
        {
            first = inner;
        }

        return first switch
        {
            MalformedFrameException => "malformed",
            OpenWireException { Failure: OpenWireFailure.Refused } => "refused",
            OpenWireException => "lost",
            _ => throw new InvalidOperationException($"ended by {first.GetType().Name}", reason),
        };
    }
}
