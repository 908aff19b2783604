namespace MediaRouting.Bench.Report;

/// <summary>What the figures were taken on: each program notes the same facts, and the first ones count.</summary>
internal static class MachineLines
{
    /// <summary>A line a fact.</summary>
    public static IEnumerable<string> Of(IReadOnlyList<Row> rows) => rows.OfType<Fact>()
        .DistinctBy(fact => fact.Name, StringComparer.Ordinal).Select(fact => $"{fact.Name}: {fact.Value}");
}
