using System.Text;
using System.Text.Json;

namespace MediaRouting.Bench.Messages;

/// <summary>A token of a JSON document that is to be written again.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Text">A name or a text, UTF-8, not escaped.</param>
/// <param name="Number">A number.</param>
internal readonly record struct WrittenToken(JsonTokenType Type, byte[] Text, int Number)
{
    /// <summary>The tokens of a document.</summary>
    public static List<WrittenToken> Of(ReadOnlySpan<byte> json)
    {
        var tokens = new List<WrittenToken>();
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            var isText = reader.TokenType is JsonTokenType.PropertyName or JsonTokenType.String;
            tokens.Add(new WrittenToken(
                reader.TokenType,
                isText ? Encoding.UTF8.GetBytes(reader.GetString()!) : [],
                reader.TokenType == JsonTokenType.Number ? reader.GetInt32() : 0));
        }

        return tokens;
    }

    /// <summary>Writes it.</summary>
    public void Write(Utf8JsonWriter to)
    {
        switch (Type)
        {
            case JsonTokenType.StartObject:
                to.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                to.WriteEndObject();
                break;
            case JsonTokenType.PropertyName:
                to.WritePropertyName(Text);
                break;
            case JsonTokenType.String:
                to.WriteStringValue(Text);
                break;
            case JsonTokenType.Number:
                to.WriteNumberValue(Number);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                to.WriteBooleanValue(Type == JsonTokenType.True);
                break;
            default:
                throw new InvalidOperationException($"no message has a {Type}");
        }
    }
}
