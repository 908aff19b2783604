namespace MediaRouting.Tests.Budgets;

/// <summary>Something that the daemon does over and over.</summary>
/// <param name="Name">What the budgets call it.</param>
/// <param name="Measure">Bytes that it allocates each time, once warm.</param>
internal sealed record Operation(string Name, Func<double> Measure)
{
    private const int WarmUp = 2_000;
    private const int Repetitions = 2_000;

    /// <summary>Everything that has a budget.</summary>
    public static IReadOnlyDictionary<string, Operation> All { get; } = new[]
    {
        Bodies.Operations, Events.Operations, Commands.Operations, Records.Operations, Frames.Operations,
        Figures.Operations,
    }.SelectMany(operations => operations).ToDictionary(operation => operation.Name, StringComparer.Ordinal);

    /// <summary>An operation that can be repeated as it is.</summary>
    public static Operation Of(string name, Action work) => new(name, () =>
    {
        BytesOf(work, WarmUp);
        return (double)BytesOf(work, Repetitions) / Repetitions;
    });

    /// <summary>Bytes that this thread allocates for so many repetitions.</summary>
    public static long BytesOf(Action work, int repetitions)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < repetitions; i++)
        {
            work();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
