using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Engine.Snapshot;

/// <summary>
/// Reads the items of a part, as <see cref="PartWriter"/> took them. What cannot be read, or is not as it should be, is
/// a fault of the file: the first one is kept, and whoever is told false goes back with it.
/// </summary>
/// <param name="frames">The chunks.</param>
internal sealed class PartReader(SnapshotFrames frames)
{
    private StatePart _part;
    private byte[] _chunk = [];
    private int _length;
    private int _position;
    private int _left;

    /// <summary>
    /// Bytes of the file that are not read yet. Every item has one at least, so that no more can follow: whatever is
    /// made to a size that the file names is bounded by it.
    /// </summary>
    public long BytesLeft => frames.BytesLeft + _length - _position;

    /// <summary>Begins a part, behind the end of the one before.</summary>
    public bool TryBegin(StatePart part)
    {
        _part = part;
        return TryNextChunk();
    }

    /// <summary>Ends a part of which everything was read.</summary>
    public bool TryEnd() => _left == 0 || Refuse($"expected the end of {_part}");

    /// <summary>Reads a whole number.</summary>
    /// <param name="least">It is no less.</param>
    /// <param name="most">It is no more.</param>
    /// <param name="what">What it is.</param>
    /// <param name="value">The number.</param>
    public bool TryInteger(long least, long most, string what, out long value)
    {
        value = 0;
        if (!TryItem(what))
        {
            return false;
        }

        var reader = Reader();
        if (!reader.TryReadInteger(out value) || value < least || value > most)
        {
            return Refuse($"expected {what}: a whole number, {least} to {most}");
        }

        _position += reader.Position;
        return true;
    }

    /// <inheritdoc cref="TryInteger(long, long, string, out long)"/>
    public bool TryInteger(int least, int most, string what, out int value)
    {
        var isRead = TryInteger((long)least, most, what, out var number);
        value = (int)number;
        return isRead;
    }

    /// <summary>Reads a text.</summary>
    /// <param name="least">Its length is no less.</param>
    /// <param name="most">Its length is no more.</param>
    /// <param name="what">What it is.</param>
    /// <param name="text">The text, good until the next call.</param>
    public bool TryText(int least, int most, string what, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!TryItem(what))
        {
            return false;
        }

        var reader = Reader();
        if ((!reader.TryReadText(out text) && !reader.TryReadBinary(out text))
            || text.Length < least
            || text.Length > most)
        {
            return Refuse($"expected {what}: a text of {least} to {most} bytes");
        }

        _position += reader.Position;
        return true;
    }

    /// <summary>Reads a record without texts.</summary>
    public bool TryRecord<T>(FieldTable<T> fields, out T record)
        where T : struct
    {
        record = default;
        if (!TryItem(fields.Format.Name))
        {
            return false;
        }

        var reader = Reader();
        var isRead = fields.TryRead(ref reader, ref record, out var fault);
        return Took(isRead, reader.Position, fault);
    }

    /// <summary>Reads a record.</summary>
    public bool TryRecord<T>(FieldTable<T> fields, HeapTexts texts, out T record)
        where T : struct
    {
        record = default;
        if (!TryItem(fields.Format.Name))
        {
            return false;
        }

        var reader = Reader();
        var isRead = fields.TryRead(ref reader, ref record, texts, out var fault);
        return Took(isRead, reader.Position, fault);
    }

    /// <summary>
    /// Reads counts. There may be fewer than there is room for: what is counted since begins with none.
    /// </summary>
    public bool TryCounts(Span<long> counts, string what)
    {
        if (!TryInteger(0, counts.Length, what, out int length))
        {
            return false;
        }

        foreach (ref var count in counts[..length])
        {
            if (!TryInteger(0, long.MaxValue, what, out count))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Goes on where something holds; else that is the fault.</summary>
    /// <param name="holds">Whether it does.</param>
    /// <param name="expected">What should hold of what was read last.</param>
    public bool Require(bool holds, string expected) => holds || Refuse("expected " + expected);

    private MessagePackReader Reader() => new(_chunk.AsSpan(_position, _length - _position));

    private bool Refuse(string reason) => frames.Refuse(frames.ChunkOffset + _position, reason);

    private bool Took(bool isRead, int bytes, MessagePackFault fault)
    {
        if (!isRead)
        {
            return frames.Refuse(frames.ChunkOffset + _position + fault.Offset, "expected " + fault.Expected);
        }

        _position += bytes;
        return true;
    }

    private bool TryItem(string what)
    {
        while (_left == 0)
        {
            if (!frames.IsNext(_part))
            {
                return Refuse($"expected {what}, and {_part} ends here");
            }

            if (!TryNextChunk())
            {
                return false;
            }
        }

        _left--;
        return true;
    }

    private bool TryNextChunk()
    {
        if (_position != _length)
        {
            return Refuse("expected the end of the chunk");
        }

        if (!frames.TryChunk(_part, out _left, out var items))
        {
            return false;
        }

        if (_chunk.Length < items.Length)
        {
            _chunk = new byte[Math.Max(items.Length, 2 * PartWriter.ChunkBytes)];
        }

        items.CopyTo(_chunk);
        (_position, _length) = (0, items.Length);
        return true;
    }
}
