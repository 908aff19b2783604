using MediaRouting.Engine.State;

namespace MediaRouting.Engine.Routing;

/// <summary>
/// The agents who may be offered a task now, per MRD in the order of <c>longestAvailable</c>: fewest tasks held there,
/// then longest available, then the order of the configuration.
/// </summary>
public sealed class AvailableAgents
{
    private const int TimeBits = 48;

    private readonly Registry _registry;
    private readonly HeapPositions _positions = new();
    private readonly IndexedHeap[] _byMrd;
    private readonly ulong[] _keys;

    /// <summary>Nobody available.</summary>
    public AvailableAgents(Registry registry)
    {
        _registry = registry;
        _keys = new ulong[registry.SessionCount];
        _byMrd = new IndexedHeap[registry.MrdCount];
        for (var mrd = 0; mrd < _byMrd.Length; mrd++)
        {
            _byMrd[mrd] = new IndexedHeap(_positions);
        }
    }

    /// <summary>Agents available on an MRD.</summary>
    public int CountOf(int mrd) => _byMrd[mrd].Count;

    /// <summary>True if the session may be offered a task.</summary>
    public bool Contains(int session) => _positions[session] != HeapPositions.Absent;

    /// <summary>The session that is next on an MRD, or -1.</summary>
    public int Best(int mrd) => _byMrd[mrd].First;

    /// <summary>Puts a session in its place, or in its new one.</summary>
    /// <param name="session">The session.</param>
    /// <param name="work">Tasks held on the MRD.</param>
    /// <param name="since">Available since, Unix milliseconds.</param>
    public void Put(int session, int work, long since)
    {
        var key = ((ulong)work << TimeBits) | (ulong)since;
        if (Contains(session))
        {
            if (_keys[session] == key)
            {
                return;
            }

            Remove(session);
        }

        _keys[session] = key;
        _byMrd[_registry.MrdOf(session)].Add(session, key);
    }

    /// <summary>Takes a session out, if it is in.</summary>
    public void Remove(int session)
    {
        if (Contains(session))
        {
            _byMrd[_registry.MrdOf(session)].Remove(session);
        }
    }
}
