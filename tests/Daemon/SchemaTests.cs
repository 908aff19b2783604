using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MediaRouting.Daemon.Configuration;

namespace MediaRouting.Tests.Daemon;

/// <summary>The schema that is published beside the sample says what the reader does.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(
        File.ReadAllBytes(Path.Combine(Repository.Root, "adapters/Daemon/sample/routing.schema.json"))).RootElement;

    private static readonly Dictionary<string, ImmutableArray<string>> Fields = new(StringComparer.Ordinal)
    {
        ["file"] = ConfigurationFields.File,
        ["mrd"] = ConfigurationFields.Mrd,
        ["attribute"] = ConfigurationFields.Attribute,
        ["label"] = ConfigurationFields.Label,
        ["queue"] = ConfigurationFields.Queue,
        ["serviceLevel"] = ConfigurationFields.ServiceLevel,
        ["step"] = ConfigurationFields.Step,
        ["agent"] = ConfigurationFields.Agent,
    };

    /// <summary>Every property of an object: the object's kind, the property's name.</summary>
    public static TheoryData<string, string> Properties()
    {
        var properties = new TheoryData<string, string>();
        foreach (var (kind, fields) in Fields.Where(kind => kind.Key is not "file"))
        {
            Array.ForEach([.. fields], name => properties.Add(kind, name));
        }

        return properties;
    }

    [Fact]
    public void Schema_and_reader_know_the_same_objects_and_fields()
    {
        var kinds = Schema.GetProperty("$defs").EnumerateObject().Select(kind => kind.Name).Except(["name"]);

        Assert.Equal(Fields.Keys.Except(["file"]).Order(), kinds.Order());
        Assert.All(Fields, kind =>
        {
            var definition = Definition(kind.Key);
            var fields = definition.GetProperty("properties").EnumerateObject().Select(field => field.Name);
            Assert.Equal(kind.Value, fields);
            Assert.False(definition.GetProperty("additionalProperties").GetBoolean());
        });
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void The_reader_takes_what_the_schema_allows_and_nothing_beyond(string kind, string field)
    {
        var property = Definition(kind).GetProperty("properties").GetProperty(field);
        Assert.All(Allowed(property), value => Assert.Empty(FaultsAt(kind, field, value)));
        Assert.All(Forbidden(property), value => Assert.NotEmpty(FaultsAt(kind, field, value)));
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void What_the_schema_requires_the_reader_requires_and_no_more(string kind, string field)
    {
        var isRequired = Definition(kind).TryGetProperty("required", out var required)
            && required.EnumerateArray().Any(name => name.ValueEquals(field));

        Assert.Equal(isRequired, FaultsAt(kind, field, value: null).Length > 0);
    }

    [Theory]
    [MemberData(nameof(Properties))]
    public void A_default_of_the_schema_is_what_the_reader_takes_for_nothing(string kind, string field)
    {
        if (Definition(kind).GetProperty("properties").GetProperty(field).TryGetProperty("default", out var value))
        {
            Assert.Equal(Read(kind, field, value: null), Read(kind, field, value.GetRawText()));
        }
    }

    [Theory]
    [InlineData("mrds", Engine.Limits.Mrds)]
    [InlineData("attributes", Engine.Limits.Attributes)]
    [InlineData("labels", Engine.Limits.Labels)]
    [InlineData("queues", Engine.Limits.Queues)]
    [InlineData("agents", Engine.Limits.Agents)]
    public void The_lists_of_the_schema_are_as_long_as_the_limits(string list, int most)
    {
        var definition = Definition("file").GetProperty("properties").GetProperty(list);
        Assert.Equal(most, definition.GetProperty("maxItems").GetInt32());
    }

    private static JsonElement Definition(string kind) =>
        kind is "file" ? Schema : Schema.GetProperty("$defs").GetProperty(kind);

    private static IEnumerable<string> Allowed(JsonElement property) => property switch
    {
        var of when of.TryGetProperty("minimum", out var lowest) =>
            [lowest.GetRawText(), of.GetProperty("maximum").GetRawText()],
        var of when of.TryGetProperty("enum", out var words) =>
            words.EnumerateArray().Select(word => word.GetRawText()),
        var of when IsOf("boolean", of) => ["true", "false"],
        var of when of.TryGetProperty("maxItems", out var most) =>
            ["[{}]", $"[{string.Join(',', Enumerable.Repeat("{}", most.GetInt32()))}]"],
        _ => [],
    };

    private static IEnumerable<string> Forbidden(JsonElement property) => property switch
    {
        var of when of.TryGetProperty("minimum", out var lowest) =>
            [Number(lowest.GetInt32() - 1), Number(of.GetProperty("maximum").GetInt32() + 1), "1.5", "\"1\"", "null"],
        var of when of.TryGetProperty("enum", out _) => ["\"other\"", "1", "true", "null"],
        var of when of.TryGetProperty("maxItems", out var most) =>
            ["[]", $"[{string.Join(',', Enumerable.Repeat("{}", most.GetInt32() + 1))}]", "{}", "null"],
        var of when IsOf("boolean", of) => ["\"true\"", "1", "null"],
        var of when IsOf("object", of) => ["[]", "1", "null"],
        _ => ["1", "true", "[]", "null"],
    };

    private static bool IsOf(string type, JsonElement property) =>
        property.TryGetProperty("type", out var name) && name.ValueEquals(type);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string[] FaultsAt(string kind, string field, string? value)
    {
        var json = FileWith(kind, field, value).Replace('\'', '"');
        ConfigurationFile.Read(Encoding.UTF8.GetBytes(json), out var faults);
        return
        [
            .. faults.Where(fault => fault.Path.Contains("." + field, StringComparison.Ordinal))
                .Select(fault => fault.ToString()),
        ];
    }

    /// <summary>What a file comes to, with the value in its place: as text, since lists compare by reference.</summary>
    private static string Read(string kind, string field, string? value) =>
        JsonSerializer.Serialize(ConfigurationFixture.Good(FileWith(kind, field, value)).Routing);

    /// <summary>A file with one object of each kind, one of which has this value; null: has not the property.</summary>
    private static string FileWith(string kind, string field, string? value)
    {
        string Object(string of, string rest)
        {
            var isIt = string.Equals(kind, of, StringComparison.Ordinal);
            var others = rest.Split(", ", StringSplitOptions.RemoveEmptyEntries)
                .Where(entry => !isIt || !entry.StartsWith($"'{field}':", StringComparison.Ordinal));
            string[] own = isIt && value is not null ? [$"'{field}': {value}"] : [];
            return $"{{{string.Join(", ", [.. others, .. own])}}}";
        }

        string List(string of, string rest) => $"[{Object(of, rest)}]";

        string serviceLevel = $"'serviceLevel': {Object("serviceLevel", "'thresholdSeconds': 1")}";

        return $"{{'mrds': {List("mrd", "'id': 'm'")}, "
            + $"'attributes': {List("attribute", "'name': 'a'")}, "
            + $"'labels': {List("label", "'name': 'l'")}, "
            + $"'queues': {List("queue", $"'id': 'q', {serviceLevel}, 'steps': {List("step", "")}")}, "
            + $"'agents': {List("agent", "'id': 'x'")}}}";
    }
}
