using System.Net;
using System.Net.Sockets;

namespace MediaRouting.OpenWire;

/// <summary>
/// Opens the TCP connection. The socket stays a blocking one: that is the way to read and write without allocating.
/// </summary>
internal static class BrokerSocket
{
    public static Stream Connect(string host, int port, TimeSpan timeout)
    {
        Exception? last = null;
        foreach (IPAddress address in Resolve(host, port, timeout))
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

            // A blocking connect has no timeout of its own; closing the socket ends it.
            using var deadline = new Timer(
                static state => ((Socket)state!).Dispose(), socket, timeout, Timeout.InfiniteTimeSpan);
            try
            {
                socket.Connect(address, port);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                socket.Dispose();
                last = e;
            }
        }

        throw Unreachable(host, port, last is ObjectDisposedException ? "no answer in time" : last?.Message, last);
    }

    private static IPAddress[] Resolve(string host, int port, TimeSpan timeout)
    {
        try
        {
            return Dns.GetHostAddressesAsync(host).WaitAsync(timeout).GetAwaiter().GetResult();
        }
        catch (Exception e) when (e is SocketException or TimeoutException or ArgumentException)
        {
            throw Unreachable(host, port, e.Message, e);
        }
    }

    private static OpenWireException Unreachable(string host, int port, string? reason, Exception? inner) =>
        new(OpenWireFailure.Lost, $"cannot reach the broker at {host}:{port}: {reason ?? "no address"}", inner);
}
