using System.Text.Json;
using System.Text.Unicode;

namespace MediaRouting.Daemon;

/// <summary>
/// Opens a JSON file (RFC 8259, no comments, a byte order mark is passed over) whose every text is Unicode.
/// </summary>
public static class JsonFile
{
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fault">
    /// Null, or why it cannot be read or is not JSON: one sentence that does not repeat the path.
    /// </param>
    /// <returns>The document; null where there is a fault.</returns>
    public static JsonDocument? Open(string path, out string? fault) =>
        ReadAll(path, out fault) is { } json ? Parse(json, out fault) : null;

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fault">Null, or why it cannot be read: one sentence that does not repeat the path.</param>
    /// <returns>The bytes; null where there is a fault.</returns>
    public static byte[]? ReadAll(string path, out string? fault)
    {
        fault = null;
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            fault = exception is FileNotFoundException or DirectoryNotFoundException
                ? "there is no such file"
                : "cannot be read: " + exception.Message;
            return null;
        }
    }

    /// <summary>Reads bytes that were a file. Parameters and result are those of <see cref="Open"/>.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> json, out string? fault)
    {
        fault = null;
        if (json.Span.StartsWith(ByteOrderMark))
        {
            json = json[ByteOrderMark.Length..];
        }

        if (!Utf8.IsValid(json.Span))
        {
            fault = "not JSON: the file is not UTF-8";
            return null;
        }

        try
        {
            JsonDocument document = JsonDocument.Parse(json);
            fault = HalfSurrogate(json.Span);
            if (fault is null)
            {
                return document;
            }

            document.Dispose();
        }
        catch (JsonException exception)
        {
            fault = $"not JSON from line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1} on";
        }

        return null;
    }

    /// <summary>
    /// A text may spell half a surrogate pair by an escape, and then has no UTF-8; whoever asked for it later would get
    /// an exception. Only a file that has such escapes at all is read through for it.
    /// </summary>
    private static string? HalfSurrogate(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
        {
            return null;
        }

        Utf8JsonReader reader = new(json);
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            {
                continue;
            }

            try
            {
                reader.GetString();
            }
            catch (InvalidOperationException)
            {
                return $"half a surrogate pair in the text at byte {reader.TokenStartIndex + 1}";
            }
        }

        return null;
    }
}
