namespace MediaRouting.Bench.Micro.Agents;

/// <summary>
/// Who serves which of a hundred queues: four queues an agent, the first by turns, the others drawn for each of a
/// hundred teams or for every agent alone. Agents who serve the same queues are one class.
/// </summary>
internal sealed class House
{
    /// <summary>Queues.</summary>
    public const int Queues = 100;

    /// <summary>Queues of an agent; places in <see cref="QueuesOf"/>.</summary>
    public const int QueuesPerAgent = 4;

    /// <summary>Most tasks that an agent in the index holds.</summary>
    public const int MostHeld = 2;

    private const int Teams = 100;

    /// <summary>A house of so many agents.</summary>
    public House(int agents, bool isAllDifferent)
    {
        var random = new Random(agents);
        Classes = isAllDifferent ? agents : Math.Min(agents, Teams);
        QueuesOfClass = new int[Classes][];
        for (var place = 0; place < Classes; place++)
        {
            var queues = new HashSet<int> { place % Queues };
            while (queues.Count < QueuesPerAgent)
            {
                queues.Add(random.Next(Queues));
            }

            QueuesOfClass[place] = [.. queues];
        }

        ClassOf = new int[agents];
        for (var agent = 0; agent < agents; agent++)
        {
            ClassOf[agent] = agent % Classes;
        }
    }

    /// <summary>Agents.</summary>
    public int Agents => ClassOf.Length;

    /// <summary>Classes.</summary>
    public int Classes { get; }

    /// <summary>The class of an agent.</summary>
    public int[] ClassOf { get; }

    /// <summary>The queues of a class.</summary>
    public int[][] QueuesOfClass { get; }

    /// <summary>The queues of an agent.</summary>
    public int[] QueuesOf(int agent) => QueuesOfClass[ClassOf[agent]];
}
