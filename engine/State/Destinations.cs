using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Snapshot;

namespace MediaRouting.Engine.State;

/// <summary>
/// The JMS destinations that agents and tasks are told things at. Each is held once, however many agents and tasks name
/// it, and as long as any does.
/// </summary>
public sealed class Destinations
{
    /// <summary>No destination.</summary>
    public const int None = 0;

    // Handle 0 is None.
    private const int Reserved = 1;

    private readonly TextHeap _heap = new();
    private readonly IdTable _table;
    private readonly Slab<Destination> _destinations = new();
    private readonly byte[] _key = new byte[1 + Limits.TextBytes];

    /// <summary>No destinations.</summary>
    public Destinations()
    {
        _table = new IdTable(_heap);
        _destinations.Allocate();
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

        var key = Key(kind, name);
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

    /// <summary>Writes all destinations; who holds them says it himself.</summary>
    internal void Save(PartWriter to)
    {
        var freed = _destinations.SaveHandles(to);
        for (var handle = Reserved; handle < _destinations.HandleLimit; handle++)
        {
            if (!freed.Contains(handle))
            {
                to.Integer((byte)Kind(handle));
                to.Text(Name(handle));
            }
        }
    }

    /// <summary>
    /// Takes all destinations, each held once by the loader until <see cref="TryLetGo"/>; then come their holders.
    /// </summary>
    internal bool TryLoad(PartReader from)
    {
        if (!_destinations.TryLoadHandles(from, Reserved, out var freed))
        {
            return false;
        }

        for (var handle = Reserved; handle < _destinations.HandleLimit; handle++)
        {
            if (freed.Contains(handle))
            {
                continue;
            }

            if (!from.TryInteger(1, (int)DestinationKind.TemporaryTopic, "the kind of a destination", out int kind)
                || !from.TryText(0, Limits.TextBytes, "the name of a destination", out var name))
            {
                return false;
            }

            var key = Key((DestinationKind)kind, name);
            if (!from.Require(_table.Find(key) < 0, "a destination that was not there already"))
            {
                return false;
            }

            _destinations[handle] = new Destination { Key = _table.Add(key, handle), Holders = 1 };
        }

        return true;
    }

    /// <summary>Holds a destination that was loaded, or none; false if the handle is of neither.</summary>
    internal bool TryHold(int handle)
    {
        var isHeld = handle >= None && handle < _destinations.HandleLimit && _destinations[handle].Holders > 0;
        if (isHeld)
        {
            _destinations[handle].Holders++;
        }

        return isHeld || handle == None;
    }

    /// <summary>The loader lets all destinations go; false if one is held by nobody else.</summary>
    internal bool TryLetGo()
    {
        var areHeld = true;
        for (var handle = Reserved; handle < _destinations.HandleLimit; handle++)
        {
            ref var holders = ref _destinations[handle].Holders;
            areHeld &= holders != 1;
            holders -= holders > 0 ? 1 : 0;
        }

        return areHeld;
    }

    // One table for all kinds: the key is the kind, then the name.
    private ReadOnlySpan<byte> Key(DestinationKind kind, ReadOnlySpan<byte> name)
    {
        _key[0] = (byte)kind;
        name.CopyTo(_key.AsSpan(1));
        return _key.AsSpan(0, 1 + name.Length);
    }

    private struct Destination
    {
        public TextHandle Key;
        public int Holders;
    }
}
