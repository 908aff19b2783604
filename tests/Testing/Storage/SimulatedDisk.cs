namespace MediaRouting.Testing.Storage;

/// <summary>
/// A data directory in memory that outlives the processes that use it. It keeps apart what processes see and what would
/// be left if the machine stopped now: of everything that is not synced any part, in any order, decided by a seed.
/// </summary>
public sealed class SimulatedDisk
{
    private readonly List<(string Name, Inode? Inode, string? Gone)> _unsynced = [];
    private Dictionary<string, Inode> _durable = new(StringComparer.Ordinal);
    private Dictionary<string, Inode> _visible = new(StringComparer.Ordinal);

    /// <summary>Who holds the lock.</summary>
    internal SimulatedStorage? Holder { get; set; }

    public IReadOnlyList<string> Names => [.. _visible.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The directory as another process gets to see it.</summary>
    public SimulatedStorage Mount(int seed = 0) => Mount(new Random(seed));

    /// <summary>The same, its faults decided by somebody else's random numbers.</summary>
    public SimulatedStorage Mount(Random random) => new(this, random);

    /// <summary>The bytes of a file, to be looked at or damaged.</summary>
    public byte[] this[string name]
    {
        get => _visible[name].Visible;
        set
        {
            if (!_visible.TryGetValue(name, out var inode))
            {
                _visible[name] = _durable[name] = inode = new Inode(0);
            }

            inode.Replace(value);
        }
    }

    public void Remove(string name)
    {
        _visible.Remove(name);
        _durable.Remove(name);
    }

    /// <summary>The same files, all synced, on a disk of their own.</summary>
    public SimulatedDisk Copy()
    {
        var copy = new SimulatedDisk();
        foreach (var (name, inode) in _visible)
        {
            copy[name] = [.. inode.Visible];
        }

        return copy;
    }

    /// <summary>What would be left if the machine stopped now and nothing that is not synced were kept.</summary>
    public SimulatedDisk CopyDurable()
    {
        var copy = new SimulatedDisk();
        foreach (var (name, inode) in _durable)
        {
            copy[name] = [.. inode.Durable];
        }

        return copy;
    }

    /// <summary>The process is gone, and the machine is not: everything written is there, synced or not.</summary>
    public void Kill() => Holder = null;

    /// <summary>The machine stops and starts again.</summary>
    public void LosePower(Random random)
    {
        Holder = null;
        foreach (var (name, inode, gone) in _unsynced)
        {
            if (random.Next(2) == 0)
            {
                Change(_durable, name, inode, gone);
            }
        }

        _unsynced.Clear();
        foreach (var inode in _durable.Values)
        {
            inode.LosePower(random);
        }

        _visible = new(_durable, StringComparer.Ordinal);
    }

    internal Inode? Find(string name) => _visible.GetValueOrDefault(name);

    /// <summary>Gives a file a name, and takes one away, in one step.</summary>
    internal void Change(string name, Inode? inode, string? gone)
    {
        Change(_visible, name, inode, gone);
        _unsynced.Add((name, inode, gone));
    }

    internal void SyncDirectory()
    {
        _durable = new(_visible, StringComparer.Ordinal);
        _unsynced.Clear();
    }

    private static void Change(Dictionary<string, Inode> names, string name, Inode? inode, string? gone)
    {
        if (gone is not null)
        {
            names.Remove(gone);
        }

        if (inode is null)
        {
            names.Remove(name);
        }
        else
        {
            names[name] = inode;
        }
    }
}
