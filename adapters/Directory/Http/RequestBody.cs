using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.Json;

namespace MediaRouting.Directory.Http;

/// <summary>
/// The body of a request, with <see cref="Template"/>s for its texts. Values are escaped for where they stand: no id or
/// password changes what the body is.
/// </summary>
public sealed class RequestBody
{
    private readonly JsonElement? _json;
    private readonly ImmutableArray<KeyValuePair<string, Template>> _form;

    private RequestBody(JsonElement? json, ImmutableArray<KeyValuePair<string, Template>> form) =>
        (_json, _form) = (json, form);

    /// <summary>
    /// A JSON body: this value, every text of it a good template. Property names stand for themselves.
    /// </summary>
    public static RequestBody Json(JsonElement json) => new(json.Clone(), []);

    /// <summary>A form, <c>application/x-www-form-urlencoded</c>.</summary>
    public static RequestBody Form(ImmutableArray<KeyValuePair<string, Template>> fields) => new(null, fields);

    /// <summary>The body of the request about an agent.</summary>
    internal HttpContent Fill(string agentId, string password)
    {
        if (_json is not { } json)
        {
            return new FormUrlEncodedContent(_form.Select(
                field => KeyValuePair.Create(field.Key, field.Value.Fill(agentId, password))));
        }

        using MemoryStream body = new();
        using (Utf8JsonWriter writer = new(body))
        {
            Write(writer, json, agentId, password);
        }

        ByteArrayContent content = new(body.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static void Write(Utf8JsonWriter writer, JsonElement json, string agentId, string password)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty property in json.EnumerateObject())
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, agentId, password);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement element in json.EnumerateArray())
                {
                    Write(writer, element, agentId, password);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Template.Read(json.GetString()!, out _)!.Fill(agentId, password));
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }
}
