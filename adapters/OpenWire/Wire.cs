namespace MediaRouting.OpenWire;

/// <summary>
/// The byte stream to the broker: one reader, writers one at a time, and when each direction was last alive.
/// </summary>
internal sealed class Wire(Stream stream, TimeProvider clock) : IDisposable
{
    // Of a frame that is under way this much is as good as a whole one: the line is slow, and not the frame unreal.
    private const int GoodProgressBytes = 8 * 1024;

    private readonly Lock _writing = new();
    private readonly FrameLog _inbound = new();
    private readonly FrameLog _outbound = new();
    private long _lastRead = clock.GetTimestamp();
    private long _lastProgress = clock.GetTimestamp();
    private long _lastWrite = clock.GetTimestamp();
    private long _writeStarted;
    private int _sinceProgress;

    /// <summary>Time since a byte came from the broker.</summary>
    public TimeSpan SinceRead => clock.GetElapsedTime(Volatile.Read(ref _lastRead));

    /// <summary>Time since a frame from the broker ended, or 8 KiB of one that is under way had come.</summary>
    public TimeSpan SinceProgress => clock.GetElapsedTime(Volatile.Read(ref _lastProgress));

    /// <summary>Time since something was written.</summary>
    public TimeSpan SinceWrite => clock.GetElapsedTime(Volatile.Read(ref _lastWrite));

    /// <summary>For how long the write in progress has been blocked; zero if there is none.</summary>
    public TimeSpan Blocked
    {
        get
        {
            long started = Volatile.Read(ref _writeStarted);
            return started == 0 ? TimeSpan.Zero : clock.GetElapsedTime(started);
        }
    }

    /// <summary>The last frames each way, for the reason of a failure.</summary>
    public string LastFrames => $"last frames, type/size, in: {_inbound}, out: {_outbound}";

    /// <summary>Reads what is there, waiting for the first byte; 0 at the end of the stream.</summary>
    public int Read(Span<byte> room)
    {
        int count = stream.Read(room);
        Volatile.Write(ref _lastRead, clock.GetTimestamp());
        _sinceProgress += count;
        if (_sinceProgress >= GoodProgressBytes)
        {
            NoteProgress();
        }

        return count;
    }

    /// <summary>Notes a frame that was read, given from its type on.</summary>
    public void NoteRead(ReadOnlySpan<byte> frame)
    {
        NoteProgress();
        _inbound.Note(frame[0], frame.Length);
    }

    /// <summary>Writes whole frames in one write, after whatever is being written.</summary>
    public void Write(ReadOnlySpan<byte> frames)
    {
        lock (_writing)
        {
            WriteLocked(frames);
        }
    }

    /// <summary>Writes whole frames unless a write is in progress, which proves as well that we are alive.</summary>
    public bool TryWrite(ReadOnlySpan<byte> frames)
    {
        if (!_writing.TryEnter())
        {
            return false;
        }

        try
        {
            WriteLocked(frames);
            return true;
        }
        finally
        {
            _writing.Exit();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    private void NoteProgress()
    {
        _sinceProgress = 0;
        Volatile.Write(ref _lastProgress, _lastRead);
    }

    private void WriteLocked(ReadOnlySpan<byte> frames)
    {
        _outbound.NoteAll(frames);
        Volatile.Write(ref _writeStarted, clock.GetTimestamp());
        stream.Write(frames);
        stream.Flush();
        Volatile.Write(ref _lastWrite, clock.GetTimestamp());
        Volatile.Write(ref _writeStarted, 0);
    }
}
