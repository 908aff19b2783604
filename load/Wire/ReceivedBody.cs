using System.Text;
using System.Text.Json;
using MediaRouting.OpenWire;

namespace MediaRouting.Load.Wire;

/// <summary>Reads what the broker delivers.</summary>
internal static class ReceivedBody
{
    /// <summary>Type of a message whose body nobody can read; the checker does not expect one.</summary>
    public const string Unreadable = "Unreadable";

    /// <summary>The message, with a copy of everything it needs.</summary>
    /// <param name="message">What arrived.</param>
    /// <param name="at">When.</param>
    public static WireMessage Read(in ReceivedMessage message, long at)
    {
        var envelope = new WireMessage(Text(message.Type))
        {
            Queue = Text(message.Destination),
            CorrelationId = Text(message.CorrelationId),
            Number = SequenceOf(message.Properties),
            At = at,
        };
        return Read(envelope, message.Body);
    }

    /// <summary>The message with the fields of its body.</summary>
    public static WireMessage Read(WireMessage envelope, ReadOnlySpan<byte> body)
    {
        try
        {
            return WireJson.Read(envelope, body);
        }
        catch (JsonException)
        {
            return envelope with { Type = Unreadable };
        }
    }

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    private static long SequenceOf(ReadOnlySpan<byte> properties)
    {
        var reader = new PrimitiveMapReader(properties);
        while (reader.Next())
        {
            if (reader.Name.SequenceEqual("MediaRoutingSequence"u8))
            {
                return reader.Number;
            }
        }

        return 0;
    }
}
