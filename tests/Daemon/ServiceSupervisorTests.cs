using System.Net.Sockets;
using System.Text;
using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon;

/// <summary>What the service supervisor hears, on a socket like its own.</summary>
[Collection(BrokerTests.Name)]
public sealed class ServiceSupervisorTests(BrokerFixture fixture)
{
    private const int Patience = 30_000;
    private const string NotTold = "the socket of the service supervisor does not take";

    [Fact]
    public void The_supervisor_is_told_when_it_is_ready_that_it_lives_and_that_it_stops()
    {
        string path = NewName();
        using Socket socket = Listen(path);
        using RunningMre daemon = RunningMre.StartReady(
            fixture.CommandLine(fixture.NewPrefix()), ("NOTIFY_SOCKET", path), ("WATCHDOG_USEC", "10000000"));

        List<string> heard = [.. HearUntil(socket, "READY=1"), .. HearUntil(socket, "WATCHDOG=1")];
        Assert.Contains("STATUS=serving", heard);
        Assert.DoesNotContain("STOPPING=1", heard);

        Assert.Equal(0, daemon.Stop());
        Assert.Contains("STATUS=draining", HearUntil(socket, "STOPPING=1"));
        File.Delete(path);
    }

    [Fact]
    public void An_abstract_address_is_found_and_a_watchdog_of_another_process_is_left_to_it()
    {
        string name = NewName();
        using Socket socket = Listen('\0' + name);
        using RunningMre daemon = RunningMre.StartReady(
            fixture.CommandLine(fixture.NewPrefix()),
            ("NOTIFY_SOCKET", '@' + name), ("WATCHDOG_USEC", "100000"), ("WATCHDOG_PID", "1"));

        Assert.Equal(["READY=1", "STATUS=serving"], HearUntil(socket, "READY=1"));
        Assert.Equal(0, daemon.Stop());
        Assert.Equal(["STOPPING=1", "STATUS=draining"], HearUntil(socket, "STOPPING=1"));
    }

    [Fact]
    public void A_supervisor_that_does_not_listen_costs_a_line_and_nothing_else()
    {
        using RunningMre daemon = RunningMre.StartReady(
            fixture.CommandLine(fixture.NewPrefix()), ("NOTIFY_SOCKET", "/no/such/socket"));

        Assert.Equal(0, daemon.Stop());
        Assert.InRange(daemon.CountOf(NotTold), 1, 2);
    }

    [Fact]
    public void A_supervisor_that_reads_nothing_holds_nothing_up()
    {
        string path = NewName();
        using Socket socket = Listen(path);
        using RunningMre daemon = RunningMre.StartReady(
            fixture.CommandLine(fixture.NewPrefix()), ("NOTIFY_SOCKET", path), ("WATCHDOG_USEC", "10000"));
        Assert.True(SpinWait.SpinUntil(() => daemon.CountOf(NotTold) > 0, Patience));

        Assert.Equal(0, daemon.Stop());
        Assert.Contains("WATCHDOG=1", HearUntil(socket, "WATCHDOG=1"));
        File.Delete(path);
    }

    private static string NewName() => Path.Combine(Path.GetTempPath(), $"mre-notify-{Guid.NewGuid():N}");

    private static Socket Listen(string address)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified)
        {
            ReceiveTimeout = Patience,
        };
        socket.Bind(new UnixDomainSocketEndPoint(address));
        return socket;
    }

    /// <summary>Everything that is said up to and with the datagram that has a line in it.</summary>
    private static List<string> HearUntil(Socket socket, string line)
    {
        List<string> heard = [];
        byte[] datagram = new byte[1024];
        while (!heard.Contains(line))
        {
            int length = socket.Receive(datagram);
            heard.AddRange(Encoding.ASCII.GetString(datagram, 0, length).Split('\n'));
        }

        return heard;
    }
}
