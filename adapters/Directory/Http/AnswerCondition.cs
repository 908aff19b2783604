using System.Collections.Immutable;
using System.Text.Json;

namespace MediaRouting.Directory.Http;

/// <summary>What must stand at a place of an answer's JSON.</summary>
/// <param name="Place">The place.</param>
/// <param name="AnyOf">
/// The values of which it must be one: texts, which are <see cref="Template"/>s, numbers, true, false and null.
/// </param>
public sealed record AnswerCondition(JsonPointer Place, ImmutableArray<JsonElement> AnyOf)
{
    /// <summary>The place and the values: <c>/status = "active" or "new"</c>.</summary>
    public override string ToString() =>
        $"{Place} = {string.Join(" or ", AnyOf.Select(value => value.GetRawText()))}";

    /// <summary>True if one of the values stands there.</summary>
    /// <exception cref="InvalidOperationException">A text of the answer is no Unicode.</exception>
    internal bool Holds(JsonElement answer, string agentId) =>
        Place.Find(answer) is { } found && AnyOf.Any(value => Equals(found, value, agentId));

    private static bool Equals(JsonElement found, JsonElement value, string agentId) =>
        value.ValueKind == JsonValueKind.String
            ? found.ValueKind == JsonValueKind.String && found.ValueEquals(
                Template.Read(value.GetString()!, out _)!.Fill(agentId, password: ""))
            : JsonElement.DeepEquals(found, value);
}
