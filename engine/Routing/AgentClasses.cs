using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// Which agents serve which queues. Agents of an MRD whom the same steps match first, with the same rank where a queue
/// ranks by skill, are one class: to any task they differ by work and time only. Attributes that no step asks for make
/// no difference. Worked out once, from the configuration.
/// </summary>
/// <remarks>
/// Steps widen: an agent whom a step matches is never looked for in a later one, so that one step a queue says all.
/// </remarks>
public sealed class AgentClasses
{
    private readonly Registry _registry;
    private readonly QueueSteps _steps;
    private readonly int[] _classOf;
    private readonly List<int> _sizes = [];
    private readonly List<int> _firstMembership = [0];
    private readonly List<Membership> _memberships = [];
    private readonly List<int> _firstWord = [];
    private readonly List<ulong> _open = [];
    private readonly List<bool> _isRanked = [];

    /// <summary>Sorts the agents into classes.</summary>
    public AgentClasses(Registry registry, QueueSteps steps)
    {
        _registry = registry;
        _steps = steps;
        _classOf = new int[registry.SessionCount];
        var places = PlacesOf(registry.Attributes);
        var values = new sbyte[places.Count];
        var byMemberships = new Dictionary<string, int>[registry.MrdCount];
        for (var agent = 0; agent < registry.AgentCount; agent++)
        {
            Array.Fill(values, Expression.NoValue);
            foreach (var (attribute, value) in registry.Agent(agent).Attributes)
            {
                values[places[attribute]] = (sbyte)value;
            }

            for (var mrd = 0; mrd < registry.MrdCount; mrd++)
            {
                var known = byMemberships[mrd] ??= new Dictionary<string, int>(StringComparer.Ordinal);
                var session = registry.Session(agent, mrd);
                _classOf[session] = ClassFor(agent, mrd, values, known);
                _sizes[_classOf[session]]++;
            }
        }
    }

    /// <summary>Classes, over all MRDs; handles are 0..Count-1.</summary>
    public int Count => _sizes.Count;

    /// <summary>Memberships of all classes.</summary>
    public int MembershipCount => _memberships.Count;

    /// <summary>The class of a session.</summary>
    public int ClassOf(int session) => _classOf[session];

    /// <summary>Sessions of each class.</summary>
    public ReadOnlySpan<int> Sizes => CollectionsMarshal.AsSpan(_sizes);

    /// <summary>The first membership of a class; its others follow.</summary>
    public int FirstMembership(int agentClass) => _firstMembership[agentClass];

    /// <summary>The queues that a class serves, by step.</summary>
    public ReadOnlySpan<Membership> Memberships(int agentClass) => CollectionsMarshal.AsSpan(_memberships)[
        _firstMembership[agentClass].._firstMembership[agentClass + 1]];

    /// <summary>
    /// Finds the membership whose step is one of these, which are of one queue; false if there is none.
    /// </summary>
    public bool TryFind(int session, int firstStep, int lastStep, out Membership membership)
    {
        var memberships = Memberships(_classOf[session]);
        var (low, high) = (0, memberships.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = memberships[middle].Step < firstStep ? (middle + 1, high) : (low, middle);
        }

        var isFound = low < memberships.Length && memberships[low].Step <= lastStep;
        membership = isFound ? memberships[low] : default;
        return isFound;
    }

    /// <summary>All memberships.</summary>
    public ReadOnlySpan<Membership> AllMemberships => CollectionsMarshal.AsSpan(_memberships);

    /// <summary>How many agents serve each queue.</summary>
    public int[] AgentsOfQueues()
    {
        var agents = new int[_registry.QueueCount];
        for (var agentClass = 0; agentClass < Count; agentClass++)
        {
            foreach (ref readonly var membership in Memberships(agentClass))
            {
                agents[_steps.QueueOf(membership.Step)] += _sizes[agentClass];
            }
        }

        return agents;
    }

    /// <summary>The steps that a class may take tasks from, as bits over the steps of its MRD.</summary>
    public ReadOnlySpan<ulong> OpenSteps(int agentClass, int words) =>
        CollectionsMarshal.AsSpan(_open).Slice(_firstWord[agentClass], words);

    /// <summary>True if a queue that the class serves ranks by skill.</summary>
    public bool IsRanked(int agentClass) => _isRanked[agentClass];

    private static Dictionary<string, int> PlacesOf(ImmutableArray<AttributeConfiguration> attributes)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            places.Add(attribute.Name, places.Count);
        }

        return places;
    }

    private int ClassFor(int agent, int mrd, ReadOnlySpan<sbyte> values, Dictionary<string, int> byMemberships)
    {
        foreach (var queue in _steps.Queues(mrd))
        {
            if (TryServe(agent, queue, values, out var membership))
            {
                _memberships.Add(membership);
            }
        }

        // The memberships beyond the last class are the agent's own; as text they are a key that compares by value.
        var first = _firstMembership[^1];
        var own = CollectionsMarshal.AsSpan(_memberships)[first..];
        var key = new string(MemoryMarshal.Cast<Membership, char>(own));
        if (byMemberships.TryGetValue(key, out var known))
        {
            CollectionsMarshal.SetCount(_memberships, first);
            return known;
        }

        byMemberships.Add(key, Count);
        _firstMembership.Add(_memberships.Count);
        _sizes.Add(0);
        _isRanked.Add(HasRank(own));
        _firstWord.Add(_open.Count);
        CollectionsMarshal.SetCount(_open, _open.Count + _steps.WordCount(mrd));
        CollectionsMarshal.AsSpan(_open)[_firstWord[^1]..].Clear();
        foreach (var membership in own)
        {
            Open(membership.Step, mrd);
        }

        return Count - 1;
    }

    private bool TryServe(int agent, int queue, ReadOnlySpan<sbyte> values, out Membership membership)
    {
        var configuration = _registry.Queue(queue);
        for (var number = 0; number < configuration.Steps.Length; number++)
        {
            var expression = configuration.Steps[number].Expression;
            if (expression.Matches(values))
            {
                var rank = Rank(configuration.Policy, expression, _registry.Agent(agent).Attributes);
                membership = new(_steps.First(queue) + number, rank);
                return true;
            }
        }

        membership = default;
        return false;
    }

    private static int Rank(QueuePolicy policy, Expression expression, IReadOnlyDictionary<string, int> values)
    {
        if (policy == QueuePolicy.LongestAvailable)
        {
            return Membership.NotRanked;
        }

        var skill = 0;
        foreach (var attribute in expression.Attributes)
        {
            skill += values.GetValueOrDefault(attribute);
        }

        return Membership.RankOf(policy, skill);
    }

    private static bool HasRank(ReadOnlySpan<Membership> memberships)
    {
        foreach (var membership in memberships)
        {
            if (membership.IsRanked)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The class that was added last may take tasks from this step of a queue on.</summary>
    private void Open(int step, int mrd)
    {
        var bits = CollectionsMarshal.AsSpan(_open)[_firstWord[^1]..];
        for (var open = step; open <= _steps.Last(_steps.QueueOf(step)); open++)
        {
            var bit = open - (_steps.FirstWord(mrd) * QueueSteps.WordBits);
            bits[bit / QueueSteps.WordBits] |= 1UL << (bit % QueueSteps.WordBits);
        }
    }
}
