namespace MediaRouting.Tests.Crash.Site;

/// <summary>A call that a traced process made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Arguments">Descriptor, with what it stands for, and the bytes, as strace writes them.</param>
/// <param name="Begun">The line of the trace on which it began.</param>
/// <param name="Returned">The line on which it returned; after all others if it never did.</param>
/// <param name="Result">What it returned.</param>
internal sealed record SystemCall(string Name, string Arguments, int Begun, int Returned, string Result);
