using System.Globalization;

namespace MediaRouting.Bench.Peers;

/// <summary>How the rows of this program look.</summary>
/// <param name="table">Where they go.</param>
internal sealed class Comparison(FigureTable table)
{
    /// <summary>What belongs to a decision: a task arrives, is accepted and closed.</summary>
    public const int CommandsPerDecision = 3;

    /// <summary>Adds a row: the peer's time ÷ ours.</summary>
    /// <param name="name">Who, and at what.</param>
    /// <param name="details">Both times, and what there is to know about them.</param>
    /// <param name="ours">What we took.</param>
    /// <param name="theirs">What the peer took in the same rounds.</param>
    public void Add(string name, string details, Times ours, Times theirs) =>
        table.Add(new Figure(name, $"{details}; undisturbed {ours.Undisturbed}", theirs.Over(ours))
        {
            Goal = GoalRow.Peers,
            AtLeast = 1,
            IsDisturbed = ours.IsDisturbed,
        });

    /// <summary>Says that, and why, a peer was not measured.</summary>
    public void AddMissing(string name, string why) => table.Add(new Fact(name, why));

    /// <summary>Adds a point of the plot of decisions against agents.</summary>
    public void AddCost(string line, int agents, double nanosecondsPerCommand) =>
        table.Add(new PlotPoint(Plot.CostAgainstAgents, line, agents, Decision(nanosecondsPerCommand)));

    /// <summary>Adds a point of the plot of commands a second against waiting tasks.</summary>
    public void AddThroughput(string line, int waiting, double nanosecondsPerCommand) =>
        table.Add(new PlotPoint(Plot.ThroughputAgainstWaiting, line, waiting, 1e9 / nanosecondsPerCommand));

    /// <summary>Microseconds of a decision.</summary>
    public static double Decision(double nanosecondsPerCommand) => nanosecondsPerCommand * CommandsPerDecision / 1e3;

    /// <summary>Microseconds of a decision, as a text.</summary>
    public static string DecisionText(double nanosecondsPerCommand) =>
        Decision(nanosecondsPerCommand).ToString(nanosecondsPerCommand < 10_000 ? "0.00" : "N0", Invariant) + " µs";

    /// <summary>Commands a second, as a text.</summary>
    public static string Rate(double nanosecondsPerCommand) =>
        (1e9 / nanosecondsPerCommand).ToString("N0", Invariant) + "/s";

    private static CultureInfo Invariant => CultureInfo.InvariantCulture;
}
