using System.Buffers.Binary;

namespace MediaRouting.Engine.Journal;

/// <summary>
/// The file <c>acknowledged</c>: up to which sequence records may have been acknowledged or acted upon. Written after
/// every sync of the journal and before anything is acknowledged; not synced. So it is exact after the end of the
/// process, and after the end of the machine it may say less, never more. Two slots, written in turn, so that one is
/// always whole:
/// <code>
///  0  u32  magic "MRAK"
///  4  u8   version: 1, and three bytes of zero
///  8  i64  sequence
/// 16       zeros
/// 28  u32  CRC-32C of everything before it in the slot
/// </code>
/// </summary>
internal sealed class AcknowledgedFile : IDisposable
{
    public const string Name = "acknowledged";

    private const uint Magic = 'M' | 'R' << 8 | 'A' << 16 | 'K' << 24;
    private const byte Version = 1;
    private const int SlotBytes = 32;
    private const int Slots = 2;
    private const int VersionAt = 4;
    private const int SequenceAt = 8;
    private const int ChecksumAt = 28;

    private readonly IStorageFile _file;
    private readonly byte[] _slot = new byte[SlotBytes];
    private int _turn;

    private AcknowledgedFile(IStorageFile file, int turn)
    {
        _file = file;
        _turn = turn;
    }

    /// <summary>What the file says; null where there is none, or both slots are damaged.</summary>
    public static long? Read(IStorage storage)
    {
        if (!Exists(storage))
        {
            return null;
        }

        using IStorageFile file = storage.OpenToRead(Name);
        return Read(file).Sequence;
    }

    /// <summary>
    /// Opens the file to write on, or makes it. Both slots are written and synced, whatever they said: what can be
    /// read need not be on the disk.
    /// </summary>
    public static AcknowledgedFile Open(IStorage storage, long sequence)
    {
        IStorageFile file = Exists(storage) ? storage.OpenToWrite(Name) : storage.Create(Name, Slots * SlotBytes);
        var acknowledged = new AcknowledgedFile(file, Read(file).Slot + 1);
        acknowledged.Write(sequence);
        acknowledged.Write(sequence);
        file.Sync();
        storage.SyncDirectory();
        return acknowledged;
    }

    /// <summary>Says that everything up to <paramref name="sequence"/> is durable.</summary>
    public void Write(long sequence)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_slot, Magic);
        _slot[VersionAt] = Version;
        BinaryPrimitives.WriteInt64LittleEndian(_slot.AsSpan(SequenceAt), sequence);
        BinaryPrimitives.WriteUInt32LittleEndian(_slot.AsSpan(ChecksumAt), Crc32C.Compute(_slot.AsSpan(0, ChecksumAt)));
        _file.Write(_slot, _turn % Slots * SlotBytes);
        _turn = (_turn + 1) % Slots;
    }

    public void Dispose() => _file.Dispose();

    private static bool Exists(IStorage storage)
    {
        foreach (string name in storage.List())
        {
            if (string.Equals(name, Name, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The greater sequence of the whole slots, and which slot has it.</summary>
    private static (long? Sequence, int Slot) Read(IStorageFile file)
    {
        (long? Sequence, int Slot) newest = (null, 0);
        Span<byte> slot = stackalloc byte[SlotBytes];
        for (int i = 0; i < Slots; i++)
        {
            slot.Clear();
            file.Read(slot, i * SlotBytes);
            long sequence = BinaryPrimitives.ReadInt64LittleEndian(slot[SequenceAt..]);
            if (BinaryPrimitives.ReadUInt32LittleEndian(slot) == Magic
                && slot[VersionAt] == Version
                && BinaryPrimitives.ReadUInt32LittleEndian(slot[ChecksumAt..]) == Crc32C.Compute(slot[..ChecksumAt])
                && (newest.Sequence is null || sequence > newest.Sequence))
            {
                newest = (sequence, i);
            }
        }

        return newest;
    }
}
