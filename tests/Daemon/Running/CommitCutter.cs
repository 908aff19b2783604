using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace MediaRouting.Tests.Daemon.Running;

/// <summary>
/// Stands between a daemon and its broker and takes away the answer to every so-many-th commit, and the connection with
/// it: the broker has the transaction, and the daemon cannot know.
/// </summary>
internal sealed class CommitCutter : IDisposable
{
    private const byte TransactionInfo = 7;
    private const byte CommitOnePhase = 2;
    private const byte TextMessage = 28;
    private const byte Response = 30;

    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly List<Socket> _sockets = [];
    private readonly List<Thread> _threads = [];
    private readonly int _brokerPort;
    private readonly int _every;
    private int _commits;
    private int _cuts;
    private int _messages;
    private bool _isEnding;

    public CommitCutter(int brokerPort, int every)
    {
        (_brokerPort, _every) = (brokerPort, every);
        _listener.Start();
        Begin(Accept);
    }

    /// <summary>Where the daemon finds its broker.</summary>
    public string Address => $"tcp://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Answers taken away.</summary>
    public int Cuts => Volatile.Read(ref _cuts);

    /// <summary>Texts that the daemon sent, repetitions counted.</summary>
    public int Messages => Volatile.Read(ref _messages);

    public void Dispose()
    {
        Thread[] threads;
        lock (_sockets)
        {
            _isEnding = true;
            _sockets.ForEach(socket => socket.Dispose());
            threads = [.. _threads];
        }

        _listener.Stop();
        Array.ForEach(threads, thread => thread.Join());
    }

    private void Begin(Action run)
    {
        var thread = new Thread(() => Unbroken(run)) { IsBackground = true };
        lock (_sockets)
        {
            _threads.Add(thread);
        }

        thread.Start();
    }

    private void Accept()
    {
        while (true)
        {
            Socket daemon = Track(_listener.AcceptSocket());
            Socket broker = Track(new Socket(SocketType.Stream, ProtocolType.Tcp));
            broker.Connect(IPAddress.Loopback, _brokerPort);
            var cut = new Cut();
            Begin(() => Relay(daemon, broker, frame => Note(frame, cut)));
            Begin(() => Relay(broker, daemon, frame => MustEnd(frame, cut)));
        }
    }

    private Socket Track(Socket socket)
    {
        lock (_sockets)
        {
            _sockets.Add(socket);
            ObjectDisposedException.ThrowIf(_isEnding, this);
        }

        return socket;
    }

    private bool Note(byte[] frame, Cut cut)
    {
        if (frame[0] == TextMessage)
        {
            Interlocked.Increment(ref _messages);
        }

        if (frame[0] == TransactionInfo && frame[^1] == CommitOnePhase && ++_commits % _every == 0)
        {
            cut.IsDue = true;
        }

        return false;
    }

    private bool MustEnd(byte[] frame, Cut cut)
    {
        bool ends = cut.IsDue && frame[0] == Response;
        if (ends)
        {
            Interlocked.Increment(ref _cuts);
        }

        return ends;
    }

    private static void Relay(Socket from, Socket to, Func<byte[], bool> mustEnd)
    {
        using (to)
        {
            using var source = new NetworkStream(from, ownsSocket: true);
            byte[] size = new byte[sizeof(int)];
            while (true)
            {
                source.ReadExactly(size);
                byte[] frame = new byte[BinaryPrimitives.ReadInt32BigEndian(size)];
                source.ReadExactly(frame);
                if (mustEnd(frame))
                {
                    return;
                }

                to.Send(size);
                to.Send(frame);
            }
        }
    }

    private static void Unbroken(Action run)
    {
        try
        {
            run();
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException)
        {
            // The one end has gone, and the other with it.
        }
    }

    /// <summary>Whether the next answer to the daemon is to be taken away.</summary>
    private sealed class Cut
    {
        public volatile bool IsDue;
    }
}
