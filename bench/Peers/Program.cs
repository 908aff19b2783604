using MediaRouting.Bench;
using MediaRouting.Bench.Peers;
using MediaRouting.Bench.Peers.Job;
using MediaRouting.Bench.Peers.Postgres;
using MediaRouting.Bench.Peers.Rings;

if (BenchOptions.Read("peers", args) is not { } options)
{
    return 1;
}

var sizes = options.IsQuick ? Sizes.Quick : Sizes.Full;
var table = new FigureTable(Console.Out, options.Rows);
var comparison = new Comparison(table);
table.AddMachine();

var directory = Directory.CreateTempSubdirectory("mre-peers-");
try
{
    table.Add(new Fact("decisions that the peers were held to beforehand", $"{Agreement.Check():N0}"));
    new AgainstAgents(sizes, table, comparison).Measure();
    new AgainstWaiting(sizes, table, comparison).Measure();
    MeasurePostgres();
    MeasureRing();
    table.End();
    return 0;
}
catch (DisagreementException exception)
{
    Console.Error.WriteLine($"not the same job: {exception.Message}");
    return 1;
}
catch (Exception exception)
{
    // Caught, so that on the way here server and Java have ended and their directories are gone.
    Console.Error.WriteLine(exception);
    return 1;
}
finally
{
    directory.Delete(recursive: true);
}

void MeasurePostgres()
{
    if (Server.Missing is { } missing)
    {
        comparison.AddMissing("PostgreSQL", $"not measured: {missing}");
        return;
    }

    new AgainstPostgres(sizes, table, comparison, directory.FullName).Measure();
}

void MeasureRing()
{
    var missing = string.Join(", ", JavaRing.Files.Where(file => !File.Exists(file)));
    if (missing.Length > 0)
    {
        comparison.AddMissing(
            "LMAX Disruptor",
            $"not measured, missing: {missing}; "
            + "apt-get install --no-install-recommends libdisruptor-java default-jdk-headless");
        return;
    }

    new BareRing(sizes, table, comparison, directory.FullName).Measure();
}
