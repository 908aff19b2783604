using System.Text.Json;
using System.Text.Json.Serialization;

namespace MediaRouting.Load.Plan;

/// <summary>Reads scenario files: every property that is not known, given twice, missing or out of range is a fault.
/// </summary>
internal static class ScenarioReader
{
    /// <summary>How a scenario stands in a file.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Reads one.</summary>
    /// <param name="json">The file.</param>
    /// <param name="faults">What is wrong with it, each with its JSON path.</param>
    /// <returns>The scenario; null if anything is wrong.</returns>
    public static Scenario? Read(ReadOnlySpan<byte> json, out IReadOnlyList<string> faults)
    {
        try
        {
            var scenario = JsonSerializer.Deserialize<Scenario>(json, Json)!;
            faults = ScenarioCheck.FaultsOf(scenario);
            return faults.Count == 0 ? scenario : null;
        }
        catch (JsonException e)
        {
            // The message goes on with the path and the line.
            var message = e.Message.Split(" Path: ")[0];
            faults = [$"{e.Path ?? "$"}: {message} (line {e.LineNumber + 1})"];
            return null;
        }
    }
}
