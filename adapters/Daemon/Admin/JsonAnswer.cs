using System.Text.Encodings.Web;
using System.Text.Json;

namespace MediaRouting.Daemon.Admin;

/// <summary>An answer of the admin endpoint: one JSON object.</summary>
internal static class JsonAnswer
{
    // Ids and expressions as they are written: nobody puts this into a page of HTML.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Answers with an object.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="properties">Writes the properties of the object.</param>
    public static async Task WriteAsync(HttpContext context, int status, Action<Utf8JsonWriter> properties)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        await using Utf8JsonWriter writer = new(context.Response.BodyWriter, Readable);
        writer.WriteStartObject();
        properties(writer);
        writer.WriteEndObject();
    }

    /// <summary>Answers with what is wrong, a sentence as <c>error</c>.</summary>
    public static Task ErrorAsync(HttpContext context, int status, string message) =>
        WriteAsync(context, status, writer => writer.WriteString("error", message));
}
