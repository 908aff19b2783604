using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace MediaRouting.Daemon;

/// <summary>
/// Tells whoever supervises the process how it fares, over the datagram socket that the environment names (sd_notify(3)
/// and sd_watchdog_enabled(3) of systemd). Without such a socket nobody is told anything.
/// </summary>
internal sealed class ServiceSupervisor : IDisposable
{
    // A supervisor that reads nothing does not hold up a start or an end for longer.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly UnixDomainSocketEndPoint? _address;
    private readonly Func<bool> _isAlive;
    private readonly ILogger _logger;
    private readonly Timer? _watchdog;

    /// <summary>As the environment says.</summary>
    /// <param name="variable">The value of an environment variable, or null.</param>
    /// <param name="isAlive">While it says so the watchdog is kept from biting; any thread, must not block.</param>
    /// <param name="logger">Takes a line if the socket does not take ours.</param>
    public ServiceSupervisor(Func<string, string?> variable, Func<bool> isAlive, ILogger logger)
    {
        _isAlive = isAlive;
        _logger = logger;
        if (variable("NOTIFY_SOCKET") is not { Length: > 1 } socket || socket[0] is not ('/' or '@'))
        {
            return;
        }

        // An abstract address is written with an @ where its bytes have a zero.
        _address = new UnixDomainSocketEndPoint(socket[0] == '@' ? '\0' + socket[1..] : socket);
        if (WatchdogPeriod(variable) is { } period)
        {
            // Half of it, as the supervisor advises: one that comes late does no harm.
            _watchdog = new Timer(_ => KeepFromBiting(), null, TimeSpan.Zero, period / 2);
        }
    }

    /// <summary>Messages are taken in and answered.</summary>
    public void Ready() => Tell("READY=1\nSTATUS=serving", mayWait: true);

    /// <summary>Nothing new is taken in any more.</summary>
    public void Stopping() => Tell("STOPPING=1\nSTATUS=draining", mayWait: true);

    /// <inheritdoc/>
    public void Dispose() => _watchdog?.Dispose();

    private static TimeSpan? WatchdogPeriod(Func<string, string?> variable)
    {
        var own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var isOurs = string.Equals(variable("WATCHDOG_PID") ?? own, own, StringComparison.Ordinal);
        return isOurs
            && long.TryParse(
                variable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds)
            && microseconds > 0
                ? TimeSpan.FromMicroseconds(microseconds)
                : null;
    }

    private void KeepFromBiting()
    {
        if (_isAlive())
        {
            // The next one comes soon.
            Tell("WATCHDOG=1", mayWait: false);
        }
    }

    private void Tell(string state, bool mayWait)
    {
        if (_address is null)
        {
            return;
        }

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified)
            {
                Blocking = mayWait,
                SendTimeout = (int)LongestWait.TotalMilliseconds,
            };
            socket.SendTo(Encoding.ASCII.GetBytes(state), _address);
        }
        catch (SocketException exception)
        {
            LogMessages.SupervisorNotTold(_logger, exception.Message);
        }
    }
}
