namespace MediaRouting.Tests.Adapters.Jms;

/// <summary>Tests that count what the whole process allocates run beside no others.</summary>
[CollectionDefinition(nameof(AloneInTheProcess), DisableParallelization = true)]
public sealed class AloneInTheProcess;
