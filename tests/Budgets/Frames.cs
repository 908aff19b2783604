using MediaRouting.OpenWire;
using MediaRouting.Tests.Adapters.OpenWire;

namespace MediaRouting.Tests.Budgets;

/// <summary>Frames of OpenWire; what goes through a real broker is counted by tests/Broker.</summary>
internal static class Frames
{
    // Size, type, number of the command, and whether it is to be answered.
    private const int HeaderBytes = sizeof(int) + 1 + sizeof(int) + 1;

    /// <summary>The operations.</summary>
    public static IEnumerable<Operation> Operations =>
    [
        Operation.Of("receive a message", Receive(out var consumer)),
        Operation.Of("acknowledge a message", Acknowledge(consumer)),
        Operation.Of("send a message", Send()),
    ];

    private static ClientIds Ids { get; } = new("ID:mr-1"u8, unnumberedProducerValue: 2);

    private static Action Receive(out Consumer consumer)
    {
        var receiver = new Consumer(0, Ids.Consumer(0), [0], new DeliveryWindow(capacity: 10));
        var dispatches = new DispatchReader(connection: 1, [receiver], maxInflatedBytes: 1_000);
        consumer = receiver;
        return () =>
        {
            var reader = new WireReader(Vectors.MessageDispatch);
            reader.Take(HeaderBytes);
            var message = dispatches.Read(ref reader, dispatches.ReadConsumer(ref reader)!);
            var properties = new PrimitiveMapReader(message.Properties);
            while (properties.Next())
            {
            }

            receiver.Window.Remove(DeliveryTag.From(message.Tag).Slot);
        };
    }

    private static Action Acknowledge(Consumer consumer)
    {
        var writer = new WireWriter(capacity: 1024);
        return () =>
        {
            writer.Clear();
            OpenWire.Commands.MessageAck(writer, 1, Ids, transaction: 1, consumer, "an id"u8);
        };
    }

    private static Action Send()
    {
        var writer = new WireWriter(capacity: 1024);
        var properties = new PrimitiveMapWriter();
        return () =>
        {
            writer.Clear();
            properties.Clear();
            properties.Add("MediaRoutingSequence"u8, 42L);
            OpenWire.Commands.Message(writer, 1, Ids, transaction: 1, Ids.NumberedProducer, 7, new OutgoingMessage
            {
                DestinationType = DestinationType.Queue,
                Destination = "agent.é😀"u8,
                Type = "TaskAssigned"u8,
                CorrelationId = "c"u8,
                ProducerSequence = 7,
                Timestamp = 1,
                BodyType = BodyType.Text,
                Body = """{"AgentId":"é😀"}"""u8,
                Properties = properties.Written,
            });
        };
    }
}
