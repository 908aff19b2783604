using MediaRouting.Bench;
using MediaRouting.Bench.Broker;
using MediaRouting.Testing;

if (BenchOptions.Read("broker", args) is not { } options)
{
    return 1;
}

string[] files = ["/usr/share/activemq/bin/activemq.jar", .. JavaClient.Files];
var missing = Array.FindAll(files, file => !File.Exists(file));
if (missing.Length > 0)
{
    Console.Error.WriteLine(
        $"missing: {string.Join(", ", missing)}; "
        + "apt-get install --no-install-recommends activemq libactivemq-java default-jdk-headless");
    return 1;
}

var sizes = options.IsQuick ? Sizes.Quick : Sizes.Full;
var table = new FigureTable(Console.Out, options.Rows);
table.AddMachine();

try
{
    Measure();
    table.End();
    return 0;
}
catch (Exception exception)
{
    // Caught, so that on the way here broker, daemons and Java have ended and their directories are gone.
    Console.Error.WriteLine(exception);
    return 1;
}

void Measure()
{
    using var broker = ActiveMqBroker.Start(new BrokerSettings { Durable = true });
    new Clients(sizes, table, broker).Measure();
    new Allocations(sizes, table, broker).Measure();
    using var daemons = new Daemons(sizes, table, broker);
    daemons.Measure();
    daemons.MeasureIdle();
}
