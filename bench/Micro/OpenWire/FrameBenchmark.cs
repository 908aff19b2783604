using BenchmarkDotNet.Attributes;
using MediaRouting.OpenWire;
using MediaRouting.Tests.Adapters.OpenWire;

namespace MediaRouting.Bench.Micro.OpenWire;

/// <summary>The frames that carry messages, without a socket.</summary>
public class FrameBenchmark
{
    // Size, type, number of the command, and whether it is to be answered.
    private const int HeaderBytes = sizeof(int) + 1 + sizeof(int) + 1;

    private readonly WireWriter _writer = new(capacity: 1024);
    private readonly PrimitiveMapWriter _properties = new();
    private readonly byte[] _body = [.. Enumerable.Repeat((byte)'x', 300)];
    private readonly ClientIds _ids = new("ID:mr-1"u8, unnumberedProducerValue: 2);
    private readonly Consumer _consumer;
    private readonly DispatchReader _dispatches;
    private long _sequence;

    /// <summary>One consumer.</summary>
    public FrameBenchmark()
    {
        _consumer = new Consumer(0, _ids.Consumer(0), [0], new DeliveryWindow(capacity: 10));
        _dispatches = new DispatchReader(connection: 1, [_consumer], maxInflatedBytes: 1_000);
    }

    /// <summary>Reads a MessageDispatch that was recorded, and enters it into the window of its consumer.</summary>
    [Benchmark]
    public int ReadDispatch()
    {
        var reader = new WireReader(Vectors.MessageDispatch);
        reader.Take(HeaderBytes);
        var message = _dispatches.Read(ref reader, _dispatches.ReadConsumer(ref reader)!);
        _consumer.Window.Remove(DeliveryTag.From(message.Tag).Slot);
        return message.Body.Length;
    }

    /// <summary>Writes a text of 300 bytes with what the daemon's messages carry.</summary>
    [Benchmark]
    public int WriteSend()
    {
        _writer.Clear();
        _properties.Clear();
        _properties.Add("MediaRoutingSequence"u8, ++_sequence);
        Commands.Message(_writer, 1, _ids, transaction: 1, _ids.NumberedProducer, _sequence, new OutgoingMessage
        {
            DestinationType = DestinationType.Queue,
            Destination = "agents.agent-000123"u8,
            Type = "TaskAssigned"u8,
            CorrelationId = "ID:chat-server-7-41873-1760000000000-4:1:1:1:4711"u8,
            ProducerSequence = _sequence,
            Timestamp = 1_760_000_000_000,
            BodyType = BodyType.Text,
            Body = _body,
            Properties = _properties.Written,
        });
        return _writer.Count;
    }
}
