using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaRouting.Bench;

/// <summary>A file of rows, a line of JSON each: what programs say and the report is made of.</summary>
public static class RowFile
{
    private static readonly JsonSerializerOptions Options = new()
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Adds a row at the end.</summary>
    public static void Append(string path, Row row) =>
        File.AppendAllText(path, JsonSerializer.Serialize(row, Options) + "\n", Encoding.UTF8);

    /// <summary>Reads all rows, in their order.</summary>
    /// <exception cref="JsonException">A line is no row.</exception>
    public static IReadOnlyList<Row> Read(string path) =>
        [.. File.ReadLines(path).Select(line => JsonSerializer.Deserialize<Row>(line, Options)!)];
}
