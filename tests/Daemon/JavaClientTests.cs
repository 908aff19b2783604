using System.Text;
using MediaRouting.OpenWire;
using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon;

/// <summary>What only a client on the JMS API can send: every kind of message, and its own JMSMessageID.</summary>
[Collection(BrokerTests.Name)]
public sealed class JavaClientTests(BrokerFixture fixture)
{
    private const string Request = """{"AgentId":"ann","Mrd":"chat"}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_request_of_any_kind_is_answered_wherever_it_asks_for_over_TCP_and_over_TLS(bool isTls)
    {
        string prefix = fixture.NewPrefix();
        using RunningMre daemon = RunningMre.StartReady(CommandLine(prefix, isTls));
        using JavaClient client = new(fixture, isTls);
        string[] replyTos =
        [
            prefix + "answers", $"topic://{prefix}answers",
            client.CreateTemporaryQueue(), client.CreateTemporaryTopic(),
        ];
        Array.ForEach(replyTos, client.Listen);
        long answers = 0;
        foreach (string replyTo in replyTos)
        {
            foreach (string kind in new[] { "text", "bytes" })
            {
                foreach (bool isPersistent in new[] { true, false })
                {
                    BrokerMessage request = new(prefix + "General", "GetAgentState", Request) { ReplyTo = replyTo };
                    string id = client.Send(kind, request, isPersistent);
                    AssertAnswer(client.ReceiveWhole(replyTo, Patience)!, replyTo, id, ++answers);
                }
            }
        }

        Assert.Equal(0, daemon.Stop());
    }

    [Fact]
    public void Properties_keep_their_types_in_both_directions()
    {
        (string there, string back) = (fixture.NewPrefix() + "there", fixture.NewPrefix() + "back");
        using JavaClient java = new(fixture);
        using BrokerClient ours = new(fixture.Broker);
        JavaProperty[] properties =
        [
            new("aBoolean", "Boolean", "true"), new("aByte", "Byte", "-1"), new("aShort", "Short", "-2"),
            new("anInt", "Integer", "-3"), new("aLong", "Long", "-9223372036854775808"),
            new("aFloat", "Float", "1.5"), new("aDouble", "Double", "-2.5"), new("aText", "String", "é漢"),
            new("aLongText", "String", new string('x', 10_000)),
        ];

        java.Send("text", new BrokerMessage(there, "T", "a"), isPersistent: true, properties);
        Assert.Equal(
            properties.ToDictionary(property => property.Name, property => property.Value, StringComparer.Ordinal),
            ours.Receive(there, Patience)!.Properties);

        PrimitiveMapWriter map = new();
        map.Add("aBoolean"u8, value: true);
        map.Add("aByte"u8, (sbyte)-1);
        map.Add("aShort"u8, (short)-2);
        map.Add("anInt"u8, -3);
        map.Add("aLong"u8, long.MinValue);
        map.Add("aFloat"u8, 1.5f);
        map.Add("aDouble"u8, -2.5);
        map.AddText("aText"u8, "é漢"u8);
        map.AddText("aLongText"u8, Encoding.UTF8.GetBytes(new string('x', 10_000)));
        ours.Send(new BrokerMessage(back, "T", "b"), map);
        Assert.Equal(
            properties.OrderBy(property => property.Name, StringComparer.Ordinal),
            java.ReceiveWhole(back, Patience)!.Properties.OrderBy(property => property.Name, StringComparer.Ordinal));
    }

    [Fact]
    public void A_message_that_is_neither_text_nor_bytes_is_dead_lettered_and_the_next_is_served()
    {
        string prefix = fixture.NewPrefix();
        using RunningMre daemon = RunningMre.StartReady(fixture.CommandLine(prefix));
        using JavaClient client = new(fixture);
        BrokerMessage request = new(prefix + "General", "GetAgentState", Request) { ReplyTo = $"topic://{prefix}ops" };
        client.Listen(request.ReplyTo);

        foreach (string kind in new[] { "map", "object" })
        {
            string id = client.Send(kind, request);
            client.Send("text", request with { CorrelationId = "next" });

            BrokerMessage dead = client.Receive(prefix + "MediaRouting.DLQ", Patience)!;
            Assert.Equal(("GetAgentState", "MALFORMED_JSON"), (dead.Type, dead.Properties["Reason"]));
            Assert.Equal(prefix + "General", dead.Properties["OriginalQueue"]);
            Assert.Equal(id, dead.Properties["OriginalMessageId"]);
            BrokerMessage error = client.Receive(request.ReplyTo, Patience)!;
            Assert.Equal(("Error", id), (error.Type, error.CorrelationId));
            Assert.Equal("next", client.Receive(request.ReplyTo, Patience)!.CorrelationId);
        }

        Assert.Equal(0, daemon.Stop());
    }

    private static void AssertAnswer(JavaMessage answer, string replyTo, string id, long sequence)
    {
        BrokerMessage message = answer.Message;
        Assert.Equal((replyTo, "AgentState", id), (message.Destination, message.Type, message.CorrelationId));
        Assert.Equal(
            """{"AgentId":"ann","State":"LOGOUT","Mrd":"chat","ReasonCode":"","StateChangeTime":"","Routable":true}""",
            message.Body);
        Assert.Equal(("text", true), (answer.Kind, answer.IsPersistent));
        Assert.Equal([new JavaProperty("MediaRoutingSequence", "Long", $"{sequence}")], answer.Properties);
    }

    /// <summary>The daemon's; over TLS it shows a certificate of its own.</summary>
    private string[] CommandLine(string prefix, bool isTls)
    {
        if (!isTls)
        {
            return fixture.CommandLine(prefix);
        }

        (string certificate, string key) = fixture.Authority.Client("mre");
        return fixture.CommandLineOn(
            $"ssl://localhost:{fixture.Broker.MutualTlsPort}", prefix, "combined",
            "--tls-ca", fixture.Authority.CertificateFile, "--tls-certificate", certificate, "--tls-key", key);
    }
}
