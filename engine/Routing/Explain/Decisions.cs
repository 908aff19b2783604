using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing.Explain;

/// <summary>The decisions made lately, the last <see cref="Limits.Decisions"/> of them.</summary>
public sealed class Decisions
{
    private readonly Decision[] _decisions = new Decision[Limits.Decisions];

    /// <summary>
    /// Decisions made. Readable from any thread. Those of before a start of the daemon are counted, and forgotten.
    /// </summary>
    public long Count
    {
        get => Volatile.Read(ref _count);
        internal set => Volatile.Write(ref _count, value);
    }

    /// <summary>
    /// Told each decision as it is made; null for nobody. Called on the thread of the state machine: it must neither
    /// wait nor throw. To be set before the pipeline runs.
    /// </summary>
    public Action<DecisionLine>? Follower { get; set; }

    private long _count;

    /// <summary>Keeps a decision, in the place of the oldest.</summary>
    /// <param name="decision">The decision; its number is given here.</param>
    /// <returns>Its number.</returns>
    public long Add(in Decision decision)
    {
        var number = _count + 1;
        _decisions[number % _decisions.Length] = decision with { Number = number };
        Volatile.Write(ref _count, number);
        return number;
    }

    /// <summary>Agents and queues have other handles. A decision about one that is gone is forgotten.</summary>
    internal void Renumber(Renumbering renumbering)
    {
        var areTheSame = renumbering.AgentsStay && renumbering.QueuesStay;
        for (var place = 0; place < _decisions.Length && !areTheSame; place++)
        {
            ref var decision = ref _decisions[place];
            if (decision.Number == 0)
            {
                continue;
            }

            var (agent, queue) = (renumbering.Agent(decision.Agent), renumbering.Queue(decision.Queue));
            var isForgotten = agent == Renumbering.Gone || queue == Renumbering.Gone;
            var runnerUp = decision.RunnerUp < 0 ? -1 : renumbering.Agent(decision.RunnerUp);
            decision = isForgotten ? default : decision with { Agent = agent, Queue = queue, RunnerUp = runnerUp };
        }
    }

    /// <summary>The decision of a number; false if it was too long ago, or never.</summary>
    public bool TryFind(long number, out Decision decision)
    {
        decision = number > 0 ? _decisions[number % _decisions.Length] : default;
        return number > 0 && decision.Number == number;
    }
}
