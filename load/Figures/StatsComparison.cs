using System.Text.Json;

namespace MediaRouting.Load.Figures;

/// <summary>
/// Holds the wire's figures of each queue against those of the daemon's page <c>/stats</c>. Counts have to be equal;
/// what is within a threshold may differ by as many tasks as came so near to it that the way over the wire decides.
/// Waits are not compared: the wire's have that way in them. The names of the page's fields stand here and nowhere
/// else.
/// </summary>
internal static class StatsComparison
{
    /// <summary>The page.</summary>
    public const string Path = "/stats";

    private const string Queues = "queues";
    private const string Id = "id";

    // The page has two decimals.
    private const double Rounding = 0.0051;

    private static readonly (string Field, Func<QueueFigures, double> Wire, Func<QueueFigures, double> Tolerance)[]
        Fields =
        [
            ("offered", queue => queue.Offered, _ => 0),
            ("answered", queue => queue.Answered, _ => 0),
            ("abandoned", queue => queue.Abandoned, _ => 0),
            ("givenUp", _ => 0, _ => 0),
            ("waiting", _ => 0, _ => 0),
            ("answeredInServiceLevel", queue => queue.AnsweredInTime, queue => queue.NearThreshold),
            ("abandonedInServiceLevel", queue => queue.AbandonedInTime, queue => queue.NearThreshold),
            ("serviceLevel1Percent", queue => Percent(queue, 1), PercentTolerance),
            ("serviceLevel2Percent", queue => Percent(queue, 2), PercentTolerance),
            ("serviceLevel3Percent", queue => Percent(queue, 3), PercentTolerance),
        ];

    /// <summary>Every figure of every queue; one that the page does not have agrees with nothing.</summary>
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
            from field in Fields
            select new ComparedFigure(
                $"{queue.Queue.Id}: {field.Field}",
                field.Wire(queue),
                byId.TryGetValue(queue.Queue.Id, out var ofQueue) ? Number(ofQueue, field.Field) : double.NaN,
                field.Tolerance(queue)),
        ];
    }

    /// <summary>A figure of the page; where nobody counts it has null for all, as the wire has 100 %.</summary>
    private static double Number(JsonElement queue, string field)
    {
        if (!queue.TryGetProperty(field, out var value))
        {
            return double.NaN;
        }

        return value.ValueKind == JsonValueKind.Null ? 100 : value.GetDouble();
    }

    private static double Percent(QueueFigures queue, int type) => 100 * queue.ServiceLevel(type);

    /// <summary>A task near the threshold is part of what is divided, and of what it is divided by.</summary>
    private static double PercentTolerance(QueueFigures queue) => Rounding
        + (200.0 * queue.NearThreshold / Math.Max(1, queue.Offered - queue.AbandonedInTime - queue.NearThreshold));
}
