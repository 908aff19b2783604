using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// The agents who may be offered a task now, in the order in which each step of each queue wants them. Sessions stand
/// in a heap per class; of each class the first stands, for every queue that the class serves, in a heap of the step
/// that matches it. So an agent who comes costs one place among its equals, and a step sees its best agent in O(1).
/// </summary>
public sealed class AvailableAgents
{
    private const int TimeBits = 48;

    private readonly AgentClasses _classes;

    // By class: fewest tasks held, longest available, order of the configuration.
    private readonly HeapForest _byWork;

    // By class that serves a queue which ranks by skill: longest available, order of the configuration.
    private readonly HeapForest _bySince;

    // By step: the first of each class, as a membership.
    private readonly HeapForest _byStep;
    private readonly int[] _counts;

    /// <summary>Nobody available.</summary>
    public AvailableAgents(Registry registry, QueueSteps steps, AgentClasses classes)
    {
        _classes = classes;
        _counts = new int[steps.Count];
        _byWork = new HeapForest(classes.Sizes, registry.SessionCount);
        _bySince = BySince(registry, classes);
        var capacities = new int[steps.Count];
        foreach (var membership in classes.AllMemberships)
        {
            capacities[membership.Step]++;
        }

        _byStep = new HeapForest(capacities, classes.MembershipCount);
    }

    /// <summary>True if the session may be offered a task.</summary>
    public bool Contains(int session) => _byWork.Contains(session);

    /// <summary>
    /// The session that comes first in the earliest of these steps that has any, or -1.
    /// </summary>
    public int Best(int firstStep, int lastStep)
    {
        for (var step = firstStep; step <= lastStep; step++)
        {
            if (_counts[step] > 0)
            {
                return _byStep.First(step).Tie;
            }
        }

        return -1;
    }

    /// <summary>How many sessions these steps match, each counted once.</summary>
    public int CountOf(int firstStep, int lastStep)
    {
        var count = 0;
        for (var step = firstStep; step <= lastStep; step++)
        {
            count += _counts[step];
        }

        return count;
    }

    /// <summary>Puts a session in its place, or in its new one.</summary>
    /// <param name="session">The session.</param>
    /// <param name="work">Tasks held on the MRD.</param>
    /// <param name="since">Available since, Unix milliseconds.</param>
    public void Put(int session, int work, long since)
    {
        var agentClass = _classes.ClassOf(session);
        var entry = new HeapEntry(((ulong)work << TimeBits) | (ulong)since, session, session);
        var isNew = !Contains(session);
        if (!isNew && _byWork.EntryOf(agentClass, session).Key == entry.Key)
        {
            return;
        }

        var before = Heads(agentClass);
        _byWork.Put(agentClass, entry);
        if (_classes.IsRanked(agentClass))
        {
            _bySince.Put(agentClass, entry with { Key = (ulong)since });
        }

        if (isNew)
        {
            Count(agentClass, +1);
        }

        Follow(agentClass, before);
    }

    /// <summary>Takes a session out, if it is in.</summary>
    public void Remove(int session)
    {
        if (!Contains(session))
        {
            return;
        }

        var agentClass = _classes.ClassOf(session);
        var before = Heads(agentClass);
        _byWork.Remove(agentClass, session);
        if (_classes.IsRanked(agentClass))
        {
            _bySince.Remove(agentClass, session);
        }

        Count(agentClass, -1);
        Follow(agentClass, before);
    }

    private static HeapForest BySince(Registry registry, AgentClasses classes)
    {
        var capacities = classes.Sizes.ToArray();
        var isUsed = false;
        for (var agentClass = 0; agentClass < capacities.Length; agentClass++)
        {
            isUsed |= classes.IsRanked(agentClass);
            capacities[agentClass] = classes.IsRanked(agentClass) ? capacities[agentClass] : 0;
        }

        return new HeapForest(capacities, isUsed ? registry.SessionCount : 0);
    }

    private void Count(int agentClass, int change)
    {
        foreach (ref readonly var membership in _classes.Memberships(agentClass))
        {
            _counts[membership.Step] += change;
        }
    }

    private Firsts Heads(int agentClass) => new(
        _byWork.CountOf(agentClass) == 0 ? default : _byWork.First(agentClass),
        _bySince.CountOf(agentClass) == 0 ? default : _bySince.First(agentClass),
        _byWork.CountOf(agentClass) == 0);

    /// <summary>
    /// The first of a class may have changed: each queue that it serves sees the one who is first now.
    /// </summary>
    private void Follow(int agentClass, in Firsts before)
    {
        var now = Heads(agentClass);
        var byWorkChanged = now.ByWork != before.ByWork || now.IsEmpty != before.IsEmpty;
        var bySinceChanged = now.BySince != before.BySince || now.IsEmpty != before.IsEmpty;
        if (!byWorkChanged && !bySinceChanged)
        {
            return;
        }

        var place = _classes.FirstMembership(agentClass);
        foreach (ref readonly var membership in _classes.Memberships(agentClass))
        {
            if (now.IsEmpty)
            {
                _byStep.Remove(membership.Step, place);
            }
            else if (membership.IsRanked ? bySinceChanged : byWorkChanged)
            {
                _byStep.Put(membership.Step, Entry(membership, now, place));
            }

            place++;
        }
    }

    private static HeapEntry Entry(in Membership membership, in Firsts firsts, int place) => membership.IsRanked
        ? new(((ulong)membership.Rank << TimeBits) | firsts.BySince.Key, firsts.BySince.Item, place)
        : new(firsts.ByWork.Key, firsts.ByWork.Item, place);

    private readonly record struct Firsts(HeapEntry ByWork, HeapEntry BySince, bool IsEmpty);
}
