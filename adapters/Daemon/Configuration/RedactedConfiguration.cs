using System.Text.Json;

namespace MediaRouting.Daemon.Configuration;

/// <summary>A configuration as whoever may look at the daemon may see it: without the hashes of passwords.</summary>
public static class RedactedConfiguration
{
    private const string Secret = "passwordHash";
    private const string Stars = "***";

    /// <summary>Writes it, each hash replaced by stars.</summary>
    /// <param name="writer">Takes it as a value.</param>
    /// <param name="json">A configuration that was read without a fault.</param>
    public static void Write(Utf8JsonWriter writer, ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonFile.Parse(json, out _)!;
        Write(writer, document.RootElement);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in element.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    if (property.NameEquals(Secret))
                    {
                        writer.WriteStringValue(Stars);
                    }
                    else
                    {
                        Write(writer, property.Value);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
