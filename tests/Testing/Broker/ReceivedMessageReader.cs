using System.Globalization;
using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.OpenWire;

namespace MediaRouting.Testing;

/// <summary>Copies a message out of the receive buffer of a connection.</summary>
public static class ReceivedMessageReader
{
    /// <summary>The message as tests look at it.</summary>
    public static BrokerMessage Read(in ReceivedMessage message) => new(
        Text(message.DestinationType, message.Destination)!,
        message.Type.IsEmpty ? null : Encoding.UTF8.GetString(message.Type),
        message.BodyType == BodyType.Text ? Encoding.UTF8.GetString(message.Body) : null)
    {
        Bytes = message.BodyType == BodyType.Text ? null : message.Body.ToArray(),
        ReplyTo = Text(message.ReplyToType, message.ReplyTo),
        CorrelationId = message.CorrelationId.IsEmpty ? null : Encoding.UTF8.GetString(message.CorrelationId),
        MessageId = Encoding.UTF8.GetString(message.MessageId),
        Properties = Properties(message.Properties),
    };

    private static Dictionary<string, string> Properties(ReadOnlySpan<byte> map)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new PrimitiveMapReader(map);
        while (reader.Next())
        {
            properties[PrimitiveMapReader.Text(reader.Name)] = reader.Type switch
            {
                PrimitiveType.String or PrimitiveType.BigString => PrimitiveMapReader.Text(reader.Bytes),
                PrimitiveType.Boolean => reader.Number == 1 ? "true" : "false",
                PrimitiveType.Double or PrimitiveType.Float => reader.Real.ToString(CultureInfo.InvariantCulture),
                _ => reader.Number.ToString(CultureInfo.InvariantCulture),
            };
        }

        return properties;
    }

    private static string? Text(DestinationType type, ReadOnlySpan<byte> name) => type == DestinationType.None
        ? null
        : new BrokerDestination(Kind(type), Encoding.UTF8.GetString(name)).ToString();

    // Both enumerations count queue, topic, temporary queue, temporary topic.
    private static DestinationKind Kind(DestinationType type) => (DestinationKind)(type - DestinationType.Queue + 1);
}
