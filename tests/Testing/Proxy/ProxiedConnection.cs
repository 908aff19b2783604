using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;

namespace MediaRouting.Testing;

/// <summary>One connection through a <see cref="FaultProxy"/>: two sockets, and a thread for each direction.</summary>
internal sealed class ProxiedConnection
{
    private readonly FaultProxy _proxy;
    private readonly Socket _client;
    private readonly Socket _broker;
    private readonly Thread[] _threads;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _openWays = 2;

    /// <summary>Begins to pass frames on; owns both sockets.</summary>
    public ProxiedConnection(FaultProxy proxy, Socket client, Socket broker)
    {
        (_proxy, _client, _broker) = (proxy, client, broker);
        (_client.NoDelay, _broker.NoDelay) = (true, true);
        _threads =
        [
            new Thread(() => Run(Heading.ToBroker, _client, _broker)) { Name = "proxy to broker", IsBackground = true },
            new Thread(() => Run(Heading.ToClient, _broker, _client)) { Name = "proxy to client", IsBackground = true },
        ];
        Array.ForEach(_threads, thread => thread.Start());
    }

    /// <summary>Ends it both ways, in order or at once.</summary>
    public void End(bool isReset)
    {
        _ended.TrySetResult();
        foreach (Socket socket in new[] { _client, _broker })
        {
            try
            {
                if (isReset)
                {
                    socket.LingerState = new LingerOption(enable: true, seconds: 0);
                }
                else
                {
                    socket.Shutdown(SocketShutdown.Both);
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // It had ended already.
            }

            socket.Dispose();
        }
    }

    /// <summary>Waits for both threads; it has been ended.</summary>
    public void Join() => Array.ForEach(_threads, thread => thread.Join());

    private void Run(Heading heading, Socket from, Socket to)
    {
        try
        {
            var way = new Way(this, heading, to);
            using var stream = new BufferedStream(new Inflow(from, way), bufferSize: 64 * 1024);
            while (TryRead(stream, out byte[] frame))
            {
                way.Pass(frame);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            End(isReset: true);
        }

        if (Interlocked.Decrement(ref _openWays) == 0)
        {
            End(isReset: false);
            _proxy.Forget(this);
        }
    }

    /// <summary>The next frame; what an ending connection leaves unfinished counts as none.</summary>
    private static bool TryRead(Stream stream, out byte[] frame)
    {
        Span<byte> size = stackalloc byte[sizeof(int)];
        frame = [];
        if (stream.ReadAtLeast(size, size.Length, throwOnEndOfStream: false) < size.Length)
        {
            return false;
        }

        frame = new byte[sizeof(int) + BinaryPrimitives.ReadInt32BigEndian(size)];
        size.CopyTo(frame);
        Span<byte> rest = frame.AsSpan(sizeof(int));
        return stream.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) == rest.Length;
    }

    /// <summary>
    /// What comes in on one side. A delay holds back each piece of it as it was read, not each frame: the wire is slow,
    /// and does not carry less the slower the machine is that plays it.
    /// </summary>
    private sealed class Inflow(Socket from, Way way) : NetworkStream(from)
    {
        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            int read = Socket.Receive(buffer);
            way.HoldBack();
            return read;
        }
    }

    /// <summary>What passes in one direction, and what faults have made of it.</summary>
    private sealed class Way(ProxiedConnection connection, Heading heading, Socket to)
    {
        private int _frames;
        private long _bytes;
        private TimeSpan _pause;
        private bool _isTrickling;
        private bool _isSwallowing;

        /// <summary>Waits for as long as what has just come is late.</summary>
        public void HoldBack()
        {
            long start = Stopwatch.GetTimestamp();
            for (TimeSpan left = _pause; left > TimeSpan.Zero; left = _pause - Stopwatch.GetElapsedTime(start))
            {
                // In whole milliseconds, and it may return before the last of them is over.
                if (connection._ended.Task.Wait((int)Math.Ceiling(left.TotalMilliseconds)))
                {
                    return;
                }
            }
        }

        public void Pass(byte[] frame)
        {
            var passing = new PassingFrame(++_frames, _bytes, frame);
            _bytes += frame.Length;
            if (_isSwallowing)
            {
                return;
            }

            WireFault? fault = connection._proxy.Next(heading, in passing);
            if (fault is null)
            {
                Write(frame);
                return;
            }

            Strike(fault, fault.PlaceIn(in passing), frame);
            fault.HasStruck();
        }

        private void Strike(WireFault fault, int place, byte[] frame)
        {
            switch (fault.Kind)
            {
                case WireFaultKind.Cut or WireFaultKind.Reset:
                    Write(frame.AsSpan(0, place));
                    connection.End(fault.Kind == WireFaultKind.Reset);

                    // Frames behind it may be in the buffer already: they are not on any wire for a fault to strike.
                    _isSwallowing = true;
                    break;
                case WireFaultKind.Swallow:
                    Write(frame.AsSpan(0, place));
                    _isSwallowing = true;
                    break;
                case WireFaultKind.Delay:
                    _pause = fault.Pause;
                    HoldBack();
                    Write(frame);
                    break;
                case WireFaultKind.Trickle:
                    Write(frame.AsSpan(0, place));
                    _isTrickling = true;
                    Write(frame.AsSpan(place));
                    break;
                case WireFaultKind.Replay:
                    Write(frame);
                    Write(frame.AsSpan(place));
                    break;
                case WireFaultKind.Corrupt:
                    frame[place] ^= fault.Mask;
                    Write(frame);
                    break;
                case WireFaultKind.Truncate:
                    Write(frame.AsSpan(0, place));
                    break;
            }
        }

        private void Write(ReadOnlySpan<byte> bytes)
        {
            int step = _isTrickling ? 1 : Math.Max(bytes.Length, 1);
            for (; !bytes.IsEmpty; bytes = bytes[step..])
            {
                SendAll(bytes[..step]);
            }
        }

        private void SendAll(ReadOnlySpan<byte> bytes)
        {
            while (!bytes.IsEmpty)
            {
                bytes = bytes[to.Send(bytes)..];
            }
        }
    }
}
