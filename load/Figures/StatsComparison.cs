using System.Text.Json;

namespace MediaRouting.Load.Figures;

/// <summary>
/// Holds the wire's figures of each queue against those of the daemon's page <c>/stats</c>. The names of its fields
/// stand here and nowhere else.
/// </summary>
internal static class StatsComparison
{
    /// <summary>The page.</summary>
    public const string Path = "/stats";

    private const string Queues = "queues";
    private const string Id = "id";

    private static readonly (string Field, Func<QueueFigures, double> Wire, bool HasThreshold)[] Fields =
    [
        ("offered", queue => queue.Offered, false),
        ("answered", queue => queue.Answered, false),
        ("abandoned", queue => queue.Abandoned, false),
        ("answeredInServiceLevel", queue => queue.AnsweredInTime, true),
        ("abandonedInServiceLevel", queue => queue.AbandonedInTime, true),
    ];

    /// <summary>Every figure that the page has of a queue.</summary>
    /// <param name="page">The page's JSON.</param>
    /// <param name="queues">The wire's figures.</param>
    /// <exception cref="JsonException">The page is no JSON, or has no list of queues.</exception>
    public static IReadOnlyList<ComparedFigure> Of(string page, IReadOnlyList<QueueFigures> queues)
    {
        using var document = JsonDocument.Parse(page);
        if (!document.RootElement.TryGetProperty(Queues, out var told) || told.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException($"{Path} has no list \"{Queues}\"");
        }

        var byId = told.EnumerateArray().ToDictionary(
            queue => queue.GetProperty(Id).GetString()!, StringComparer.Ordinal);
        return
        [
            .. from queue in queues
            where byId.ContainsKey(queue.Queue.Id)
            from field in Fields
            where byId[queue.Queue.Id].TryGetProperty(field.Field, out _)
            select new ComparedFigure(
                $"{queue.Queue.Id}: {field.Field}",
                field.Wire(queue),
                byId[queue.Queue.Id].GetProperty(field.Field).GetDouble(),
                field.HasThreshold ? queue.NearThreshold : 0),
        ];
    }
}
