namespace MediaRouting.Daemon.Options;

/// <summary>An option of <c>mre run</c>: one row of <see cref="OptionTable"/>.</summary>
/// <param name="Name">Name without dashes, lower case, words joined by <c>-</c>.</param>
/// <param name="ValueName">What stands for the value in the help.</param>
/// <param name="Description">One line for the help.</param>
/// <param name="Default">The value if nobody gives one; null: none.</param>
/// <param name="WhenAbsent">What the list of options shows for no value.</param>
public sealed record OptionDefinition(
    string Name, string ValueName, string Description, string? Default = null, string WhenAbsent = "none")
{
    /// <summary>The option on the command line: <c>--general-queue</c>.</summary>
    public string Flag { get; } = "--" + Name;

    /// <summary>The environment variable: <c>MRE_GENERAL_QUEUE</c>.</summary>
    public string Variable { get; } = OptionTable.VariablePrefix + Name.ToUpperInvariant().Replace('-', '_');

    /// <summary>The property of the settings file: <c>generalQueue</c>.</summary>
    public string Setting { get; } = CamelCase(Name);

    private static string CamelCase(string name)
    {
        string[] words = name.Split('-');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
