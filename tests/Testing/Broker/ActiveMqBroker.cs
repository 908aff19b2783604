using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using MediaRouting.OpenWire;

namespace MediaRouting.Testing;

/// <summary>
/// A real broker of a test's own: Debian's ActiveMQ on a free loopback port in a private directory. It ends with
/// <see cref="Dispose"/>, which removes the directory, and in any case with the test process.
/// </summary>
public sealed class ActiveMqBroker : IDisposable
{
    private const string Jar = "/usr/share/activemq/bin/activemq.jar";

    // The watcher ends the broker when our end of its standard input closes, however this process ends.
    private const string Script =
        "exec 2>/dev/null; log=$1; shift; " +
        "java \"$@\" >>\"$log\" 2>&1 </dev/null & broker=$!; echo $broker; exec 3<&0; " +
        "(read line <&3; kill -9 $broker 2>/dev/null) >/dev/null 2>&1 & exec 3<&-; wait $broker";

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BetweenGreetings = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    private readonly string _directory;
    private Process? _shell;
    private int _pid;

    private ActiveMqBroker(BrokerSettings settings)
    {
        if (!File.Exists(Jar))
        {
            throw new InvalidOperationException(
                $"{Jar} is missing: apt-get install -y --no-install-recommends activemq");
        }

        _directory = System.IO.Directory.CreateTempSubdirectory("mre-broker-").FullName;
        Port = FreePort();
        TlsPort = FreePort();
        MutualTlsPort = FreePort();
        BrokerConfiguration.Write(_directory, this, settings);
    }

    /// <summary>The loopback address it listens on.</summary>
    public string Host { get; } = "127.0.0.1";

    /// <summary>Its port, the same after a restart.</summary>
    public int Port { get; }

    /// <summary>Its port for TLS, where it has stores for that.</summary>
    public int TlsPort { get; }

    /// <summary>Its port for TLS with clients that have a certificate.</summary>
    public int MutualTlsPort { get; }

    /// <summary>What the broker wrote to its log.</summary>
    public string Log => File.Exists(LogPath) ? File.ReadAllText(LogPath) : "";

    private string LogPath => Path.Combine(_directory, "broker.log");

    /// <summary>Starts a broker and waits until it greets.</summary>
    public static ActiveMqBroker Start(BrokerSettings? settings = null)
    {
        var broker = new ActiveMqBroker(settings ?? new BrokerSettings());
        try
        {
            broker.Restart();
            return broker;
        }
        catch
        {
            broker.Dispose();
            throw;
        }
    }

    /// <summary>How to connect to it.</summary>
    public OpenWireOptions Options(string connectionId, string? user = null, string? password = null) => new()
    {
        Host = Host, Port = Port, ConnectionId = connectionId, User = user, Password = password,
    };

    /// <summary>Changes what it is like from the next <see cref="Restart"/> on.</summary>
    public void Configure(BrokerSettings settings) => BrokerConfiguration.Write(_directory, this, settings);

    /// <summary>
    /// Starts it again, on the same port and directory, after <see cref="Stop"/> or <see cref="Kill"/>.
    /// </summary>
    public void Restart()
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        };
        string[] arguments =
        [
            "-c", Script, "sh", LogPath, "-Xms32m", "-Xmx256m", "-XX:+UseSerialGC",
            "-Djava.awt.headless=true", $"-Dlog4j.configuration=file:{_directory}/conf/log4j.properties",
            "-Dactivemq.home=/usr/share/activemq", $"-Dactivemq.base={_directory}",
            $"-Dactivemq.conf={_directory}/conf", $"-Dactivemq.data={_directory}/data",
            "-jar", Jar, "start", $"xbean:file:{_directory}/conf/activemq.xml",
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        _shell = Process.Start(start)!;
        _pid = int.Parse(_shell.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
        WaitUntilItGreets();
    }

    /// <summary>Ends it as an operator would, SIGTERM.</summary>
    public void Stop() => End("-TERM");

    /// <summary>Ends it as a power cut would, SIGKILL.</summary>
    public void Kill() => End("-KILL");

    /// <summary>Stops it from running, or lets it run again: a frozen broker keeps its sockets.</summary>
    public void Freeze(bool frozen) => SendSignal(frozen ? "-STOP" : "-CONT");

    /// <inheritdoc/>
    public void Dispose()
    {
        Kill();
        System.IO.Directory.Delete(_directory, recursive: true);
    }

    private void End(string signal)
    {
        if (_shell is null)
        {
            return;
        }

        if (!_shell.HasExited)
        {
            SendSignal(signal);
        }

        if (!_shell.WaitForExit(StopTimeout))
        {
            throw new TimeoutException($"the broker did not end after {signal}");
        }

        _shell.StandardInput.Close();
        _shell.Dispose();
        _shell = null;
    }

    private void SendSignal(string signal)
    {
        using Process kill = Process.Start("/bin/kill", [signal, _pid.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private void WaitUntilItGreets()
    {
        long start = Stopwatch.GetTimestamp();
        while (!Greets())
        {
            bool ended = _shell!.WaitForExit(BetweenGreetings);
            if (ended || Stopwatch.GetElapsedTime(start) > StartTimeout)
            {
                throw new InvalidOperationException($"the broker does not start:{Environment.NewLine}{Log}");
            }
        }
    }

    private bool Greets()
    {
        try
        {
            using var client = new TcpClient(Host, Port) { ReceiveTimeout = 5_000 };
            var greeting = new byte[13];
            client.GetStream().ReadExactly(greeting);
            return greeting.AsSpan(5).SequenceEqual("ActiveMQ"u8);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
