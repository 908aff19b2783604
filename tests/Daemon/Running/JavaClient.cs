using System.Diagnostics;
using System.Globalization;
using System.Net;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Daemon.Running;

/// <summary>
/// A client on the JMS API of ActiveMQ, in a Java process: tests/Java/ConversationClient.java, compiled for the test.
/// What we send and receive passes through an implementation that is not ours.
/// </summary>
internal sealed class JavaClient : IBrokerClient
{
    private const string Jars = "/usr/share/java/";
    private const string TrustPassword = "-Djavax.net.ssl.trustStorePassword";
    private const int BodyColumn = 7;
    private const string Persistent = "2";
    private const string NotPersistent = "1";

    private static readonly string ClassPath = string.Join(':', new[]
    {
        "activemq-client", "geronimo-jms_1.1_spec", "geronimo-j2ee-management-1.1-spec",
        "slf4j-api", "slf4j-nop", "hawtbuf",
    }.Select(jar => $"{Jars}{jar}.jar"));

    private readonly Process _java;

    public JavaClient(BrokerFixture fixture, bool isTls = false)
    {
        string[] trust = isTls
            ? [$"-Djavax.net.ssl.trustStore={fixture.Tls.TrustStore}", $"{TrustPassword}={BrokerTls.Password}"]
            : [];
        string broker = isTls ? $"ssl://localhost:{fixture.Broker.TlsPort}" : $"tcp://localhost:{fixture.Broker.Port}";
        _java = Start(
            "java",
            [
                "-Xmx64m", "-XX:+UseSerialGC", .. trust,
                "-cp", $"{ClassPath}:{fixture.JavaClasses}", "ConversationClient", broker,
            ]);
    }

    /// <summary>Compiles the client into a new directory, and returns that.</summary>
    public static string Compile()
    {
        string classes = System.IO.Directory.CreateTempSubdirectory("mre-java-").FullName;
        string source = Path.Combine(AppContext.BaseDirectory, "ConversationClient.java");
        using Process javac = Start("javac", "-encoding", "UTF-8", "-cp", ClassPath, "-d", classes, source);
        javac.WaitForExit();
        Assert.Equal(0, javac.ExitCode);
        return classes;
    }

    /// <inheritdoc/>
    public void Send(BrokerMessage message) => Send("text", message);

    /// <summary>Sends a message as text, bytes, map or object, its body the text; returns its JMSMessageID.</summary>
    /// <param name="kind">Which of them.</param>
    /// <param name="message">The message, without its properties.</param>
    /// <param name="isPersistent">Whether it is to survive the end of the broker.</param>
    /// <param name="properties">Its properties, of Java's types.</param>
    public string Send(
        string kind, BrokerMessage message, bool isPersistent = true, params JavaProperty[] properties) => Ask(
        [
            "SEND", kind, isPersistent ? Persistent : NotPersistent, message.Destination, message.Type ?? "",
            message.CorrelationId ?? "", message.ReplyTo ?? "", message.Body!,
            .. properties.SelectMany(property => new[] { property.Name, property.Type, property.Value }),
        ])[1];

    /// <inheritdoc/>
    public string CreateTemporaryQueue() => Ask("TEMP", "queue")[1];

    /// <summary>Makes a temporary topic of this client; returns it in the form <c>temp-topic://name</c>.</summary>
    public string CreateTemporaryTopic() => Ask("TEMP", "topic")[1];

    /// <inheritdoc/>
    public void Listen(string destination) => Ask("LISTEN", destination);

    /// <inheritdoc/>
    public BrokerMessage? Receive(string destination, TimeSpan timeout) => ReceiveWhole(destination, timeout)?.Message;

    /// <summary>The next message of a destination, with what only the JMS API tells; null if none comes.</summary>
    public JavaMessage? ReceiveWhole(string destination, TimeSpan timeout)
    {
        string[] answer = Ask(
            "RECEIVE", destination, ((long)timeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        if (answer is ["NONE"])
        {
            return null;
        }

        JavaProperty[] properties =
        [
            .. answer[(BodyColumn + 1)..].Chunk(3).Select(column => new JavaProperty(column[0], column[1], column[2])),
        ];
        return new JavaMessage(
            new BrokerMessage(answer[1], Header(answer[2]), answer[BodyColumn])
            {
                CorrelationId = Header(answer[3]),
                MessageId = answer[4],
                Properties = properties.ToDictionary(
                    property => property.Name, property => property.Value, StringComparer.Ordinal),
            },
            answer[5],
            string.Equals(answer[6], Persistent, StringComparison.Ordinal),
            properties);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _java.StandardInput.Close(); // its end of input is its end
        if (!_java.WaitForExit(TimeSpan.FromSeconds(30)))
        {
            _java.Kill();
        }

        _java.Dispose();
    }

    private static Process Start(string program, params string[] arguments) => Process.Start(
        new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    private static string? Header(string column) => column.Length == 0 ? null : column;

    private string[] Ask(params string[] columns)
    {
        _java.StandardInput.WriteLine(string.Join('\t', columns.Select(WebUtility.UrlEncode)));
        _java.StandardInput.Flush();
        string answer = _java.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("the Java client has ended; its reason is on standard error");
        return [.. answer.Split('\t').Select(column => WebUtility.UrlDecode(column))];
    }
}
