using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace MediaRouting.Daemon.Commands;

/// <summary>Options that are whole numbers of a range.</summary>
internal static class NumberOption
{
    /// <summary>Makes one.</summary>
    /// <param name="name">Name, with its dashes.</param>
    /// <param name="what">What it is; help adds the range.</param>
    /// <param name="lowest">The lowest that is taken.</param>
    /// <param name="highest">The highest that is taken.</param>
    /// <param name="usual">What it is if not given.</param>
    public static Option<int> Create(string name, string what, int lowest, int highest, int usual)
    {
        Option<int> option = new(name)
        {
            Description = $"{what}, {lowest}..{highest}",
            HelpName = "n",
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(given => RefuseOutOfRange(given, lowest, highest));
        return option;
    }

    private static void RefuseOutOfRange(OptionResult given, int lowest, int highest)
    {
        // What is no number at all the parser has refused already.
        if (given.Tokens is [var token]
            && int.TryParse(token.Value, CultureInfo.InvariantCulture, out int number)
            && (number < lowest || number > highest))
        {
            given.AddError($"{given.Option.Name}: expected {lowest}..{highest}");
        }
    }
}
