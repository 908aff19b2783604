namespace MediaRouting.Tests.Adapters.Fuzz;

/// <summary>What became of an input.</summary>
/// <param name="Outcome">What was read, or why it was refused.</param>
/// <param name="Allocated">Bytes that reading it has allocated.</param>
/// <param name="MostAllocated">As many it may allocate.</param>
internal readonly record struct Reading(string Outcome, long Allocated, long MostAllocated);
