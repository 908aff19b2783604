using MediaRouting.Engine.MessagePack;
using MediaRouting.Engine.Snapshot;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// Which agents let a task pass, and stayed READY (<c>noAnswer: ready</c>): a list a task, the last one first. They are
/// asked again when everybody else who could have the task has let it pass too (7-rulings 22).
/// </summary>
public sealed class Passes
{
    /// <summary>The end of a list.</summary>
    public const int None = 0;

    // Handle 0 is None.
    private const int Reserved = 1;

    private static readonly FieldTable<Pass> Fields = new FieldTableBuilder<Pass>("Pass")
        .Field(1, "Agent", (ref it) => ref it.Agent)
        .Field(2, "Before", (ref it) => ref it.Before)
        .Field(3, "KeptUntil", (ref it) => ref it.KeptUntil)
        .Build();

    private readonly Slab<Pass> _passes = new();

    /// <summary>No lists.</summary>
    public Passes() => _passes.Allocate();

    /// <summary>Passes in all lists.</summary>
    public int Count => _passes.Count - 1;

    /// <summary>Who passed.</summary>
    public int AgentOf(int pass) => _passes[pass].Agent;

    /// <summary>Who passed before, or <see cref="None"/>.</summary>
    public int Before(int pass) => _passes[pass].Before;

    /// <summary>
    /// The task of a list is not given up before, Unix milliseconds: an answer of its last may be on its way.
    /// </summary>
    public long KeptUntil(int last) => _passes[last].KeptUntil;

    /// <summary>Adds an agent to a list, as the last.</summary>
    /// <param name="last">The list.</param>
    /// <param name="agent">The agent.</param>
    /// <param name="keptUntil">Before when the task is not given up, Unix milliseconds.</param>
    public void Add(ref int last, int agent, long keptUntil = 0)
    {
        var pass = _passes.Allocate();
        _passes[pass] = new Pass { Agent = agent, Before = last, KeptUntil = keptUntil };
        last = pass;
    }

    /// <summary>True if the agent is in the list.</summary>
    public bool Contains(int last, int agent)
    {
        while (last != None && _passes[last].Agent != agent)
        {
            last = _passes[last].Before;
        }

        return last != None;
    }

    /// <summary>Leaves only the last of a list.</summary>
    public void KeepLast(int last) => Clear(ref _passes[last].Before);

    /// <summary>Empties a list.</summary>
    public void Clear(ref int last)
    {
        while (last != None)
        {
            var before = _passes[last].Before;
            _passes.Free(last);
            last = before;
        }
    }

    /// <summary>The agents of a list have other handles; who is gone is out of it.</summary>
    internal void Renumber(ref int last, Renumbering renumbering)
    {
        ref var place = ref last;
        while (place != None)
        {
            var pass = place;
            var agent = renumbering.Agent(_passes[pass].Agent);
            if (agent == Renumbering.Gone)
            {
                place = _passes[pass].Before;
                _passes.Free(pass);
            }
            else
            {
                _passes[pass].Agent = agent;
                place = ref _passes[pass].Before;
            }
        }
    }

    /// <summary>Writes all passes.</summary>
    internal void Save(PartWriter to) => _passes.Save(to, Reserved, Fields);

    /// <summary>Takes all passes; then come the lists that they are in.</summary>
    /// <param name="from">Where they are read.</param>
    /// <param name="agents">Agents that there are.</param>
    /// <param name="taken">Those that are in no list that is still to come.</param>
    internal bool TryLoad(PartReader from, int agents, out HandleSet taken)
    {
        if (!_passes.TryLoad(from, Reserved, Fields, out taken))
        {
            return false;
        }

        for (var pass = Reserved; pass < _passes.HandleLimit; pass++)
        {
            var isOfAgent = _passes[pass].Agent >= 0 && _passes[pass].Agent < agents;
            if (!from.Require(taken.Contains(pass) || isOfAgent, "a pass of an agent that there is"))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Takes the passes of a list, if it ends and no other list has any of them.</summary>
    /// <param name="last">The list, whatever number it is.</param>
    /// <param name="taken">Those that other lists have, and then this one.</param>
    /// <returns>How many there are; -1 if it is no list.</returns>
    internal int TryTake(int last, HandleSet taken)
    {
        var count = 0;
        for (; last != None; last = _passes[last].Before)
        {
            if (last < 0 || last >= _passes.HandleLimit || !taken.Add(last))
            {
                return -1;
            }

            count++;
        }

        return count;
    }

    private struct Pass
    {
        public int Agent;
        public int Before;
        public long KeptUntil;
    }
}
