using System.Buffers.Binary;

namespace MediaRouting.Engine.Commands;

/// <summary>
/// The params of a task as they travel through the engine: entries in the order of the message, without JSON.
/// <code>
/// entry:  u16 key bytes | key, UTF-8 | u16 value bytes | value, UTF-8        (little-endian)
/// </code>
/// </summary>
/// <param name="bytes">The packed entries; empty for no params.</param>
public readonly ref struct PackedParams(ReadOnlySpan<byte> bytes)
{
    /// <summary>Bytes that an entry takes besides its key and its value.</summary>
    public const int EntryOverhead = 2 * sizeof(ushort);

    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The value of the entry with exactly this key; empty if there is none.</summary>
    public ReadOnlySpan<byte> Find(ReadOnlySpan<byte> key)
    {
        foreach (var entry in this)
        {
            if (entry.Key.SequenceEqual(key))
            {
                return entry.Value;
            }
        }

        return default;
    }

    /// <summary>Writes one entry at the start of <paramref name="to"/> and returns its length.</summary>
    public static int WriteEntry(Span<byte> to, ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(to, (ushort)key.Length);
        key.CopyTo(to[2..]);
        BinaryPrimitives.WriteUInt16LittleEndian(to[(2 + key.Length)..], (ushort)value.Length);
        value.CopyTo(to[(4 + key.Length)..]);
        return EntryOverhead + key.Length + value.Length;
    }

    /// <summary>The entries, in order.</summary>
    public Enumerator GetEnumerator() => new(_bytes);

    /// <summary>One entry.</summary>
    public readonly ref struct Entry
    {
        /// <summary>The key, UTF-8.</summary>
        public required ReadOnlySpan<byte> Key { get; init; }

        /// <summary>The value, UTF-8; may be empty.</summary>
        public required ReadOnlySpan<byte> Value { get; init; }
    }

    /// <summary>Walks the entries.</summary>
    public ref struct Enumerator
    {
        private ReadOnlySpan<byte> _rest;

        internal Enumerator(ReadOnlySpan<byte> bytes) => _rest = bytes;

        /// <summary>The entry that the last <see cref="MoveNext"/> came to.</summary>
        public Entry Current { get; private set; }

        /// <summary>Goes to the next entry; false after the last.</summary>
        public bool MoveNext()
        {
            if (_rest.IsEmpty)
            {
                return false;
            }

            var key = Part();
            Current = new Entry { Key = key, Value = Part() };
            return true;
        }

        private ReadOnlySpan<byte> Part()
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(_rest);
            var part = _rest.Slice(sizeof(ushort), length);
            _rest = _rest[(sizeof(ushort) + length)..];
            return part;
        }
    }
}
