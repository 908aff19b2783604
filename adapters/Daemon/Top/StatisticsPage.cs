using System.Text.Json;

namespace MediaRouting.Daemon.Top;

/// <summary>The page <c>/stats</c>, as far as it is shown. Names and meanings are the page's.</summary>
/// <param name="Sequence">The last command that is in it.</param>
/// <param name="Mrds">The MRDs in the order of the configuration.</param>
/// <param name="Queues">The queues in the order of the configuration.</param>
public sealed record StatisticsPage(
    long Sequence, IReadOnlyList<StatisticsPage.Mrd> Mrds, IReadOnlyList<StatisticsPage.Queue> Queues)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads a page.</summary>
    /// <exception cref="JsonException">It is not one.</exception>
    public static StatisticsPage Read(string json) =>
        JsonSerializer.Deserialize<StatisticsPage>(json, Strict) ?? throw new JsonException("expected an object");

    /// <summary>An MRD.</summary>
    public sealed record Mrd(string Id, string Name, long Waiting, AgentGroup Agents);

    /// <summary>A queue.</summary>
    public sealed record Queue(
        string Id,
        string Name,
        string Mrd,
        long Waiting,
        long OldestWaitMilliseconds,
        long? EstimatedWaitSeconds,
        long Offered,
        long Answered,
        long Abandoned,
        Level? ServiceLevel,
        long AverageWaitMilliseconds,
        long LongestWaitMilliseconds,
        AgentGroup Agents);

    /// <summary>The service level of a queue that has one.</summary>
    public sealed record Level(int Type, int ThresholdSeconds, decimal? Percent);

    /// <summary>The agents of an MRD, or who serve a queue.</summary>
    public sealed record AgentGroup(
        long Total, IReadOnlyDictionary<string, long> States, decimal? OccupancyPercent)
    {
        /// <summary>Agents in a state.</summary>
        public long In(string state) => States.GetValueOrDefault(state);
    }
}
