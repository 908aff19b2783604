using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using MediaRouting.Engine.Journal;
using MediaRouting.Engine.MessagePack;

namespace MediaRouting.Engine.Snapshot;

/// <summary>
/// Reads the records of a snapshot in their order and verifies each. <see cref="TryVerify"/> goes through the whole
/// file, hashes included, before anything is made of what is in it.
/// </summary>
internal sealed class SnapshotFrames : IDisposable
{
    private readonly string _name;
    private readonly long _sequence;
    private readonly FileWindow _window = new();
    private readonly long _length;
    private long _offset;
    private long _verified = -1;
    private uint _chain;

    /// <summary>Opens a snapshot.</summary>
    /// <param name="storage">Where it is.</param>
    /// <param name="sequence">The command sequence that it is of.</param>
    /// <exception cref="StorageException">It cannot be opened.</exception>
    public SnapshotFrames(IStorage storage, long sequence)
    {
        _name = Snapshots.NameOf(sequence);
        _sequence = sequence;
        var file = storage.OpenToRead(_name);
        _window.Open(file);
        _length = file.Length;
    }

    /// <summary>The first fault; null as long as there is none.</summary>
    public SnapshotFault? Fault { get; private set; }

    /// <summary>Bytes of the file behind what was read.</summary>
    public long BytesLeft => _length - _offset;

    /// <summary>The byte of the file where the items of the chunk begin that was read last.</summary>
    public long ChunkOffset { get; private set; }

    /// <summary>Refuses the file; false, always.</summary>
    public bool Refuse(long offset, string reason)
    {
        Fault ??= new SnapshotFault(_name, offset, reason);
        return false;
    }

    /// <summary>Reads a record of some kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="payload">What it says, good until the next call.</param>
    /// <param name="payloadOffset">Where in the file that stands.</param>
    public bool TryRecord(RecordKind kind, out ReadOnlySpan<byte> payload, out long payloadOffset)
    {
        payload = default;
        payloadOffset = _offset + RecordFrame.HeaderBytes;
        if (!TryFrame(out var frame))
        {
            return false;
        }

        if (frame.Kind != kind)
        {
            return Refuse(_offset, $"expected a record of kind {kind}, and it is of kind {(byte)frame.Kind}");
        }

        payload = frame.Payload;
        _chain = frame.Checksum;
        _offset = RecordFrame.Aligned(_offset + RecordFrame.Size(payload.Length));
        return true;
    }

    /// <summary>True if a chunk of this part is next.</summary>
    public bool IsNext(StatePart part)
    {
        if (!TryFrame(out var frame) || frame.Kind != RecordKind.SnapshotPart)
        {
            return false;
        }

        var reader = new MessagePackReader(frame.Payload);
        return reader.TryReadArrayHeader(out _) && reader.TryReadInteger(out var number) && number == (byte)part;
    }

    /// <summary>Reads a chunk of a part.</summary>
    public bool TryChunk(StatePart part, out int count, out ReadOnlySpan<byte> items)
    {
        count = 0;
        items = default;
        if (!TryRecord(RecordKind.SnapshotPart, out var payload, out var payloadOffset))
        {
            return false;
        }

        var reader = new MessagePackReader(payload);
        if (!reader.TryReadArrayHeader(out var length)
            || length != 2
            || !reader.TryReadInteger(out var number)
            || number != (byte)part
            || !reader.TryReadArrayHeader(out count))
        {
            return Refuse(payloadOffset + reader.Position, $"expected items of {part}");
        }

        ChunkOffset = payloadOffset + reader.Position;
        items = payload[reader.Position..];
        return true;
    }

    /// <summary>Goes through everything behind the start, which was read, and back there.</summary>
    /// <param name="last">The last part that the file has.</param>
    /// <param name="hash">The hash of the state that is in it.</param>
    public bool TryVerify(StatePart last, [NotNullWhen(true)] out StateHash? hash)
    {
        hash = null;
        var (offset, chain) = (_offset, _chain);
        var parts = StateHash.NewParts(last);
        using var items = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var part = StatePart.Configuration; (int)part < parts.Length; part++)
        {
            do
            {
                if (!TryChunk(part, out _, out var chunk))
                {
                    return false;
                }

                items.AppendData(chunk);
            }
            while (IsNext(part));

            parts[(int)part] = items.GetHashAndReset();
        }

        hash = StateHash.Of(parts);
        if (!TryEnd(hash))
        {
            return false;
        }

        (_offset, _verified, _chain) = (offset, -1, chain);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _window.Dispose();

    private bool TryEnd(StateHash hash)
    {
        if (!TryRecord(RecordKind.SnapshotEnd, out var payload, out var payloadOffset))
        {
            return false;
        }

        var expected = new MessagePackWriter();
        hash.Write(expected);
        return payload.SequenceEqual(expected.Written)
            ? _offset == _length || Refuse(_offset, "expected the end of the file")
            : Refuse(payloadOffset, "the hashes are not those of what is before them");
    }

    private bool TryFrame(out RecordFrame frame)
    {
        frame = default;
        if (Fault is not null)
        {
            return false;
        }

        var size = RecordFrame.Measure(_window.At(_offset, RecordFrame.HeaderBytes));
        var aligned = RecordFrame.Aligned(size);
        if (size == 0 || aligned > BytesLeft)
        {
            return Refuse(_offset, "expected a record, and there is none, or not all of it");
        }

        var bytes = _window.At(_offset, (int)aligned);
        if (bytes.Length < aligned)
        {
            return Refuse(_offset, "the file ends within the record");
        }

        frame = new RecordFrame(bytes[..size]);
        if (_verified == _offset)
        {
            return true;
        }

        if (!frame.IsIntact || bytes[size..(int)aligned].ContainsAnyExcept((byte)0))
        {
            return Refuse(_offset, "the record does not match its checksum");
        }

        _verified = _offset;
        return IsNext(frame);
    }

    private bool IsNext(RecordFrame frame)
    {
        if (frame.Version != RecordFrame.CurrentVersion)
        {
            return Refuse(_offset, $"the record is of version {frame.Version}, not {RecordFrame.CurrentVersion}");
        }

        if (frame.Sequence != _sequence)
        {
            return Refuse(_offset, $"the record is of sequence {frame.Sequence}, not {_sequence}");
        }

        return frame.Chain == _chain
            || Refuse(_offset, "the record did not follow the one before it when it was written");
    }
}
