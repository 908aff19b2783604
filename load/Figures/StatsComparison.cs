using System.Text.Json;

namespace MediaRouting.Load.Figures;

/// <summary>
/// Holds the wire's figures of each queue and MRD against those of the daemon's page <c>/stats</c>. Counts have to be
/// equal. What is within a threshold may differ by as many tasks as came so near to it that the way over the wire
/// decides; times, by what messages take (<see cref="WireAccuracy"/>). The names of the page's fields stand here and
/// nowhere else.
/// </summary>
internal static class StatsComparison
{
    /// <summary>The page.</summary>
    public const string Path = "/stats";

    private const string NearThreshold = "tasks so near the threshold that a message's way decides";
    private const string Ways = "p99 of a round trip about a task, for each time in it";
    private const string LongestWay = "the longest round trip about a task";
    private const string SigningWays = "the longest round trip about an agent, for each sign-in";
    private const string AllWays = "as the two it is made of";

    // The page has two decimals.
    private const double Rounding = 0.0051;

    // The page has whole milliseconds, between two stamps of whole milliseconds.
    private const double MillisecondRounding = 2;

    private static readonly Field[] Fields =
    [
        Equal("offered", place => place.Tasks.Offered),
        Equal("answered", place => place.Tasks.Answered),
        Equal("abandoned", place => place.Tasks.Abandoned),
        Equal("abandonedInQueue", place => place.Tasks.AbandonedInQueue),
        Equal("abandonedWhileOffered", place => place.Tasks.AbandonedWhileOffered),
        Equal("givenUp", place => place.Tasks.GivenUp),
        Equal("waiting", place => place.Tasks.Waiting),
        new("answeredInServiceLevel", place => place.Tasks.AnsweredInTime, InTimeTolerance, NearThreshold),
        new("abandonedInServiceLevel", place => place.Tasks.AbandonedInTime, InTimeTolerance, NearThreshold),
        new("serviceLevel1Percent", place => 100 * place.Tasks.ServiceLevel(1), LevelTolerance, NearThreshold),
        new("serviceLevel2Percent", place => 100 * place.Tasks.ServiceLevel(2), LevelTolerance, NearThreshold),
        new("serviceLevel3Percent", place => 100 * place.Tasks.ServiceLevel(3), LevelTolerance, NearThreshold),
        new(
            "averageWaitMilliseconds",
            place => place.Tasks.AverageSpeedOfAnswer.TotalMilliseconds,
            (_, accuracy) => accuracy.Usual.TotalMilliseconds + MillisecondRounding,
            Ways),
        new(
            "longestWaitMilliseconds",
            place => place.Tasks.LongestAnsweredWait.TotalMilliseconds,
            (_, accuracy) => accuracy.Longest.TotalMilliseconds + MillisecondRounding,
            LongestWay),
        Equal("agents.total", place => place.Agents.Total),
        Equal("agents.states.LOGOUT", place => place.Agents.SignedOut),
        Equal("agents.offers", place => place.Agents.Offers),
        Equal("agents.answered", place => place.Agents.Answered),
        new(
            "agents.signedInMilliseconds",
            place => place.Agents.SignedIn.TotalMilliseconds,
            (place, accuracy) => Sum(place.Agents.SignIns, accuracy.SignIn),
            SigningWays),
        new(
            "agents.occupiedMilliseconds",
            place => place.Agents.Occupied.TotalMilliseconds,
            (place, accuracy) => Sum(place.Agents.Occupations, accuracy.Usual),
            Ways),
        new("agents.occupancyPercent", place => 100 * place.Agents.Occupancy, OccupancyTolerance, AllWays),
    ];

    /// <summary>Every figure of every queue and MRD; one that the page does not have agrees with nothing.</summary>
    /// <param name="page">The page's JSON.</param>
    /// <param name="queues">The wire's figures.</param>
    /// <param name="mrds">The wire's figures.</param>
    /// <param name="accuracy">How exact the wire's times are.</param>
    /// <exception cref="JsonException">The page is no JSON, or has no list of queues or MRDs.</exception>
    public static IReadOnlyList<ComparedFigure> Of(
        string page,
        IReadOnlyList<QueueFigures> queues,
        IReadOnlyList<MrdFigures> mrds,
        WireAccuracy accuracy)
    {
        using var document = JsonDocument.Parse(page);
        return
        [
            .. Compare(
                "queues", queues.Select(queue => new Place(queue.Queue.Id, queue.Tasks, queue.Agents))),
            .. Compare("mrds", mrds.Select(mrd => new Place(mrd.Mrd, mrd.Tasks, mrd.Agents))),
        ];

        IEnumerable<ComparedFigure> Compare(string list, IEnumerable<Place> places)
        {
            var told = Told(document.RootElement, list);
            return
                from place in places
                from field in Fields
                select new ComparedFigure(
                    field.Path,
                    $"{list}: {place.Id}",
                    field.Wire(place),
                    told.TryGetValue(place.Id, out var found) ? Number(found, field.Path) : double.NaN,
                    field.Tolerance(place, accuracy),
                    field.Reason);
        }
    }

    private static Dictionary<string, JsonElement> Told(JsonElement page, string list) =>
        page.TryGetProperty(list, out var told) && told.ValueKind == JsonValueKind.Array
            ? told.EnumerateArray().ToDictionary(one => one.GetProperty("id").GetString()!, StringComparer.Ordinal)
            : throw new JsonException($"{Path} has no list \"{list}\"");

    /// <summary>
    /// A figure of the page; a share of nothing is null there. By the wire a service level of nobody is 100 %, an
    /// occupancy of nobody 0.
    /// </summary>
    private static double Number(JsonElement place, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (place.ValueKind != JsonValueKind.Object || !place.TryGetProperty(name, out place))
            {
                return double.NaN;
            }
        }

        return place.ValueKind == JsonValueKind.Null
            ? path.StartsWith("serviceLevel", StringComparison.Ordinal) ? 100 : 0
            : place.GetDouble();
    }

    private static Field Equal(string path, Func<Place, double> wire) => new(path, wire, (_, _) => 0, "");

    private static double InTimeTolerance(Place place, WireAccuracy accuracy) => place.Tasks.NearThreshold;

    /// <summary>A task near the threshold is part of what is divided, and of what it is divided by.</summary>
    private static double LevelTolerance(Place place, WireAccuracy accuracy)
    {
        var tasks = place.Tasks;
        var least = Math.Max(1, tasks.Offered - tasks.AbandonedInTime - tasks.NearThreshold);
        return Rounding + (200.0 * tasks.NearThreshold / least);
    }

    private static double Sum(int times, TimeSpan accuracy) =>
        times * (accuracy.TotalMilliseconds + MillisecondRounding);

    /// <summary>Both what is divided and what it is divided by may be off.</summary>
    private static double OccupancyTolerance(Place place, WireAccuracy accuracy)
    {
        var agents = place.Agents;
        var off = Sum(agents.Occupations, accuracy.Usual)
            + (agents.Occupancy * Sum(agents.SignIns, accuracy.SignIn));
        return Rounding + (100 * off / Math.Max(1, agents.SignedIn.TotalMilliseconds));
    }

    private sealed record Place(string Id, TaskFigures Tasks, AgentFigures Agents);

    private sealed record Field(
        string Path, Func<Place, double> Wire, Func<Place, WireAccuracy, double> Tolerance, string Reason);
}
