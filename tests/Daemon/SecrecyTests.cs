using System.Text;
using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon;

/// <summary>An agent's password occurs in what the Chat Server sends and nowhere else.</summary>
[Collection(BrokerTests.Name)]
public sealed class SecrecyTests(BrokerFixture fixture)
{
    private const string Marker = "m4rk3r";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string[] UnreadCodes = ["MALFORMED_JSON", "UNKNOWN_TYPE", "TOO_LARGE"];

    private static readonly (string? Type, string Body)[] Messages =
    [
        ("Connect", """{"AgentId":"fay","Password":"pw-m4rk3r","Destination":"@ops"}"""),
        ("Connect", """{"AgentId":"fay","Password":"no-m4rk3r","Destination":"@ops"}"""),
        ("Connect", """{"AgentId":"nobody","Password":"pw-m4rk3r","Destination":"@ops"}"""),
        ("Connect", """{"AgentId":"fay","Password":"pw-m4rk3r","Destination":"@ops>"}"""),
        ("Connect", """{"AgentId":"fay","Password":{"deep":"m4rk3r"},"Destination":"@ops"}"""),
        ("Login", """{"AgentId":"fay","Password":"pw-m4rk3r","Mrd":"chat"}"""),
        ("Login", """{"AgentId":"fay","Password":"no-m4rk3r","Mrd":"chat"}"""),
        ("Login", """{"AgentId":"fay","Password":"pw-m4rk3r","Mrd":"post"}"""),
        ("Login", """{"AgentId":"fay","Password":"pw-m4rk3r","password":"m4rk3r","Mrd":"chat"}"""),
        ("Login", """{"AgentId":"fay","Password":"pw-m4rk3r","Mrd":"chat",}"""),
        ("Login", """{"AgentId":"fay" "Password":"pw-m4rk3r" "Mrd":"chat"}"""),
        ("Login", """{"AgentId":"fay","Password":pw-m4rk3r,"Mrd":"chat"}"""),
        ("Login", """{"AgentId":"fay","Password":"pw-m4rk3r"""),
        ("Login", """{"AgentId":"fay","Password:"pw-m4rk3r","Mrd":"chat"}"""),
        ("Login", """{"AgentId":"fay","P\u0061ssword":"pw-m4rk3r" "Mrd":"chat"}"""),
        ("Login", """{"AgentId":"fay","Password":["m4rk3r","m4rk3r"] "Mrd":"chat"}"""),
        ("Login", """{'AgentId':'fay','Password':'pw-m4rk3r'}"""),
        ("Login", """<Login Password="pw-m4rk3r"/>"""),
        ("Login", "pw-m4rk3r"),
        ("login", """{"AgentId":"fay","Password":"pw-m4rk3r","Mrd":"chat"}"""),
        (null, """{"AgentId":"fay","Password":"pw-m4rk3r","Mrd":"chat"}"""),
        ("Task", """{"Mrd":"chat" "Password":"pw-m4rk3r"}"""),
        ("Connect", $$"""{"AgentId":"fay","Password":"pw-m4rk3r","Destination":"{{new string('x', 65_536)}}"}"""),
        ("Connect", $$"""{"AgentId":"fay","Password":"pw-{{new string('x', 65_536)}}m4rk3r"}"""),
    ];

    [Fact]
    public void A_password_is_in_no_message_no_dead_letter_no_log_line_and_no_metric()
    {
        string prefix = fixture.NewPrefix();
        using TemporaryFile configuration = new(RoutingFile.With(passwordOfFay: "pw-" + Marker));
        using RunningMre daemon = RunningMre.StartReady(
            fixture.CommandLine(prefix, more: ["--log-decisions", "on"])
                .Select(word => word.Replace(fixture.Configuration, configuration.Path)));
        using BrokerClient client = new(fixture.Broker);

        foreach ((string? type, string body) in Messages)
        {
            string text = body.Replace("@", prefix, StringComparison.Ordinal);
            BrokerMessage message = new(prefix + "General", type, text) { ReplyTo = prefix + "ops" };
            client.Send(message);
            client.Send(message with { Body = null, Bytes = Encoding.UTF8.GetBytes(text) });
        }

        List<BrokerMessage> told = ReceiveEverything(client, prefix, daemon);
        Assert.Contains(told, message => message.Body?.Contains("CONNECTED", StringComparison.Ordinal) == true);
        Assert.Contains(told, message => message.Properties.ContainsKey("Redacted"));
        Assert.DoesNotContain(told, message => TextOf(message).Contains(Marker, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Marker, daemon.Get("/metrics").Body, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, daemon.Stop());
        Assert.DoesNotContain(Marker, daemon.Output, StringComparison.OrdinalIgnoreCase);
    }

    private static List<BrokerMessage> ReceiveEverything(BrokerClient client, string prefix, RunningMre daemon)
    {
        List<BrokerMessage> told = [];
        client.Send(prefix + "General", "GetAgentState", """{"AgentId":"fay","Mrd":"chat"}""", prefix + "ops", "last");
        do
        {
            told.Add(client.Receive(prefix + "ops", Patience)!);
        }
        while (told[^1].CorrelationId is not "last");

        int unread = told.Count(message => UnreadCodes.Any(
            code => message.Body!.Contains($"\"Code\":\"{code}\"", StringComparison.Ordinal)));
        told.AddRange(client.ReceiveAll(prefix + "MediaRouting.DLQ", unread, Patience));
        Assert.Equal(told.Count, daemon.Metric("mre_messages_sent_total"));
        return told;
    }

    private static string TextOf(BrokerMessage message) =>
        $"{message} {message.Body ?? Encoding.UTF8.GetString(message.Bytes!)} {string.Join(' ', message.Properties)}";
}
