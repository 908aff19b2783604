using MediaRouting.OpenWire;

namespace MediaRouting.Tests.Adapters.OpenWire;

/// <summary>A dispatch as other senders and other brokers make them.</summary>
internal sealed record DispatchFrame
{
    private static readonly byte[] Id = Vectors.Hex("017b01000749443a6d722d3100000000000000010000000000000001");

    public CommandType Type { get; init; } = CommandType.TextMessage;

    public byte[]? Content { get; init; }

    public bool Compressed { get; init; }

    public string? TextView { get; init; }

    public byte[] JmsType { get; init; } = [];

    /// <summary>Whether it went through a network of brokers and an XA transaction.</summary>
    public bool Travelled { get; init; }

    /// <summary>Whether it has a data structure, of a type that nobody reads.</summary>
    public bool HasDataStructure { get; init; }

    public int RedeliveryCounter { get; init; }

    /// <summary>The frame from its type on.</summary>
    public byte[] Build()
    {
        var writer = new WireWriter(capacity: 256);
        writer.BeginCommand(CommandType.MessageDispatch, 0, responseRequired: false);
        writer.Raw(new ClientIds("ID:mr-1"u8, 2).Consumer(0));
        Commands.Destination(writer, DestinationType.Queue, "V"u8);
        writer.BeginObject(Type);
        writer.I32(4);
        writer.Bool(true);
        WriteHead(writer);
        WriteContent(writer);
        WriteTail(writer);
        writer.I32(RedeliveryCounter);
        writer.EndFrame();
        return writer.Written[sizeof(int)..].ToArray();
    }

    private void WriteHead(WireWriter writer)
    {
        writer.Raw(Id);
        Commands.Destination(writer, DestinationType.Queue, "V"u8);
        WriteXa(writer);
        Commands.Destination(writer, Travelled ? DestinationType.Topic : DestinationType.None, "Origin"u8);
        writer.BeginObject(CommandType.MessageId);
        writer.StringOrNull(System.Text.Encoding.UTF8.GetBytes(TextView ?? ""));
        writer.Raw(Id);
        writer.I64(-7);
        writer.I64(99);
        WriteXa(writer);
        writer.StringOrNull("group"u8);
        writer.I32(3);
        writer.Null(); // correlation
        writer.Bool(false); // persistent
        writer.I64(1);
        writer.U8(9);
        Commands.Destination(writer, DestinationType.TemporaryTopic, "ID:x:1"u8);
        writer.I64(5);
        writer.U8(1);
        writer.I16((short)JmsType.Length);
        writer.Raw(JmsType);
    }

    private void WriteContent(WireWriter writer)
    {
        writer.Bool(Content is not null);
        if (Content is not null)
        {
            writer.I32(Content.Length);
            writer.Raw(Content);
        }

        writer.Null(); // properties
        writer.Bool(HasDataStructure);
        if (HasDataStructure)
        {
            writer.Raw([77, 1, 2, 3, 4, 5, 6, 7]);
        }
    }

    private void WriteTail(WireWriter writer)
    {
        writer.Null(); // target consumer
        writer.Bool(Compressed);
        writer.I32(0);
        WriteBrokerPath(writer);
        writer.I64(0);
        writer.StringOrNull("user"u8);
        writer.Bool(true);
        writer.Bool(false);
        WriteBrokerPath(writer);
        writer.I64(1);
        writer.I64(2);
        writer.Bool(true);
        if (Type == CommandType.BlobMessage)
        {
            writer.StringOrNull("http://localhost/"u8);
            writer.Null();
            writer.Bool(false);
        }
    }

    private void WriteXa(WireWriter writer)
    {
        if (!Travelled)
        {
            writer.Null();
            return;
        }

        writer.BeginObject(CommandType.XaTransactionId);
        writer.I32(1);
        writer.BytesOrNull([1, 2, 3]);
        writer.BytesOrNull(default);
    }

    private void WriteBrokerPath(WireWriter writer)
    {
        writer.Bool(Travelled);
        if (!Travelled)
        {
            return;
        }

        writer.I16(2);
        for (int i = 0; i < 2; i++)
        {
            writer.BeginObject(CommandType.BrokerId);
            writer.StringOrNull("ID:broker"u8);
        }
    }
}
