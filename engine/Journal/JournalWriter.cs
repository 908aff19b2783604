using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.Journal;

/// <summary>
/// Appends records: <see cref="Begin"/>, the payload, <see cref="End"/>, for as many as there are, then
/// <see cref="Commit"/>, which returns when all of them are durable.
/// </summary>
/// <remarks>
/// For one thread. Nothing is allocated for a record once the buffer has grown to what a batch needs. A storage that
/// failed is not asked again: after a <see cref="StorageException"/> the writer refuses everything, and what was not
/// committed must not be acknowledged.
/// </remarks>
public sealed class JournalWriter : IBufferWriter<byte>, IDisposable
{
    /// <summary>The start of a segment and one record of no payload.</summary>
    public const int SmallestSegmentBytes = 128;

    private const int InitialBytes = 16 * 1024;

    /// <summary>What may follow a payload: its checksum and padding.</summary>
    private const int FrameEndBytes = 16;

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

    // The buffer: records that have ended, then the one that has begun.
    private byte[] _buffer = new byte[InitialBytes];
    private int _gathered;
    private int _position;
    private bool _hasBegun;
    private RecordKind _kind;
    private long _sequence;
    private long _time;

    /// <summary>Goes on with a journal that was scanned and settled, or begins one.</summary>
    /// <param name="storage">Where the journal is, locked.</param>
    /// <param name="end">Where its records end; the default for a new one.</param>
    /// <param name="segmentBytes">Length of a new segment; at least <see cref="SmallestSegmentBytes"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A segment would be too short.</exception>
    /// <exception cref="StorageException">The storage failed.</exception>
    public JournalWriter(IStorage storage, JournalEnd end, long segmentBytes = Limits.SegmentBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(segmentBytes, SmallestSegmentBytes);
        _storage = storage;
        _segmentBytes = segmentBytes;
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
        _spare = storage.CreateAhead(Segments.Spare, segmentBytes);
    }

    /// <summary>The sequence of the last record that has ended; 0 where there is none.</summary>
    public long LastSequence { get; private set; }

    /// <summary>The sequence of the last record that is durable; 0 where there is none.</summary>
    public long Committed { get; private set; }

    /// <summary>The longest payload of a record here.</summary>
    public int LargestPayload => (int)Math.Min(
        Limits.RecordPayloadBytes, _segmentBytes - RecordFrame.StartBytes - RecordFrame.HeaderBytes - FrameEndBytes);

    /// <summary>Begins a record; its payload is what is written until <see cref="End"/>.</summary>
    /// <param name="kind">What the payload is; never <see cref="RecordKind.SegmentStart"/>.</param>
    /// <param name="sequence">One above <see cref="LastSequence"/>.</param>
    /// <param name="time">Milliseconds since 1970-01-01 UTC.</param>
    /// <exception cref="InvalidOperationException">Out of turn, or the storage has failed.</exception>
    public void Begin(RecordKind kind, long sequence, long time)
    {
        if (_hasBegun
            || _hasFailed
            || sequence != LastSequence + 1
            || kind is RecordKind.None or RecordKind.SegmentStart)
        {
            ThrowOutOfTurn($"record {sequence} of kind {kind} after {LastSequence}");
        }

        _hasBegun = true;
        _kind = kind;
        _sequence = sequence;
        _time = time;
        _position = _gathered + RecordFrame.HeaderBytes;
    }

    /// <summary>Room for the next bytes of the payload; <see cref="Advance"/> says how many were written.</summary>
    /// <param name="sizeHint">The least room that is needed.</param>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <inheritdoc cref="GetSpan"/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _buffer.AsMemory(_position, _buffer.Length - FrameEndBytes - _position);
    }

    /// <summary>Counts bytes that were written to the room as payload.</summary>
    public void Advance(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _buffer.Length - FrameEndBytes - _position);
        _position += count;
    }

    /// <summary>Appends bytes to the payload.</summary>
    public void Append(ReadOnlySpan<byte> payload)
    {
        Reserve(payload.Length);
        payload.CopyTo(_buffer.AsSpan(_position));
        _position += payload.Length;
    }

    /// <summary>Ends the record. It goes to the storage with the batch.</summary>
    /// <exception cref="InvalidOperationException">
    /// None has begun, or its payload is over <see cref="LargestPayload"/>.
    /// </exception>
    /// <exception cref="StorageException">The storage failed.</exception>
    public void End()
    {
        int payload = _position - _gathered - RecordFrame.HeaderBytes;
        if (!_hasBegun || payload > LargestPayload)
        {
            ThrowNoRecord(payload);
        }

        Reserve(0);
        int size = (int)RecordFrame.Aligned(RecordFrame.Size(payload));
        if (_offset + _gathered + size > _room)
        {
            Roll();
        }

        _chain = RecordFrame.Write(
            _buffer.AsSpan(_gathered, size), _kind, _unsynced, _chain, _sequence, _time, payload);
        _gathered += size;
        _unsynced++;
        LastSequence = _sequence;
        _hasBegun = false;
        if (_gathered >= SpillBytes || _unsynced > ushort.MaxValue)
        {
            Spill();
        }
    }

    /// <summary>
    /// Returns when every record that has ended is durable: one write, one sync, and the note of it that recovery
    /// reads.
    /// </summary>
    /// <exception cref="InvalidOperationException">A record has not ended, or the storage has failed.</exception>
    /// <exception cref="StorageException">
    /// The storage failed; nothing since the last commit may be acknowledged.
    /// </exception>
    public void Commit()
    {
        if (_hasBegun || _hasFailed)
        {
            ThrowOutOfTurn("commit");
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
    private void Roll()
    {
        _hasFailed = true;
        if (_segment is not null)
        {
            int begun = _gathered;
            WriteGathered();
            Sync();
            _segment.Dispose();
            _buffer.AsSpan(begun, _position - begun).CopyTo(_buffer);
            _position -= begun;
        }

        Span<byte> start = stackalloc byte[RecordFrame.StartBytes];
        _chain = RecordFrame.Write(start, RecordKind.SegmentStart, 0, _chain, _sequence, _time, 0);
        using (IStorageFile spare = _spare.Take())
        {
            spare.Write(start, 0);
            spare.Sync();
        }

        string name = Segments.NameOf(_sequence);
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

    /// <summary>Makes the buffer hold so many bytes more of the payload, and what follows a payload.</summary>
    private void Reserve(int bytes)
    {
        long needed = (long)_position + bytes + FrameEndBytes;
        if (needed > _buffer.Length)
        {
            Grow(needed);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(long needed) =>
        Array.Resize(ref _buffer, checked((int)BitOperations.RoundUpToPowerOf2((ulong)needed)));

    [DoesNotReturn]
    private void ThrowOutOfTurn(string attempt) => throw new InvalidOperationException(
        _hasFailed ? $"{attempt}: the storage of the journal has failed, or it is closed" : $"{attempt}: out of turn");

    [DoesNotReturn]
    private void ThrowNoRecord(int payloadBytes) => throw new InvalidOperationException(
        _hasBegun
            ? $"record {_sequence} has a payload of {payloadBytes} bytes, and {LargestPayload} is the most"
            : "no record has begun");
}
