using BenchmarkDotNet.Attributes;

namespace MediaRouting.Bench.Micro.Agents;

/// <summary>
/// The structures that could hold the available agents: the first of a queue is taken out of all of its queues, and
/// another comes back as the latest. 100 queues, 4 queues an agent.
/// </summary>
public class AgentIndexBenchmark
{
    private const int CheckedTurns = 2_000;

    private Shift _shift = null!;

    /// <summary>The structure.</summary>
    [ParamsAllValues]
    public Structure Structure { get; set; }

    /// <summary>Who serves what.</summary>
    [ParamsAllValues]
    public Membership Membership { get; set; }

    /// <summary>Agents.</summary>
    [Params(100, 10_000, 100_000)]
    public int Agents { get; set; }

    /// <summary>Builds the index, and holds its order to that of a sorted copy.</summary>
    /// <exception cref="InvalidOperationException">It takes another agent.</exception>
    [GlobalSetup]
    public void SetUp()
    {
        var small = new House(1_000, Membership == Membership.AllDifferent);
        var (subject, reference) = (new Shift(small, Create(small)), new Shift(small, new SortedCopy(small)));
        for (var turn = 0; turn < CheckedTurns; turn++)
        {
            if (subject.Turn() != reference.Turn())
            {
                throw new InvalidOperationException($"{Structure} takes another agent in turn {turn}");
            }
        }

        var house = new House(Agents, Membership == Membership.AllDifferent);
        _shift = new Shift(house, Create(house));
    }

    /// <summary>One agent leaves, one comes back.</summary>
    [Benchmark]
    public int TakeAndPut() => _shift.Turn();

    private IAgentIndex Create(House house) => Structure switch
    {
        Structure.HeapPerQueue => new HeapPerQueue(house),
        Structure.HeapPerClass => new HeapPerClass(house),
        Structure.ListsPerClass => new ListsPerClass(house),
        Structure.BitsPerQueue => new BitsPerQueue(house),
        Structure.SortedCopy => new SortedCopy(house),
        _ => new LinqQuery(house),
    };
}
