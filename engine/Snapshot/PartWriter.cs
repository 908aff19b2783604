using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Engine.Snapshot;

/// <summary>
/// Takes the parts of a state as items: whole numbers, texts and records in MessagePack. It hashes them, and hands them
/// on in chunks, so that a state is never held twice. The hash of a part is that of its items, wherever chunks are cut.
/// </summary>
/// <param name="sink">Takes the chunks; null where only hashes are wanted.</param>
internal sealed class PartWriter(ChunkSink? sink) : IDisposable
{
    /// <summary>
    /// A chunk ends with the item that reaches this. Half the second-level cache of a core: written and hashed, or
    /// read and verified, while it is there.
    /// </summary>
    public const int ChunkBytes = 128 * 1024;

    private readonly MessagePackWriter _items = new(2 * ChunkBytes);
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private StatePart _part;
    private int _count;
    private bool _hasChunk;

    /// <summary>Begins a part.</summary>
    public void Begin(StatePart part)
    {
        _part = part;
        _hasChunk = false;
    }

    /// <summary>Ends the part.</summary>
    /// <returns>The SHA-256 of its items.</returns>
    public byte[] End()
    {
        if (_count > 0 || !_hasChunk)
        {
            Flush();
        }

        return _hash.GetHashAndReset();
    }

    /// <summary>A whole number.</summary>
    public void Integer(long value)
    {
        _items.WriteInteger(value);
        Next();
    }

    /// <summary>A text.</summary>
    public void Text(ReadOnlySpan<byte> text)
    {
        _items.WriteText(text);
        Next();
    }

    /// <summary>Bytes.</summary>
    public void Binary(ReadOnlySpan<byte> bytes)
    {
        _items.WriteBinary(bytes);
        Next();
    }

    /// <summary>A record without texts.</summary>
    public void Record<T>(FieldTable<T> fields, ref readonly T record)
        where T : struct
    {
        fields.Write(in record, _items);
        Next();
    }

    /// <summary>A record.</summary>
    public void Record<T>(FieldTable<T> fields, ref readonly T record, HeapTexts texts)
        where T : struct
    {
        fields.Write(in record, texts, _items);
        Next();
    }

    /// <summary>So many counts, each a whole number.</summary>
    public void Counts(ReadOnlySpan<long> counts)
    {
        Integer(counts.Length);
        foreach (var count in counts)
        {
            Integer(count);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Next()
    {
        _count++;
        if (_items.Length >= ChunkBytes)
        {
            Flush();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Flush()
    {
        _hash.AppendData(_items.Written);
        sink?.Invoke(_part, _count, _items.Written);
        _items.Reset();
        _count = 0;
        _hasChunk = true;
    }
}
