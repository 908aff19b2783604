using MediaRouting.Load;
using MediaRouting.Load.Plan;
using MediaRouting.Load.Reports;

if (LoadOptions.Read(args) is not { } options)
{
    Console.Error.WriteLine(LoadOptions.Usage);
    return 2;
}

if (!File.Exists(options.File))
{
    var shipped = System.IO.Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "scenarios"))
        .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
    Console.Error.WriteLine($"no scenario {options.Scenario}; there are {string.Join(", ", shipped)}, and files");
    return 2;
}

var scenario = ScenarioReader.Read(File.ReadAllBytes(options.File), out var faults);
if (scenario is null)
{
    foreach (var fault in faults)
    {
        Console.Error.WriteLine($"{options.File}: {fault}");
    }

    return 2;
}

if (options.Broker is not null && scenario.BrokerEvents.Count > 0)
{
    Console.Error.WriteLine("$.brokerEvents: only a broker of the run's own is stopped; leave --broker out");
    return 2;
}

scenario = scenario with { Seed = options.Seed ?? scenario.Seed };
var progress = new ProgressLine(Console.Out, !Console.IsOutputRedirected, scenario.RealLength);
RunReport report;
try
{
    report = ScenarioRun.Of(scenario, options.Broker, progress.Show);
}
catch (Exception exception)
{
    // Caught, so that on the way here broker and daemon have ended and their directories are gone.
    Console.Error.WriteLine(exception);
    return 2;
}

progress.End();
var directory = options.Out ?? Path.Combine("reports", scenario.Name);
ReportFiles.Write(report, directory);
Console.WriteLine(MarkdownReport.Of(report));
Console.WriteLine($"{scenario.Name}: {report.Verdict}; {Path.Combine(directory, "report.html")}");
return report.Holds ? 0 : 1;
