using System.Diagnostics;
using System.Globalization;
using System.Text;
using MediaRouting.OpenWire;
using MediaRouting.Testing;
using MediaRouting.Tests.Crash.Site;
using Xunit.Abstractions;

namespace MediaRouting.Tests.Trouble;

/// <summary>More than there is room for, larger than is read, and what cannot be read.</summary>
public sealed class LoadTests(ITestOutputHelper output)
{
    private const byte Text = 28;

    [Fact]
    public void A_broker_at_its_memory_limit_stops_the_intake_and_goes_on_where_it_was()
    {
        const int Questions = 1500;
        const int MostHeld = 1200; // the window, and what the queue, the rings and a transaction have room for
        using var site = new AskedSite(
            $"""
            <policyEntry queue="{CrashSite.DeadLetters}" producerFlowControl="true" memoryLimit="1mb">
              <pendingQueuePolicy><vmQueueCursor/></pendingQueuePolicy>
            </policyEntry>
            """);
        RunningMre daemon = site.Start();
        ProcessFigures before = ProcessFigures.Of(daemon);
        for (int number = 1; number <= Questions; number++)
        {
            site.Asking.Send("GetAgentState", new string('{', 4_000), AskedSite.Desk);
        }

        site.HandIn();
        site.Await(() => daemon.CountOf("lost broker") == 1, "the daemon does not give up the commit");
        long received = daemon.Metric("mre_messages_received_total");
        ProcessFigures held = ProcessFigures.Of(daemon);

        site.Read(2 * Questions, AskedSite.Desk, CrashSite.DeadLetters);
        (int lost, int unexpected, int duplicated) = site.Reckon(Questions, _ => 2);
        output.WriteLine(
            $"broker at its memory limit: handed in {Questions}, taken in while it was full {received}: lost {lost}, "
            + $"unexpected {unexpected}, duplicated {duplicated}; {before}, while full {held}");
        Assert.InRange(received, 1, MostHeld);
        Assert.Equal((0, 0, 0), (lost, unexpected, duplicated));
        AssertLetters(site, Questions);
        Assert.Equal(
            Enumerable.Range(1, Questions).Select(number => $"{number}"),
            site.Told.Where(message => message.Type is "Error").Select(message => message.CorrelationId!));
        Assert.Equal(0, daemon.Stop());
    }

    [Theory]
    [InlineData((64 * 1024) - 1, false)]
    [InlineData((64 * 1024) + 1, true)]
    [InlineData(1024 * 1024, true)]
    public void A_message_is_read_up_to_64_KiB_and_a_longer_one_answered_and_kept_whole(int bytes, bool isTooLarge)
    {
        using var site = new AskedSite();
        RunningMre daemon = site.Start();
        const string Start = """{"AgentId":"agent0","Mrd":"chat","Unknown":"é""";
        string body = Start + new string('x', bytes - Encoding.UTF8.GetByteCount(Start) - 2) + "\"}";
        Assert.Equal(bytes, Encoding.UTF8.GetByteCount(body));
        site.Asking.Send("GetAgentState", body, AskedSite.Desk);
        site.Ask(1);

        int told = isTooLarge ? 3 : 2;
        site.Read(told, AskedSite.Desk, CrashSite.DeadLetters);
        (int lost, int unexpected, int duplicated) = site.Reckon(2, number => number == 1 ? told - 1 : 1);
        output.WriteLine(
            $"message of {bytes} bytes: {string.Join(", ", site.Told.Select(message => message.Type))}: lost {lost}, "
            + $"unexpected {unexpected}, duplicated {duplicated}");
        Assert.Equal((0, 0, 0), (lost, unexpected, duplicated));
        if (isTooLarge)
        {
            BrokerMessage error = Assert.Single(site.Told, message => message.Type is "Error");
            Assert.Contains("\"Code\":\"TOO_LARGE\"", error.Body, StringComparison.Ordinal);
            BrokerMessage letter = Assert.Single(
                site.Told, message => message.Destination.EndsWith(CrashSite.DeadLetters, StringComparison.Ordinal));
            Assert.Equal(("TOO_LARGE", body), (letter.Properties["Reason"], letter.Body));
        }

        Assert.Equal(0, daemon.Stop());
    }

    [Fact]
    public void Ten_thousand_malformed_messages_are_each_answered_and_dead_lettered_once_and_good_ones_served()
    {
        const int Malformed = 10_000;
        const int Good = 2_000;
        const int Every = (Malformed / Good) + 1;
        string[] bodies = ["{", "", "[]", "null", "\"{}\"", """{"AgentId":}""", "{}}", "{'AgentId':'agent0'}"];
        using var site = new AskedSite();
        RunningMre daemon = site.Start();
        ProcessFigures before = ProcessFigures.Of(daemon);
        for (int number = 1; number <= Malformed + Good; number++)
        {
            bool isGood = number % Every == 0;
            string body = isGood ? """{"AgentId":"agent0","Mrd":"chat"}""" : bodies[number % bodies.Length];
            site.Asking.Send("GetAgentState", body, AskedSite.Desk);
            if (number % 500 == 0)
            {
                site.HandIn();
            }
        }

        site.Read((2 * Malformed) + Good, AskedSite.Desk, CrashSite.DeadLetters);
        (int lost, int unexpected, int duplicated) =
            site.Reckon(Malformed + Good, number => number % Every == 0 ? 1 : 2);
        output.WriteLine(
            $"{Malformed} malformed messages among {Good} good ones: lost {lost}, unexpected {unexpected}, duplicated "
            + $"{duplicated}; {before}, after {ProcessFigures.Of(daemon)}");
        Assert.Equal((0, 0, 0), (lost, unexpected, duplicated));
        AssertLetters(site, Malformed);
        Assert.Equal(Good, site.Told.Count(message => message.Type is "AgentState"));
        Assert.Equal(0, daemon.Metric("mre_broker_connects_total") - 1);
        Assert.Equal(0, daemon.Stop());
    }

    [Fact]
    public void Object_map_and_stream_messages_are_each_answered_and_dead_lettered_once_and_good_ones_served()
    {
        const int Rounds = 25;
        byte[] kinds = [Text, 26, 25, 27]; // then object, map, stream: another type of frame on its way
        using var site = new AskedSite();
        RunningMre daemon = site.Start();
        using (var proxy = new FaultProxy(site.Broker.Port))
        {
            for (int number = 1; number <= Rounds * kinds.Length; number++)
            {
                byte mask = (byte)(Text ^ kinds[(number - 1) % kinds.Length]);
                proxy.Plan(new WireFault(WireFaultKind.Corrupt, Heading.ToBroker)
                {
                    Type = Text, Occurrence = 1, Offset = WireFault.TypeByte, Mask = mask,
                });
            }

            Send(proxy.Port, Rounds * kinds.Length);
        }

        int foreign = Rounds * (kinds.Length - 1);
        site.Read((2 * foreign) + Rounds, AskedSite.Desk, CrashSite.DeadLetters);
        (int lost, int unexpected, int duplicated) =
            site.Reckon(Rounds * kinds.Length, number => (number - 1) % kinds.Length == 0 ? 1 : 2);
        output.WriteLine(
            $"{foreign} object, map and stream messages among {Rounds} good ones: lost {lost}, unexpected "
            + $"{unexpected}, duplicated {duplicated}");
        Assert.Equal((0, 0, 0), (lost, unexpected, duplicated));
        AssertLetters(site, foreign);
        Assert.Equal(0, daemon.Stop());
    }

    private static void AssertLetters(AskedSite site, int count)
    {
        BrokerMessage[] letters =
            [.. site.Told.Where(message => message.Properties.ContainsKey("OriginalQueue"))];
        Assert.Equal(count, letters.Length);
        Assert.All(letters, letter => Assert.Equal("MALFORMED_JSON", letter.Properties["Reason"]));
        Assert.Equal(count, site.Told.Count(message => message.Type is "Error"));
    }

    private static void Send(int port, int count)
    {
        var options = new OpenWireOptions { Host = "127.0.0.1", Port = port, ConnectionId = "ID:foreign" };
        using var connection = OpenWireConnection.Connect(options, new Deaf());
        connection.Begin();
        for (int number = 1; number <= count; number++)
        {
            connection.Send(new OutgoingMessage
            {
                DestinationType = DestinationType.Queue,
                Destination = Encoding.UTF8.GetBytes(CrashSite.General),
                Type = "GetAgentState"u8,
                CorrelationId = Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)),
                ReplyToType = DestinationType.Queue,
                ReplyTo = Encoding.UTF8.GetBytes(AskedSite.Desk),
                ProducerSequence = number,
                BodyType = BodyType.Text,
                Body = """{"AgentId":"agent0","Mrd":"chat"}"""u8,
            });
        }

        connection.Commit();
        connection.Close();
    }

    private sealed class Deaf : IOpenWireListener
    {
        public void OnMessage(in ReceivedMessage message) => throw new UnreachableException();

        public void OnLost(OpenWireException reason)
        {
            // The sender's call says so too.
        }
    }
}
