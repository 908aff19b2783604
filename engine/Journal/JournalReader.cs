using System.Runtime.CompilerServices;

namespace MediaRouting.Engine.Journal;

/// <summary>
/// Reads the records of a journal in order and verifies each: magic, version, length, checksum, chain, sequence, and
/// that one segment follows the other.
/// </summary>
/// <remarks>
/// It reads the segments that there are when it is made. It may run beside the writer: what is committed when it is
/// made is read whole, and behind that a record may be seen that is written in part.
/// </remarks>
public sealed class JournalReader : IDisposable
{
    private readonly IStorage _storage;
    private readonly long[] _segments;
    private readonly long _from;
    private readonly FileWindow _window = new();
    private int _unopened;
    private bool _isOpen;
    private bool _isOver;

    /// <summary>The end of the segments before the one in hand.</summary>
    private JournalEnd _before;

    // The place where the next record is expected.
    private long _segment;
    private long _offset;
    private uint _chain;
    private long _last;

    /// <summary>A reader of the journal from some sequence on.</summary>
    /// <param name="storage">Where the journal is.</param>
    /// <param name="from">
    /// The first sequence to be read. Records before it in its segment are verified too; segments before are not
    /// opened.
    /// </param>
    /// <exception cref="StorageException">The directory cannot be read.</exception>
    public JournalReader(IStorage storage, long from = 1)
    {
        _storage = storage;
        _from = from;
        _segments = Segments.List(storage);
        while (_unopened + 1 < _segments.Length && _segments[_unopened + 1] <= from)
        {
            _unopened++;
        }

        _last = _segments.Length == 0 ? 0 : _segments[_unopened] - 1;
    }

    /// <summary>Why the journal cannot be read any further; null as long as it can, and at its end.</summary>
    public JournalFault? Fault { get; private set; }

    /// <summary>
    /// The place behind the last record that was read. A segment without a record is no part of a journal: where the
    /// last one has none, this is in the segment before.
    /// </summary>
    public JournalEnd End => _last >= _segment ? new(_segment, _offset, _chain, _last) : _before;

    /// <summary>The sequence that the next record has to have.</summary>
    internal long NextSequence => _last + 1;

    /// <summary>Reads the next record.</summary>
    /// <param name="record">The record, valid until the next call.</param>
    /// <returns>False at the end of the journal, or where <see cref="Fault"/> says that it is not whole.</returns>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    public bool TryRead(out RecordFrame record)
    {
        while (TryReadNext(out record))
        {
            if (record.Sequence >= _from)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// Goes on behind damage: with the next whole record of a higher sequence, whatever was before it.
    /// </summary>
    /// <returns>False where there is none; then this reader is done.</returns>
    /// <exception cref="StorageException">The storage cannot be read.</exception>
    internal bool TryResume()
    {
        JournalEnd end = End;
        for (int i = 0; i < _segments.Length; i++)
        {
            long segment = _segments[i];
            if (segment < end.Segment)
            {
                continue;
            }

            _window.Open(_storage.OpenToRead(Segments.NameOf(segment)));
            long offset = segment == end.Segment ? end.Offset : 0;
            if (RecordSearch.TryFind(_window, end.LastSequence, ref offset, out RecordFrame record))
            {
                (_before, _segment, _offset, _unopened) = (end, segment, offset, i + 1);
                (_chain, _last) = (record.Chain, record.Sequence - 1);
                (_isOpen, _isOver, Fault) = (true, false, null);
                return true;
            }
        }

        _isOver = true;
        return false;
    }

    /// <summary>Closes the segment in hand.</summary>
    public void Dispose()
    {
        _isOver = true;
        _window.Dispose();
    }

    /// <summary>Reads a record that is in memory and as it should be; the rest is looked at without hurry.</summary>
    private bool TryReadNext(out RecordFrame record)
    {
        ReadOnlySpan<byte> bytes = _window.Peek(_offset);
        int size = RecordFrame.Measure(bytes);
        if (size != 0 && size <= bytes.Length && !_isOver)
        {
            record = new RecordFrame(bytes[..size]);
            if (record.IsIntact && IsNext(record))
            {
                Pass(record, size);
                return true;
            }
        }

        return TryReadSlowly(out record);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadSlowly(out RecordFrame record)
    {
        while (!_isOver)
        {
            if (!_isOpen)
            {
                OpenSegment();
            }
            else if (IsWritten())
            {
                return TryReadHere(out record);
            }
            else
            {
                _isOpen = false;
            }
        }

        record = default;
        return false;
    }

    private bool IsWritten()
    {
        ReadOnlySpan<byte> bytes = _window.At(_offset, sizeof(uint));
        return bytes.Length >= sizeof(uint) && bytes[..sizeof(uint)].ContainsAnyExcept((byte)0);
    }

    private bool TryReadHere(out RecordFrame record)
    {
        if (!TryFrame(_segment, _offset, out record))
        {
            return false;
        }

        if (!IsNext(record))
        {
            return Refuse(_segment, _offset, WhyNotNext(record));
        }

        Pass(record, RecordFrame.Size(record.Payload.Length));
        return true;
    }

    private void OpenSegment()
    {
        if (_unopened == _segments.Length)
        {
            _isOver = true;
            return;
        }

        long segment = _segments[_unopened];
        _window.Open(_storage.OpenToRead(Segments.NameOf(segment)));
        if (!TryFrame(segment, 0, out RecordFrame start))
        {
            return;
        }

        if (WhyNotStart(start, segment) is { } reason)
        {
            Refuse(segment, 0, reason);
            return;
        }

        _unopened++;
        _isOpen = true;
        _before = End;
        _segment = segment;
        _offset = RecordFrame.StartBytes;
        _chain = start.Checksum;
    }

    /// <summary>The intact record at some place; where there is none, that is the fault.</summary>
    private bool TryFrame(long segment, long offset, out RecordFrame frame)
    {
        frame = default;
        int size = RecordFrame.Measure(_window.At(offset, RecordFrame.HeaderBytes));
        if (size == 0)
        {
            return Refuse(segment, offset, "what is written here is no record", mayBeTorn: true);
        }

        ReadOnlySpan<byte> bytes = _window.At(offset, size);
        if (bytes.Length < size)
        {
            return Refuse(segment, offset, "the file ends within the record", mayBeTorn: true);
        }

        frame = new RecordFrame(bytes[..size]);
        return frame.IsIntact
            || Refuse(segment, offset, "the record does not match its checksum", mayBeTorn: true);
    }

    private bool IsNext(RecordFrame record) =>
        record.Sequence == _last + 1
        && record.Chain == _chain
        && record.Version == RecordFrame.CurrentVersion
        && record.IsNumbered;

    private string WhyNotNext(RecordFrame record)
    {
        if (record.Version != RecordFrame.CurrentVersion)
        {
            return WrongVersion(record);
        }

        if (!record.IsNumbered)
        {
            return $"a record of kind {(byte)record.Kind} is not known here";
        }

        return record.Sequence != _last + 1
            ? $"the record has sequence {record.Sequence}"
            : "the record did not follow the one before it when it was written: the chain is broken";
    }

    private string? WhyNotStart(RecordFrame start, long segment)
    {
        if (start.Version != RecordFrame.CurrentVersion)
        {
            return WrongVersion(start);
        }

        if (start.Kind != RecordKind.SegmentStart || start.Sequence != segment || start.Payload.Length != 0)
        {
            return "the segment does not begin as its name says";
        }

        if (segment != _last + 1)
        {
            return $"the segment begins with sequence {segment}, so records are missing or there twice";
        }

        return _segment != 0 && start.Chain != _chain
            ? "the segment did not follow the one before it when it was written: the chain is broken"
            : null;
    }

    private static string WrongVersion(RecordFrame record) =>
        $"the record is of version {record.Version}, and this program reads version {RecordFrame.CurrentVersion}";

    private void Pass(RecordFrame record, int size)
    {
        _offset = RecordFrame.Aligned(_offset + size);
        _chain = record.Checksum;
        _last = record.Sequence;
    }

    private bool Refuse(long segment, long offset, string reason, bool mayBeTorn = false)
    {
        _isOver = true;
        Fault = new JournalFault(Segments.NameOf(segment), offset, _last + 1, reason) { MayBeTorn = mayBeTorn };
        return false;
    }
}
