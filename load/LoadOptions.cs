using System.Globalization;

namespace MediaRouting.Load;

/// <summary>What the program is asked to do.</summary>
/// <param name="Scenario">Name of a shipped scenario, or a file.</param>
internal sealed record LoadOptions(string Scenario)
{
    /// <summary>How the program is called.</summary>
    public const string Usage = "load SCENARIO|FILE.json [--broker tcp://HOST:PORT] [--seed N] [--out DIR]";

    /// <summary>A broker that listens; null for one of the run's own.</summary>
    public Uri? Broker { get; init; }

    /// <summary>Takes the place of the scenario's seed.</summary>
    public int? Seed { get; init; }

    /// <summary>Where the report goes; null: <c>reports/NAME</c> in the working directory.</summary>
    public string? Out { get; init; }

    /// <summary>The scenario's file: a shipped one by name.</summary>
    public string File => Scenario.EndsWith(".json", StringComparison.Ordinal)
        ? Scenario
        : Path.Combine(AppContext.BaseDirectory, "scenarios", Scenario + ".json");

    /// <summary>Reads the command line.</summary>
    /// <returns>The options; null if it cannot be understood.</returns>
    public static LoadOptions? Read(IReadOnlyList<string> arguments)
    {
        if (arguments.Count % 2 == 0 || arguments[0].StartsWith('-'))
        {
            return null;
        }

        LoadOptions? options = new(arguments[0]);
        for (var i = 1; i < arguments.Count && options is not null; i += 2)
        {
            options = (arguments[i], arguments[i + 1]) switch
            {
                ("--broker", var uri) when Uri.TryCreate(uri, UriKind.Absolute, out var broker)
                    && broker is { Scheme: "tcp", Port: > 0 } => options with { Broker = broker },
                ("--seed", var seed) when int.TryParse(seed, CultureInfo.InvariantCulture, out var number) =>
                    options with { Seed = number },
                ("--out", var directory) => options with { Out = directory },
                _ => null,
            };
        }

        return options;
    }
}
