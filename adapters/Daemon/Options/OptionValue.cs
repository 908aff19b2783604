namespace MediaRouting.Daemon.Options;

/// <summary>What an option is set to, and where that was said.</summary>
/// <param name="Name">The option's name without dashes.</param>
/// <param name="Value">The value; for no value what the list of options shows.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Place">The same for people: <c>default</c>, <c>environment MRE_TAP</c>.</param>
public sealed record OptionValue(string Name, string Value, OptionOrigin Origin, string Place);
