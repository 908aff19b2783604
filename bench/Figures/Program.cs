using MediaRouting.Bench;
using MediaRouting.Bench.Figures;

if (BenchOptions.Read("figures", args) is not { } options)
{
    return 1;
}

var sizes = options.IsQuick ? Sizes.Quick : Sizes.Full;
var table = new FigureTable(Console.Out, options.Rows);
table.AddMachine();

Measure("routing-engine", () => new CommunicationServer());
if (sizes.HasCombined)
{
    Measure("combined", () => new ChatServer());
}

new DecisionLatency(sizes, table).Measure();
new Codec(sizes, table).Measure();
new EndToEnd(sizes, table).Measure();
new Durability(sizes, table).Measure();
new Fairness(table).Measure();
table.End();
return 0;

void Measure(string topology, Func<ICounterpart> counterpart)
{
    new Throughput(sizes, table, counterpart).Measure(topology);
    new Growth(sizes, table, counterpart).Measure(topology);
    new Memory(sizes, table, counterpart).Measure(topology);
    new Start(sizes, table, counterpart).Measure(topology);
    new Reload(sizes, table, counterpart).Measure(topology);
}
