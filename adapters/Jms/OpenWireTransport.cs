using System.Net.Sockets;
using MediaRouting.OpenWire;

namespace MediaRouting.Jms;

/// <summary>
/// The transport port over OpenWire: connections to one ActiveMQ broker of a list. Each <see cref="Connect"/> is one
/// attempt at one broker, the next at the next of the list, and after the last at the first.
/// </summary>
/// <remarks>
/// A connection on which something was committed is first tried again where it was: only that broker can tell what it
/// has of a transaction whose outcome is not known (6-openwire 6.2). For use by one thread; <see cref="Broker"/> by
/// any.
/// </remarks>
/// <param name="brokers">
/// Where and as whom, at least one, in the order in which they are tried. The connection id belongs to the store of
/// outgoing sequence numbers: by both together a broker recognises what it already has.
/// </param>
public sealed class OpenWireTransport(params IReadOnlyList<OpenWireOptions> brokers) : IJmsTransport
{
    private int _next;
    private int _current;
    private int _refusals;

    /// <summary>Place in the list, from 0, of the broker that was tried last or is connected.</summary>
    public int Broker => Volatile.Read(ref _current);

    /// <summary>Makes one attempt at one broker.</summary>
    /// <exception cref="JmsException">
    /// <see cref="JmsFailure.Refused"/> once every broker of the list has refused, one after the other; as long as
    /// another may take us it is <see cref="JmsFailure.Lost"/>.
    /// </exception>
    public IJmsConnection Connect(IJmsListener listener)
    {
        var broker = Volatile.Read(ref _next);
        Volatile.Write(ref _next, (broker + 1) % brokers.Count);
        Volatile.Write(ref _current, broker);
        try
        {
            var connection = OpenWireConnection.Connect(brokers[broker], new OpenWireJmsListener(listener));
            _refusals = 0;
            return new OpenWireJmsConnection(connection, () => Volatile.Write(ref _next, broker));
        }
        catch (OpenWireException e)
        {
            _refusals = e.Failure == OpenWireFailure.Refused ? _refusals + 1 : 0;
            throw new JmsException(_refusals < brokers.Count ? JmsFailure.Lost : JmsFailure.Refused, e.Message, e);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            // No socket to be had: it may be different in a moment.
            _refusals = 0;
            throw new JmsException(JmsFailure.Lost, e.Message, e);
        }
    }
}
