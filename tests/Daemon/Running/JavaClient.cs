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

    private static readonly string ClassPath = string.Join(':', new[]
    {
        "activemq-client", "geronimo-jms_1.1_spec", "geronimo-j2ee-management-1.1-spec",
        "slf4j-api", "slf4j-nop", "hawtbuf",
    }.Select(jar => $"{Jars}{jar}.jar"));

    private readonly Process _java;

    public JavaClient(BrokerFixture fixture) => _java = Start(
        "java", "-Xmx64m", "-XX:+UseSerialGC", "-cp", $"{ClassPath}:{fixture.JavaClasses}", "ConversationClient",
        $"tcp://{fixture.Broker.Host}:{fixture.Broker.Port}");

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
    public string Send(string kind, BrokerMessage message) => Ask(
        "SEND", kind, message.Destination, message.Type ?? "", message.CorrelationId ?? "", message.ReplyTo ?? "",
        message.Body!)[1];

    /// <inheritdoc/>
    public string CreateTemporaryQueue() => Ask("TEMP")[1];

    /// <inheritdoc/>
    public void Listen(string destination) => Ask("LISTEN", destination);

    /// <inheritdoc/>
    public BrokerMessage? Receive(string destination, TimeSpan timeout)
    {
        string[] answer = Ask(
            "RECEIVE", destination, ((long)timeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));
        if (answer is ["NONE"])
        {
            return null;
        }

        return new BrokerMessage(answer[1], Header(answer[2]), answer[6])
        {
            CorrelationId = Header(answer[3]),
            MessageId = answer[4],
            Properties = answer[7..].Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal),
        };
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
