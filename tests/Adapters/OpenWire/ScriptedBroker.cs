using System.Buffers.Binary;
using System.Collections.Concurrent;
using MediaRouting.OpenWire;

namespace MediaRouting.Tests.Adapters.OpenWire;

/// <summary>
/// The broker's end of a connection without a broker: greets, answers whatever asks for an answer, and says what a test
/// puts in. Its bytes arrive in pieces of a chosen size.
/// </summary>
internal sealed class ScriptedBroker(byte[]? greeting = null, int pieceBytes = int.MaxValue) : Stream
{
    private readonly BlockingCollection<byte[]> _toClient = [];
    private readonly ConcurrentQueue<byte[]> _fromClient = [];
    private byte[] _current = [];
    private int _position;
    private long _said;
    private long _read;
    private long _handled;

    /// <summary>Answers a command; null leaves it unanswered. Given the type and the command id.</summary>
    public Func<byte, int, byte[]?> Answer { get; set; } = static (_, id) => Response(id);

    /// <summary>The frames the client wrote, from their type on.</summary>
    public IReadOnlyCollection<byte[]> FromClient => _fromClient;

    /// <summary>Whether the client has done with everything that was said: it came back for more.</summary>
    public bool IsHandled => Volatile.Read(ref _handled) == Volatile.Read(ref _said);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static byte[] Response(int id)
    {
        byte[] frame = [0, 0, 0, 10, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(10), id);
        return frame;
    }

    /// <summary>An ExceptionResponse or, without an id, a ConnectionError.</summary>
    public static byte[] Error(int? id, string javaClass, string text)
    {
        var writer = new WireWriter(capacity: 64);
        writer.BeginCommand(id is null ? CommandType.ConnectionError : CommandType.ExceptionResponse, 0, false);
        if (id is not null)
        {
            writer.I32(id.Value);
        }

        writer.Bool(true);
        writer.StringOrNull(System.Text.Encoding.UTF8.GetBytes(javaClass));
        writer.StringOrNull(System.Text.Encoding.UTF8.GetBytes(text));
        if (id is null)
        {
            writer.Null();
        }

        writer.EndFrame();
        return writer.Written.ToArray();
    }

    /// <summary>Sends bytes to the client.</summary>
    public void Say(byte[] bytes)
    {
        Interlocked.Add(ref _said, bytes.Length);
        _toClient.Add(bytes);
    }

    /// <summary>Ends the stream behind what was said.</summary>
    public void HangUp() => _toClient.CompleteAdding();

    public override int Read(Span<byte> buffer)
    {
        Volatile.Write(ref _handled, _read);
        while (_position == _current.Length)
        {
            try
            {
                _current = _toClient.Take();
            }
            catch (InvalidOperationException)
            {
                return 0;
            }

            _position = 0;
        }

        int count = Math.Min(Math.Min(buffer.Length, pieceBytes), _current.Length - _position);
        _current.AsSpan(_position, count).CopyTo(buffer);
        _position += count;
        _read += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            int size = BinaryPrimitives.ReadInt32BigEndian(buffer);
            OnFrame(buffer.Slice(sizeof(int), size).ToArray());
            buffer = buffer[(sizeof(int) + size)..];
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
        if (!_toClient.IsAddingCompleted)
        {
            _toClient.CompleteAdding();
        }

        base.Dispose(disposing);
    }

    private void OnFrame(byte[] frame)
    {
        _fromClient.Enqueue(frame);
        if (frame[0] == (byte)CommandType.WireFormatInfo)
        {
            Say(greeting ?? Vectors.WireFormatBroker);
            return;
        }

        bool responseRequired = frame[5] == 1;
        int id = BinaryPrimitives.ReadInt32BigEndian(frame.AsSpan(1));
        if (responseRequired && Answer(frame[0], id) is { } answer && !_toClient.IsAddingCompleted)
        {
            Say(answer);
        }
    }
}
