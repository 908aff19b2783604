using System.Text.Json;

namespace MediaRouting.Tests.Simulation.People;

/// <summary>What a message of a daemon says.</summary>
internal sealed class News
{
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);

    public News(string type, byte[] body)
    {
        Type = type;
        var reader = new Utf8JsonReader(body);
        try
        {
            for (var name = ""; reader.Read();)
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    name = reader.GetString()!;
                }
                else if (reader.CurrentDepth == 1 && reader.TokenType is JsonTokenType.String)
                {
                    _fields[name] = reader.GetString()!;
                }
                else if (reader.CurrentDepth == 1 && reader.TokenType is JsonTokenType.Number)
                {
                    _fields[name] = System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
                }
            }
        }
        catch (JsonException)
        {
            // A dead letter keeps what nobody could read.
        }
    }

    public string Type { get; }

    public string this[string field] => _fields.GetValueOrDefault(field, "");

    public string AgentId => this["AgentId"];

    public string TaskId => this["TaskId"];

    public string State => this["State"];

    public string Mrd => this["Mrd"];

    public string Code => this["Code"];

    public override string ToString() => string.Join(' ', _fields.Where(field => field.Value.Length > 0)
        .Select(field => $"{field.Key}={field.Value}"));
}
