using MediaRouting.Load.People;
using MediaRouting.Load.Plan;
using MediaRouting.Load.Site;
using MediaRouting.Load.Wire;

var scenario = ScenarioReader.Read(File.ReadAllBytes(args[0]), out var faults);
if (scenario is null)
{
    foreach (var fault in faults)
    {
        Console.Error.WriteLine(fault);
    }

    return 2;
}

var staff = new Staff(scenario);
var queues = new ChatQueues($"Load.{Environment.ProcessId}.", scenario.Agents.Destinations);
var routing = RoutingFile.Of(scenario, staff);
using IContactSite site = scenario.Transport == Transport.Memory
    ? new MemorySite(routing, queues)
    : new BrokerSite(routing, queues, null);
using var simulation = new Simulation(scenario, staff, queues, site.Open, s => Console.WriteLine($"{s.Second:0} sent {s.Sent} recv {s.Received} wait {s.Waiting} p50 {s.P50} p99 {s.P99} {string.Join(' ', s.States)}"));
Console.WriteLine(simulation.Run(e => { }, TimeSpan.FromSeconds(30)));
simulation.Listen(TimeSpan.FromMilliseconds(300));
for (int i = 0; i < 3; i++)
{
    Console.WriteLine($"{simulation.AskLap(400, TimeSpan.FromSeconds(10))} {simulation.EchoLap(400, TimeSpan.FromSeconds(10))}");
}

var o = simulation.Checker.Conclude(TimeSpan.FromMilliseconds(500));
Console.WriteLine($"{o.Sent} {o.Received} {o.Recovered} {o.Offers} idle {o.LongestIdle} {string.Join(' ', o.Refusals)} tasks {o.Tasks.Count}");
foreach (var k in Enum.GetValues<MediaRouting.Load.Checker.ViolationKind>()) Console.WriteLine($"{k} {o.Violations[k]}");
foreach (var k in o.Violations.Sentences) Console.WriteLine(k);
foreach (var k in Enum.GetValues<MediaRouting.Load.Figures.StepKind>()) Console.WriteLine(MediaRouting.Load.Figures.StepRow.Of(k, simulation.Steps[k], TimeSpan.FromSeconds(10)));
return 0;
