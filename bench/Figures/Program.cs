using MediaRouting.Bench.Figures;

if (args is not ([] or ["--quick"]))
{
    Console.Error.WriteLine("usage: figures [--quick]");
    return 1;
}

var sizes = args.Length > 0 ? Sizes.Quick : Sizes.Full;
var table = new FigureTable(Console.Out);
MachineFacts.Print();
Measure("routing-engine", () => new CommunicationServer());
Measure("combined", () => new ChatServer());
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
}
