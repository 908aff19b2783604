using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Trouble.Proxy;

/// <summary>A client and a broker that say what they are told to, with a proxy between them.</summary>
internal sealed class Peers : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly List<TcpClient> _sockets = [];

    public Peers()
    {
        _listener.Start();
        Proxy = new FaultProxy(((IPEndPoint)_listener.LocalEndpoint).Port);
    }

    public FaultProxy Proxy { get; }

    /// <summary>A frame of a type, filled up with its number.</summary>
    public static byte[] Frame(byte type, byte number, int size = 8)
    {
        byte[] frame = new byte[sizeof(int) + size];
        Array.Fill(frame, number);
        BinaryPrimitives.WriteInt32BigEndian(frame, size);
        frame[WireFault.TypeByte] = type;
        return frame;
    }

    /// <summary>Connects, and accepts it at the other end.</summary>
    public (NetworkStream Client, NetworkStream Broker) Connect()
    {
        var client = new TcpClient("127.0.0.1", Proxy.Port) { NoDelay = true };
        _sockets.Add(client);
        TcpClient broker = _listener.AcceptTcpClient();
        _sockets.Add(broker);
        return (Stream(client), Stream(broker));
    }

    public static byte[] Read(NetworkStream stream, int count)
    {
        byte[] bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>What still comes until the stream ends, in order (true) or at once (false).</summary>
    public static (byte[] Bytes, bool IsInOrder) ReadToEnd(NetworkStream stream)
    {
        var bytes = new MemoryStream();
        try
        {
            stream.CopyTo(bytes);
            return (bytes.ToArray(), true);
        }
        catch (IOException e)
            when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return (bytes.ToArray(), false);
        }
    }

    public void Dispose()
    {
        Proxy.Dispose();
        _sockets.ForEach(socket => socket.Dispose());
        _listener.Dispose();
    }

    private static NetworkStream Stream(TcpClient client)
    {
        NetworkStream stream = client.GetStream();
        stream.ReadTimeout = (int)Patience.TotalMilliseconds;
        return stream;
    }
}
