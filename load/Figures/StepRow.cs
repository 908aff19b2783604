namespace MediaRouting.Load.Figures;

/// <summary>A step's figures as they are reported, in milliseconds.</summary>
internal sealed record StepRow
{
    /// <summary>Which.</summary>
    public required string Step { get; init; }

    /// <summary>Times that it went well.</summary>
    public required long Ok { get; init; }

    /// <summary>Times that it was refused.</summary>
    public required long Fail { get; init; }

    /// <summary>Requests a second.</summary>
    public required double Rps { get; init; }

    /// <summary>The shortest latency.</summary>
    public required double Min { get; init; }

    /// <summary>The mean.</summary>
    public required double Mean { get; init; }

    /// <summary>The median.</summary>
    public required double P50 { get; init; }

    /// <summary>What three quarters do not exceed.</summary>
    public required double P75 { get; init; }

    /// <summary>What 95 of 100 do not exceed.</summary>
    public required double P95 { get; init; }

    /// <summary>What 99 of 100 do not exceed.</summary>
    public required double P99 { get; init; }

    /// <summary>The longest.</summary>
    public required double Max { get; init; }

    /// <summary>The row of a step.</summary>
    public static StepRow Of(StepKind kind, StepFigures figures, TimeSpan length) => new()
    {
        Step = NameOf(kind),
        Ok = figures.Ok,
        Fail = figures.Fail,
        Rps = (figures.Ok + figures.Fail) / length.TotalSeconds,
        Min = figures.Min / 1e3,
        Mean = figures.Mean / 1e3,
        P50 = figures.At(0.5) / 1e3,
        P75 = figures.At(0.75) / 1e3,
        P95 = figures.At(0.95) / 1e3,
        P99 = figures.At(0.99) / 1e3,
        Max = figures.Max / 1e3,
    };

    private static string NameOf(StepKind kind) => kind switch
    {
        StepKind.Connect => "Connect → Connect",
        StepKind.Login => "Login → AgentState",
        StepKind.AgentState => "AgentState → AgentState",
        StepKind.Task => "Task → Task",
        StepKind.TaskAssigned => "Task → TaskAssigned",
        StepKind.TaskState => "TaskState → TaskState",
        StepKind.Colleague => "Transfer, Conference → told",
        StepKind.Get => "Get → answer",
        _ => "bare echo",
    };
}
