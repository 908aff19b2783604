using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.Journal;

/// <summary>
/// A record as it stands in a segment, little-endian, beginning at a multiple of 8:
/// <code>
///  0  u32  magic "MRJR"
///  4  u8   version: 1
///  5  u8   RecordKind
///  6  u16  how many of the records before it were not yet durable when it was written
///  8  u32  length of the payload
/// 12  u32  checksum of the record before, across segments too; 0 in the first record of a journal
/// 16  i64  sequence
/// 24  i64  time, ms since 1970-01-01
/// 32       payload
///     u32  CRC-32C of everything before it in the record
///          zeros up to a multiple of 8
/// </code>
/// Every version keeps magic, version, length and checksum where they are, so that an older program still tells an
/// intact record that it cannot read from a damaged one.
/// </summary>
/// <remarks>
/// The field at 6 tells a torn end from damage. The machine may lose any part of what was not synced: of two such
/// records the second may survive without the first. A record that was written when this one was durable proves that
/// this one was.
/// </remarks>
public readonly ref struct RecordFrame
{
    /// <summary>The version that this program writes, and the only one that it reads.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The bytes "MRJR": no record begins without them, and written data ends where they are zero.</summary>
    internal const uint Magic = 'M' | 'R' << 8 | 'J' << 16 | 'R' << 24;

    /// <summary>Bytes before the payload.</summary>
    internal const int HeaderBytes = 32;

    /// <summary>A record begins at a multiple of this.</summary>
    internal const int Alignment = 8;

    /// <summary>The record that begins a segment, with its padding: it has no payload.</summary>
    internal const int StartBytes = 40;

    private const int ChecksumBytes = sizeof(uint);

    private const int VersionAt = 4;
    private const int KindAt = 5;
    private const int UnsyncedAt = 6;
    private const int LengthAt = 8;
    private const int ChainAt = 12;
    private const int SequenceAt = 16;
    private const int TimeAt = 24;

    private readonly ReadOnlySpan<byte> _bytes;

    /// <summary>A record of known size, see <see cref="Measure"/>; nothing of it is verified yet.</summary>
    /// <param name="bytes">From its magic to its checksum.</param>
    internal RecordFrame(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
    }

    /// <summary>What the payload is.</summary>
    public RecordKind Kind => (RecordKind)_bytes[KindAt];

    /// <summary>Its number: 1, 2, 3 … for the life of the data directory.</summary>
    public long Sequence => BinaryPrimitives.ReadInt64LittleEndian(_bytes[SequenceAt..]);

    /// <summary>When it came to the ring, in milliseconds since 1970-01-01 UTC.</summary>
    public long Time => BinaryPrimitives.ReadInt64LittleEndian(_bytes[TimeAt..]);

    /// <summary>What it says. Valid as long as the frame is.</summary>
    public ReadOnlySpan<byte> Payload => _bytes[HeaderBytes..^ChecksumBytes];

    /// <summary>Bytes that it takes in its segment, frame and padding included.</summary>
    public int StoredBytes => (int)Aligned(_bytes.Length);

    internal int Version => _bytes[VersionAt];

    internal int Unsynced => BinaryPrimitives.ReadUInt16LittleEndian(_bytes[UnsyncedAt..]);

    internal uint Chain => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[ChainAt..]);

    internal uint Checksum => BinaryPrimitives.ReadUInt32LittleEndian(_bytes[^ChecksumBytes..]);

    /// <summary>Whether the checksum is that of the bytes before it.</summary>
    internal bool IsIntact => Crc32C.Compute(_bytes[..^ChecksumBytes]) == Checksum;

    /// <summary>Whether it is of a kind that consumes a sequence and that this program knows.</summary>
    internal bool IsNumbered => Kind is >= RecordKind.Command and <= RecordKind.Origin;

    /// <summary>Bytes from magic to checksum.</summary>
    internal static int Size(int payloadBytes) => HeaderBytes + payloadBytes + ChecksumBytes;

    /// <summary>A size, or an offset, up to where the next record begins.</summary>
    internal static long Aligned(long size) => (size + (Alignment - 1)) & -Alignment;

    /// <summary>How long the record is that begins here, as far as its first bytes tell.</summary>
    /// <returns>Bytes from magic to checksum; 0 where no record begins.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Measure(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderBytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
        {
            return 0;
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[LengthAt..]);
        return length <= Limits.RecordPayloadBytes ? Size((int)length) : 0;
    }

    /// <summary>Writes everything around a payload that stands at <see cref="HeaderBytes"/> already.</summary>
    /// <param name="bytes">The record with its padding.</param>
    /// <param name="kind">What the payload is.</param>
    /// <param name="unsynced">Records before it that are not durable yet.</param>
    /// <param name="chain">The checksum of the record before.</param>
    /// <param name="sequence">Its number.</param>
    /// <param name="time">Milliseconds since 1970-01-01 UTC.</param>
    /// <param name="payloadBytes">How long the payload is.</param>
    /// <returns>Its checksum.</returns>
    internal static uint Write(
        Span<byte> bytes, RecordKind kind, int unsynced, uint chain, long sequence, long time, int payloadBytes)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Magic);
        bytes[VersionAt] = CurrentVersion;
        bytes[KindAt] = (byte)kind;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[UnsyncedAt..], (ushort)unsynced);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[LengthAt..], payloadBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[ChainAt..], chain);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[SequenceAt..], sequence);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[TimeAt..], time);

        int size = Size(payloadBytes);
        uint checksum = Crc32C.Compute(bytes[..(size - ChecksumBytes)]);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[(size - ChecksumBytes)..], checksum);
        bytes[size..].Clear();
        return checksum;
    }
}
