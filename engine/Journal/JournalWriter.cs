using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.Journal;

/// <summary>Gathers records (<see cref="Append"/>) and makes them durable together (<see cref="Commit"/>).</summary>
/// <remarks>
/// For one thread. Nothing is allocated for a record once the buffer has grown to what a batch needs. A storage that
/// failed is not asked again: after a <see cref="StorageException"/> the writer refuses everything, and what was not
/// committed must not be acknowledged.
/// </remarks>
public sealed class JournalWriter : IDisposable
{
    /// <summary>The start of a segment and one record of no payload.</summary>
    public const int SmallestSegmentBytes = 128;

    private const int InitialBytes = 16 * 1024;

    /// <summary>
    /// Gathered bytes that are written without waiting for the commit: it bounds what a batch of large records costs.
    /// </summary>
    private const int SpillBytes = 1024 * 1024;

    private readonly IStorage _storage;
    private readonly long _segmentBytes;
    private readonly AcknowledgedFile _acknowledged;

    private IStorageFile? _segment;
    private long _room;
    private long _offset;
    private IPendingFile _spare;
    private uint _chain;
    private int _unsynced;
    private bool _hasFailed;

    /// <summary>Records that are not written yet.</summary>
    private byte[] _buffer = new byte[InitialBytes];
    private int _gathered;

    /// <summary>Goes on with a journal that was scanned and settled, or begins one.</summary>
    /// <param name="storage">Where the journal is, locked.</param>
    /// <param name="end">Where its records end; the default for a new one.</param>
    /// <param name="segmentBytes">
    /// Length of a new segment, rounded up to a multiple of 8; at least <see cref="SmallestSegmentBytes"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A segment would be too short.</exception>
    /// <exception cref="StorageException">The storage failed.</exception>
    public JournalWriter(IStorage storage, JournalEnd end, long segmentBytes = Limits.SegmentBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segmentBytes, SmallestSegmentBytes);
        _storage = storage;
        _segmentBytes = RecordFrame.Aligned(segmentBytes);
        _acknowledged = AcknowledgedFile.Open(storage, end.LastSequence);
        if (end.Segment != 0)
        {
            _segment = storage.OpenToWrite(Segments.NameOf(end.Segment));
            _room = _segment.Length;
        }

        _offset = end.Offset;
        _chain = end.Chain;
        LastSequence = end.LastSequence;
        Committed = end.LastSequence;
        _spare = storage.CreateAhead(Segments.Spare, _segmentBytes);
    }

    /// <summary>The sequence of the last record that was appended; 0 where there is none.</summary>
    public long LastSequence { get; private set; }

    /// <summary>The sequence of the last record that is durable; 0 where there is none.</summary>
    public long Committed { get; private set; }

    /// <summary>The longest payload of a record here.</summary>
    public int LargestPayload => (int)Math.Min(
        Limits.RecordPayloadBytes, _segmentBytes - RecordFrame.StartBytes - RecordFrame.Aligned(RecordFrame.Size(0)));

    /// <summary>Appends a record. It goes to the storage with the batch.</summary>
    /// <param name="kind">What the payload is; never <see cref="RecordKind.SegmentStart"/>.</param>
    /// <param name="sequence">One above <see cref="LastSequence"/>.</param>
    /// <param name="time">Milliseconds since 1970-01-01 UTC.</param>
    /// <param name="payload">At most <see cref="LargestPayload"/> bytes.</param>
    /// <exception cref="InvalidOperationException">
    /// Out of turn, or too large, or the storage has failed before.
    /// </exception>
    /// <exception cref="StorageException">The storage failed.</exception>
    public void Append(RecordKind kind, long sequence, long time, ReadOnlySpan<byte> payload)
    {
        if (_hasFailed
            || sequence != LastSequence + 1
            || kind is RecordKind.None or RecordKind.SegmentStart
            || payload.Length > LargestPayload)
        {
            ThrowNotAppended(kind, sequence, payload.Length);
        }

        int size = (int)RecordFrame.Aligned(RecordFrame.Size(payload.Length));
        if (_offset + _gathered + size > _room)
        {
            Roll(sequence, time);
        }

        Reserve(size);
        Span<byte> record = _buffer.AsSpan(_gathered, size);
        payload.CopyTo(record[RecordFrame.HeaderBytes..]);
        _chain = RecordFrame.Write(record, kind, _unsynced, _chain, sequence, time, payload.Length);
        _gathered += size;
        _unsynced++;
        LastSequence = sequence;
        if (_gathered >= SpillBytes || _unsynced > ushort.MaxValue)
        {
            Spill();
        }
    }

    /// <summary>
    /// Returns when every record that was appended is durable: one write, one sync, and the note of it that recovery
    /// reads.
    /// </summary>
    /// <exception cref="InvalidOperationException">The storage has failed before.</exception>
    /// <exception cref="StorageException">
    /// The storage failed; nothing since the last commit may be acknowledged.
    /// </exception>
    public void Commit()
    {
        if (_hasFailed)
        {
            ThrowFailed();
        }

        if (Committed == LastSequence)
        {
            return;
        }

        _hasFailed = true;
        WriteGathered();
        Sync();
        _acknowledged.Write(LastSequence);
        Committed = LastSequence;
        _hasFailed = false;
    }

    /// <summary>Closes the files. What was not committed is not written.</summary>
    public void Dispose()
    {
        _hasFailed = true;
        _segment?.Dispose();
        _acknowledged.Dispose();
    }

    /// <summary>
    /// Goes over to the next segment. It gets its name when the segment before is durable and its own start is, so that
    /// a segment with a name never lacks anything before it.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Roll(long sequence, long time)
    {
        _hasFailed = true;
        if (_segment is not null)
        {
            WriteGathered();
            Sync();
            _segment.Dispose();
        }

        Span<byte> start = stackalloc byte[RecordFrame.StartBytes];
        _chain = RecordFrame.Write(start, RecordKind.SegmentStart, 0, _chain, sequence, time, 0);
        using (IStorageFile spare = _spare.Take())
        {
            spare.Write(start, 0);
            spare.Sync();
        }

        string name = Segments.NameOf(sequence);
        _storage.Rename(Segments.Spare, name);
        _storage.SyncDirectory();
        _segment = _storage.OpenToWrite(name);
        _room = _segmentBytes;
        _offset = RecordFrame.StartBytes;
        _spare = _storage.CreateAhead(Segments.Spare, _segmentBytes);
        _hasFailed = false;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Spill()
    {
        _hasFailed = true;
        WriteGathered();
        if (_unsynced > ushort.MaxValue)
        {
            Sync();
        }

        _hasFailed = false;
    }

    private void WriteGathered()
    {
        if (_gathered > 0)
        {
            _segment!.Write(_buffer.AsSpan(0, _gathered), _offset);
            _offset += _gathered;
            _gathered = 0;
        }
    }

    private void Sync()
    {
        _segment!.Sync();
        _unsynced = 0;
    }

    private void Reserve(int bytes)
    {
        if (bytes > _buffer.Length - _gathered)
        {
            Grow(bytes);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int bytes) =>
        Array.Resize(ref _buffer, (int)BitOperations.RoundUpToPowerOf2((uint)(_gathered + bytes)));

    [DoesNotReturn]
    private void ThrowNotAppended(RecordKind kind, long sequence, int payloadBytes)
    {
        if (_hasFailed)
        {
            ThrowFailed();
        }

        throw new InvalidOperationException(payloadBytes > LargestPayload
            ? $"record {sequence} has a payload of {payloadBytes} bytes, and {LargestPayload} is the most"
            : $"record {sequence} of kind {kind} after {LastSequence} is out of turn");
    }

    [DoesNotReturn]
    private static void ThrowFailed() =>
        throw new InvalidOperationException("the storage of the journal has failed, or the writer is closed");
}
