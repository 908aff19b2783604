using System.Diagnostics;
using System.Globalization;
using MediaRouting.Engine;
using MediaRouting.Testing;

namespace MediaRouting.Bench.Broker;

/// <summary>ActiveMQ's own JMS client: JmsClient.java, compiled for the run, in a Java process.</summary>
internal sealed class JavaClient : IBrokerUser, IDisposable
{
    private const string Folder = "/usr/share/java/";
    private const string Launcher = "/usr/bin/java";
    private const string Compiler = "/usr/bin/javac";

    private static readonly string[] Jars =
    [
        Folder + "activemq-client.jar",
        Folder + "geronimo-jms_1.1_spec.jar",
        Folder + "geronimo-j2ee-management-1.1-spec.jar",
        Folder + "slf4j-api.jar",
        Folder + "slf4j-nop.jar",
        Folder + "hawtbuf.jar",
    ];

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    private readonly string _classes = System.IO.Directory.CreateTempSubdirectory("mre-bench-java-").FullName;
    private readonly Process _java;

    /// <summary>Compiles and starts the client, which connects.</summary>
    public JavaClient(ActiveMqBroker broker)
    {
        var classPath = string.Join(':', Jars);
        var source = Path.Combine(AppContext.BaseDirectory, "JmsClient.java");
        using (var javac = Start(Compiler, "-encoding", "UTF-8", "-cp", classPath, "-d", _classes, source))
        {
            javac.WaitForExit();
            if (javac.ExitCode != 0)
            {
                throw new InvalidOperationException("the Java client does not compile");
            }
        }

        _java = Start(
            Launcher, "-cp", $"{classPath}:{_classes}", "JmsClient", $"tcp://{broker.Host}:{broker.Port}",
            Text(Limits.AckWindow), Text(Sizes.Batch), Text(Sizes.BodyBytes));
    }

    /// <summary>The files of Java that it needs.</summary>
    public static IEnumerable<string> Files => [Launcher, Compiler, .. Jars];

    /// <inheritdoc/>
    public string Name => "Java";

    /// <inheritdoc/>
    public TimeSpan Do(Work work, string from, string to, int count)
    {
        _java.StandardInput.WriteLine($"{work} {from} {to} {Text(count)}");
        _java.StandardInput.Flush();
        var answer = _java.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("the Java client has ended; its reason is on standard error");
        return TimeSpan.FromMicroseconds(long.Parse(answer, CultureInfo.InvariantCulture) / 1000.0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _java.StandardInput.Close(); // its end of input is its end
        if (!_java.WaitForExit(StopTimeout))
        {
            _java.Kill();
        }

        _java.Dispose();
        System.IO.Directory.Delete(_classes, recursive: true);
    }

    private static Process Start(string program, params string[] arguments) => Process.Start(
        new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
