using System.Diagnostics;

namespace MediaRouting.OpenWire;

/// <summary>
/// The byte stream to the broker: one reader, writers one at a time, and when each direction was last alive.
/// </summary>
internal sealed class Wire(Stream stream) : IDisposable
{
    private readonly Lock _writing = new();
    private readonly FrameLog _inbound = new();
    private readonly FrameLog _outbound = new();
    private long _lastRead = Stopwatch.GetTimestamp();
    private long _lastWrite = Stopwatch.GetTimestamp();
    private long _writeStarted;

    /// <summary>Time since a byte came from the broker.</summary>
    public TimeSpan SinceRead => Stopwatch.GetElapsedTime(Volatile.Read(ref _lastRead));

    /// <summary>Time since something was written.</summary>
    public TimeSpan SinceWrite => Stopwatch.GetElapsedTime(Volatile.Read(ref _lastWrite));

    /// <summary>For how long the write in progress has been blocked; zero if there is none.</summary>
    public TimeSpan Blocked
    {
        get
        {
            long started = Volatile.Read(ref _writeStarted);
            return started == 0 ? TimeSpan.Zero : Stopwatch.GetElapsedTime(started);
        }
    }

    /// <summary>The last frames each way, for the reason of a failure.</summary>
    public string LastFrames => $"last frames, type/size, in: {_inbound}, out: {_outbound}";

    /// <summary>Reads what is there, waiting for the first byte; 0 at the end of the stream.</summary>
    public int Read(Span<byte> room)
    {
        int count = stream.Read(room);
        Volatile.Write(ref _lastRead, Stopwatch.GetTimestamp());
        return count;
    }

    /// <summary>Notes a frame that was read, given from its type on.</summary>
    public void NoteRead(ReadOnlySpan<byte> frame) => _inbound.Note(frame[0], frame.Length);

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

    private void WriteLocked(ReadOnlySpan<byte> frames)
    {
        _outbound.NoteAll(frames);
        Volatile.Write(ref _writeStarted, Stopwatch.GetTimestamp());
        stream.Write(frames);
        stream.Flush();
        Volatile.Write(ref _lastWrite, Stopwatch.GetTimestamp());
        Volatile.Write(ref _writeStarted, 0);
    }
}
