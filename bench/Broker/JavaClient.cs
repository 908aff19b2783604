using System.Globalization;
using MediaRouting.Engine;
using MediaRouting.Testing;

namespace MediaRouting.Bench.Broker;

/// <summary>ActiveMQ's own JMS client: JmsClient.java, compiled for the run, in a Java process.</summary>
internal sealed class JavaClient : IBrokerUser, IDisposable
{
    private const string Folder = "/usr/share/java/";

    private static readonly string[] Jars =
    [
        Folder + "activemq-client.jar",
        Folder + "geronimo-jms_1.1_spec.jar",
        Folder + "geronimo-j2ee-management-1.1-spec.jar",
        Folder + "slf4j-api.jar",
        Folder + "slf4j-nop.jar",
        Folder + "hawtbuf.jar",
    ];

    private readonly string _classes = System.IO.Directory.CreateTempSubdirectory("mre-bench-java-").FullName;
    private readonly JavaProgram _java;

    /// <summary>Compiles and starts the client, which connects.</summary>
    public JavaClient(ActiveMqBroker broker) => _java = new JavaProgram(
        "JmsClient", Jars, _classes, $"tcp://{broker.Host}:{broker.Port}",
        Text(Limits.AckWindow), Text(Sizes.Batch), Text(Sizes.BodyBytes));

    /// <summary>The files of Java that it needs.</summary>
    public static IEnumerable<string> Files => [.. JavaProgram.Files, .. Jars];

    /// <inheritdoc/>
    public string Name => "Java";

    /// <inheritdoc/>
    public TimeSpan Do(Work work, string from, string to, int count)
    {
        var answer = _java.Ask($"{work} {from} {to} {Text(count)}");
        return TimeSpan.FromMicroseconds(long.Parse(answer, CultureInfo.InvariantCulture) / 1000.0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _java.Dispose();
        System.IO.Directory.Delete(_classes, recursive: true);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
