using System.Collections.Immutable;
using System.Text.Json;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Directory.Http;

/// <summary>What an answer of the directory means.</summary>
/// <param name="Statuses">The HTTP statuses that it is for.</param>
/// <param name="Where">What the JSON of the answer must hold besides; empty: anything will do.</param>
/// <param name="Means">Verified, UserNotFound or AuthenticationFailed.</param>
public sealed record AnswerRule(
    ImmutableArray<int> Statuses, ImmutableArray<AnswerCondition> Where, Verification Means)
{
    /// <summary>True if the rule is for this answer.</summary>
    /// <param name="status">Its HTTP status.</param>
    /// <param name="answer">Its JSON; null: it has none.</param>
    /// <param name="agentId">The agent who was asked about.</param>
    /// <exception cref="InvalidOperationException">A text of the answer is no Unicode.</exception>
    internal bool Fits(int status, JsonElement? answer, string agentId) =>
        Statuses.Contains(status)
        && (Where.IsEmpty
            || (answer is { } json && Where.All(condition => condition.Holds(json, agentId))));
}
