namespace MediaRouting.Bench;

/// <summary>The options that every program of the bench has.</summary>
/// <param name="IsQuick">A tenth of the sizes, for a look in between.</param>
/// <param name="Rows">The file that the rows for the report are added to; none if null.</param>
public sealed record BenchOptions(bool IsQuick, string? Rows)
{
    /// <summary>Reads <c>[--quick] [--rows FILE]</c>.</summary>
    /// <param name="program">The name of the program, for the usage line on the standard error.</param>
    /// <param name="args">The arguments.</param>
    /// <returns>The options; null if there is something else among the arguments, which has been said then.</returns>
    public static BenchOptions? Read(string program, ReadOnlySpan<string> args)
    {
        var options = new BenchOptions(IsQuick: false, Rows: null);
        while (args.Length > 0)
        {
            if (args is ["--quick", ..])
            {
                options = options with { IsQuick = true };
                args = args[1..];
            }
            else if (args is ["--rows", var file, ..])
            {
                options = options with { Rows = file };
                args = args[2..];
            }
            else
            {
                Console.Error.WriteLine($"usage: {program} [--quick] [--rows FILE]");
                return null;
            }
        }

        return options;
    }
}
