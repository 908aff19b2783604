using MediaRouting.Load.Checker;
using MediaRouting.Load.Figures;
using MediaRouting.Load.Plan;

namespace MediaRouting.Load.Reports;

/// <summary>Everything that is reported of a run.</summary>
internal sealed record RunReport
{
    /// <summary>What was to happen.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>What it ran on, by name.</summary>
    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }

    /// <summary>Real time from the beginning until everybody had gone.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>Customers who came.</summary>
    public required long Customers { get; init; }

    /// <summary>What the checker found.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>What besides speaks against the run: it was not over in time, the daemon complained.</summary>
    public required IReadOnlyList<string> Troubles { get; init; }

    /// <summary>Latencies.</summary>
    public required IReadOnlyList<StepRow> Steps { get; init; }

    /// <summary>What the daemon measured of itself meanwhile; empty if it does not say.</summary>
    public required IReadOnlyList<InsideFigures> Inside { get; init; }

    /// <summary>How it was, second by second.</summary>
    public required IReadOnlyList<Sample> Samples { get; init; }

    /// <summary>How the queues served.</summary>
    public required IReadOnlyList<QueueFigures> Queues { get; init; }

    /// <summary>How the teams worked.</summary>
    public required IReadOnlyList<TeamFigures> Teams { get; init; }

    /// <summary>Throughput beside the echo's.</summary>
    public required EchoComparison Echo { get; init; }

    /// <summary>Wire against daemon.</summary>
    public required IReadOnlyList<ComparedFigure> Compared { get; init; }

    /// <summary>Pages of the daemon that there was nothing to compare with on.</summary>
    public required IReadOnlyList<string> NotCompared { get; init; }

    /// <summary>
    /// True if nothing was found that must not be, the run came to its end, and the daemon counts as the wire does.
    /// </summary>
    public bool Holds => Outcome.Holds && Troubles.Count == 0 && Compared.All(figure => figure.Agrees);

    /// <summary>The run in a few words.</summary>
    public string Verdict
    {
        get
        {
            var violations = Outcome.Violations;
            return $"lost {violations[ViolationKind.Lost]}, unexpected {violations[ViolationKind.Unexpected]}, "
                + $"duplicated {violations[ViolationKind.Duplicated]}, recovered {Outcome.Recovered}, "
                + $"out of order {violations[ViolationKind.OutOfOrder]}; "
                + (Holds ? "everything holds" : "something does not hold");
        }
    }
}
