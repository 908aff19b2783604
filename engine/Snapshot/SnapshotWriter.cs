using MediaRouting.Engine.Journal;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Engine.Snapshot;

/// <summary>
/// Writes a snapshot: records in the frame of the journal (<see cref="RecordFrame"/>), each with the checksum of the
/// one before, all with the command sequence and the time of the state.
/// <code>
/// SnapshotStart   [ { fields of SnapshotStart }, { options } ]
/// SnapshotPart    [ part, [ item, item, … ] ]      as often as needed, part after part
/// SnapshotEnd     { 0: SHA-256 of all, 1: of part 1, … }
/// </code>
/// </summary>
internal sealed class SnapshotWriter
{
    /// <summary>
    /// Bytes after which the file is synced: a sync of the journal beside it never waits for more.
    /// </summary>
    private const int BytesPerSync = 4 * 1024 * 1024;

    private readonly IStorageFile _file;
    private readonly long _sequence;
    private readonly long _time;
    private readonly MessagePackWriter _payload = new(2 * PartWriter.ChunkBytes);
    private byte[] _record = new byte[2 * PartWriter.ChunkBytes];
    private long _offset;
    private long _synced;
    private uint _chain;

    private SnapshotWriter(IStorageFile file, StateMachine machine)
    {
        _file = file;
        _sequence = machine.AppliedSequence;
        _time = machine.Now;
    }

    /// <summary>Writes the state of a machine to an empty file, durably.</summary>
    /// <returns>The hash of the state.</returns>
    /// <exception cref="StorageException">The storage failed; the file is of no use.</exception>
    public static StateHash Write(StateMachine machine, IStorageFile file)
    {
        var writer = new SnapshotWriter(file, machine);
        writer.WriteStart(machine);
        var hash = StateHash.Of(machine, writer.WriteChunk);
        hash.Write(writer._payload);
        writer.EndRecord(RecordKind.SnapshotEnd);
        file.Sync();
        return hash;
    }

    private void WriteStart(StateMachine machine)
    {
        var start = new SnapshotStart
        {
            Format = SnapshotStart.CurrentFormat,
            LastSequence = machine.LastSequence,
            SentThrough = machine.SentThrough,
        };
        _payload.WriteArrayHeader(2);
        SnapshotStart.Fields.Write(in start, _payload);
        OptionsCodec.Write(machine.Options, _payload);
        EndRecord(RecordKind.SnapshotStart);
    }

    private void WriteChunk(StatePart part, int count, ReadOnlySpan<byte> items)
    {
        _payload.WriteArrayHeader(2);
        _payload.WriteInteger((byte)part);
        _payload.WriteArrayHeader(count);
        EndRecord(RecordKind.SnapshotPart, items);
    }

    private void EndRecord(RecordKind kind, ReadOnlySpan<byte> rest = default)
    {
        var head = _payload.Written;
        var payload = head.Length + rest.Length;
        var size = (int)RecordFrame.Aligned(RecordFrame.Size(payload));
        if (_record.Length < size)
        {
            _record = new byte[2 * size];
        }

        head.CopyTo(_record.AsSpan(RecordFrame.HeaderBytes));
        rest.CopyTo(_record.AsSpan(RecordFrame.HeaderBytes + head.Length));
        var record = _record.AsSpan(0, size);
        _chain = RecordFrame.Write(record, kind, unsynced: 0, _chain, _sequence, _time, payload);
        _file.Write(record, _offset);
        _offset += size;
        _payload.Reset();
        if (_offset - _synced >= BytesPerSync)
        {
            _file.Sync();
            _synced = _offset;
        }
    }
}
