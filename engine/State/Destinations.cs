using MediaRouting.Engine.Commands;

namespace MediaRouting.Engine.State;

/// <summary>
/// The JMS destinations that agents and tasks are told things at. Each is held once, however many agents and tasks name
/// it, and as long as any does.
/// </summary>
public sealed class Destinations
{
    /// <summary>No destination.</summary>
    public const int None = 0;

    private readonly TextHeap _heap = new();
    private readonly IdTable _table;
    private readonly Slab<Destination> _destinations = new();
    private readonly byte[] _key = new byte[1 + Limits.TextBytes];

    /// <summary>No destinations.</summary>
    public Destinations()
    {
        _table = new IdTable(_heap);
        _destinations.Allocate(); // handle 0 is None
    }

    /// <summary>Destinations held.</summary>
    public int Count => _destinations.Count - 1;

    /// <summary>Holds a destination once more; <see cref="None"/> for the kind none.</summary>
    /// <param name="kind">Queue, topic or temporary.</param>
    /// <param name="name">At most <see cref="Limits.TextBytes"/> bytes.</param>
    public int Hold(DestinationKind kind, ReadOnlySpan<byte> name)
    {
        if (kind == DestinationKind.None)
        {
            return None;
        }

        // One table for all kinds: the key is the kind, then the name.
        _key[0] = (byte)kind;
        name.CopyTo(_key.AsSpan(1));
        var key = _key.AsSpan(0, 1 + name.Length);
        var handle = _table.Find(key);
        if (handle < 0)
        {
            handle = _destinations.Allocate();
            _destinations[handle].Key = _table.Add(key, handle);
        }

        _destinations[handle].Holders++;
        return handle;
    }

    /// <summary>Lets a destination go and empties the reference; gone with its last holder.</summary>
    public void Release(ref int destination)
    {
        if (destination != None && --_destinations[destination].Holders == 0)
        {
            _table.Remove(_heap[_destinations[destination].Key]);
            _destinations.Free(destination);
        }

        destination = None;
    }

    /// <summary>Kind of a destination.</summary>
    public DestinationKind Kind(int destination) =>
        destination == None ? DestinationKind.None : (DestinationKind)_heap[_destinations[destination].Key][0];

    /// <summary>Name of a destination.</summary>
    public ReadOnlySpan<byte> Name(int destination) =>
        destination == None ? default : _heap[_destinations[destination].Key][1..];

    private struct Destination
    {
        public TextHandle Key;
        public int Holders;
    }
}
