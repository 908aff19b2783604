namespace MediaRouting.Load.Figures;

/// <summary>How it was in a second.</summary>
/// <param name="Second">Real seconds since the beginning.</param>
/// <param name="Customers">Customers who came in it.</param>
/// <param name="Sent">Messages sent to the daemon in it.</param>
/// <param name="Received">Messages received in it.</param>
/// <param name="Waiting">Tasks that wait at its end.</param>
/// <param name="P50">Median latency of what arrived in it, milliseconds, all steps to the daemon together.</param>
/// <param name="P99">The same, 99 of 100.</param>
/// <param name="Max">The longest of it.</param>
/// <param name="States">Agents by state at its end, each counted on each MRD.</param>
internal sealed record Sample(
    double Second,
    long Customers,
    long Sent,
    long Received,
    int Waiting,
    double P50,
    double P99,
    double Max,
    IReadOnlyDictionary<string, int> States);
