namespace MediaRouting.Tests.Engine.Allocation;

/// <summary>
/// Tests that count what a thread allocates over a long time run beside no others: at a collection, which any thread
/// can bring about, the rest of the thread's allocation buffer counts as allocated.
/// </summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
