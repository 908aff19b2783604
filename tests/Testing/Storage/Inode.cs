namespace MediaRouting.Testing.Storage;

/// <summary>The contents of a file: as processes see them, as the disk has them, and the writes in between.</summary>
internal sealed class Inode
{
    /// <summary>What a disk writes whole or not at all.</summary>
    private const int SectorBytes = 512;

    private readonly List<(int Offset, byte[] Bytes)> _unsynced = [];
    private byte[] _durable;

    /// <summary>A file of zeros, synced.</summary>
    public Inode(int length)
    {
        Visible = new byte[length];
        _durable = new byte[length];
    }

    public byte[] Visible { get; private set; }

    public ReadOnlySpan<byte> Durable => _durable;

    public void Write(ReadOnlySpan<byte> bytes, int offset)
    {
        Visible = Put(Visible, bytes, offset);
        _unsynced.Add((offset, bytes.ToArray()));
    }

    /// <summary>A sync brings to the disk what the system still has to write, and no more.</summary>
    public void Sync()
    {
        foreach (var (offset, bytes) in _unsynced)
        {
            _durable = Put(_durable, bytes, offset);
        }

        _unsynced.Clear();
    }

    /// <summary>Other contents, synced.</summary>
    public void Replace(byte[] contents)
    {
        Visible = contents;
        _durable = [.. contents];
        _unsynced.Clear();
    }

    /// <summary>A sync that fails: some of it is on the disk, and of the rest the system no longer knows.</summary>
    public void FailSync(Random random) => KeepSome(random);

    /// <summary>The end of the machine: what is left is what the disk has.</summary>
    public void LosePower(Random random)
    {
        KeepSome(random);
        Visible = [.. _durable];
    }

    /// <summary>
    /// Each sector on its own gets the first few of the writes to it, in order, and rarely a part of one more.
    /// </summary>
    private void KeepSome(Random random)
    {
        var kept = new Dictionary<int, int>();
        foreach (var (offset, bytes) in _unsynced)
        {
            for (var at = 0; at < bytes.Length;)
            {
                var sector = (offset + at) / SectorBytes;
                var count = Math.Min(bytes.Length - at, ((sector + 1) * SectorBytes) - offset - at);
                kept.TryAdd(sector, random.Next(4));
                if (kept[sector]-- > 0)
                {
                    _durable = Put(_durable, bytes.AsSpan(at, count), offset + at);
                }
                else if (kept[sector] == -1 && random.Next(8) == 0)
                {
                    _durable = Put(_durable, bytes.AsSpan(at, random.Next(count)), offset + at);
                }

                at += count;
            }
        }

        _unsynced.Clear();
    }

    private static byte[] Put(byte[] contents, ReadOnlySpan<byte> bytes, int offset)
    {
        if (contents.Length < offset + bytes.Length)
        {
            Array.Resize(ref contents, offset + bytes.Length);
        }

        bytes.CopyTo(contents.AsSpan(offset));
        return contents;
    }
}
