namespace MediaRouting.Tests.Adapters.Fuzz;

/// <summary>
/// The stream of a broker that says its next part after each write of the client, and after a certain part no more.
/// </summary>
/// <param name="parts">What it says.</param>
/// <param name="last">The part behind which the stream ends.</param>
/// <param name="cut">Bytes of one read at most; 0: all that there are.</param>
internal sealed class FuzzedBroker(List<byte[]> parts, int last, int cut) : Stream
{
    private readonly object _gate = new();
    private int _writes;
    private int _part;
    private int _position;
    private bool _isClosed;
    private long _before = -1;

    /// <summary>Bytes that the reading thread has allocated from its first read to its last.</summary>
    public long Allocated { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var now = GC.GetAllocatedBytesForCurrentThread();
        _before = _before < 0 ? now : _before;
        Allocated = now - _before;
        lock (_gate)
        {
            while (_part <= last && !_isClosed)
            {
                // The answer to the consumer and what follows it come together.
                if (_part >= _writes && _part < parts.Count - 1)
                {
                    Monitor.Wait(_gate);
                    continue;
                }

                var left = parts[_part].AsSpan(_position);
                if (!left.IsEmpty)
                {
                    left = left[..Math.Min(left.Length, Math.Min(buffer.Length, cut == 0 ? int.MaxValue : cut))];
                    left.CopyTo(buffer);
                    _position += left.Length;
                    return left.Length;
                }

                (_part, _position) = (_part + 1, 0);
            }

            return 0;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        lock (_gate)
        {
            _writes++;
            Monitor.PulseAll(_gate);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.PulseAll(_gate);
        }

        base.Dispose(disposing);
    }
}
