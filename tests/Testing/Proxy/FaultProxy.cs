using System.Net;
using System.Net.Sockets;

namespace MediaRouting.Testing;

/// <summary>
/// A wire between a client and a broker that can be broken at will: listens on a free loopback port, and passes frames
/// (a size of four bytes, then so many bytes) on to the broker and back. Without faults it changes nothing.
/// </summary>
public sealed class FaultProxy : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly IPEndPoint _broker;
    private readonly Thread _thread;

    // Guards the two lists and the count.
    private readonly Lock _gate = new();
    private readonly List<WireFault> _faults = [];
    private readonly List<ProxiedConnection> _connections = [];
    private int _accepted;
    private bool _isClosed;

    /// <summary>Begins to listen.</summary>
    /// <param name="brokerPort">Where the broker listens on the loopback address; it need not be there yet.</param>
    public FaultProxy(int brokerPort)
    {
        _broker = new IPEndPoint(IPAddress.Loopback, brokerPort);
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen();
        _thread = new Thread(Accept) { Name = "proxy", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Where it listens on the loopback address.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>Connections that were passed on to the broker so far.</summary>
    public int Accepted
    {
        get
        {
            lock (_gate)
            {
                return _accepted;
            }
        }
    }

    /// <summary>Has a fault strike when its place comes; of two for the same frame the one planned first.</summary>
    public WireFault Plan(WireFault fault)
    {
        lock (_gate)
        {
            _faults.Add(fault);
        }

        return fault;
    }

    /// <summary>Ends every connection there is.</summary>
    public void CutAll(bool isReset = false)
    {
        ProxiedConnection[] connections;
        lock (_gate)
        {
            connections = [.. _connections];
        }

        Array.ForEach(connections, connection => connection.End(isReset));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ProxiedConnection[] connections;
        lock (_gate)
        {
            _isClosed = true;
            connections = [.. _connections];
        }

        _listener.Dispose();
        Array.ForEach(connections, connection => connection.End(isReset: true));
        Array.ForEach(connections, connection => connection.Join());
        _thread.Join();
    }

    /// <summary>The fault that strikes a frame, if any.</summary>
    internal WireFault? Next(Heading heading, in PassingFrame frame)
    {
        lock (_gate)
        {
            foreach (WireFault fault in _faults)
            {
                if (fault.Heading == heading && fault.Concerns(in frame))
                {
                    _faults.Remove(fault);
                    return fault;
                }
            }
        }

        return null;
    }

    internal void Forget(ProxiedConnection connection)
    {
        lock (_gate)
        {
            _connections.Remove(connection);
        }
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                Connect(_listener.Accept());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The listener was closed.
        }
    }

    private void Connect(Socket client)
    {
        var broker = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            broker.Connect(_broker);
        }
        catch (SocketException)
        {
            broker.Dispose();
            client.Dispose();
            return;
        }

        lock (_gate)
        {
            if (!_isClosed)
            {
                _connections.Add(new ProxiedConnection(this, client, broker));
                _accepted++;
                return;
            }
        }

        broker.Dispose();
        client.Dispose();
    }
}
