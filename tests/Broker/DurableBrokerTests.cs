using System.Globalization;
using System.Text;
using MediaRouting.Jms;
using MediaRouting.OpenWire;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Broker;

/// <summary>What only a real, durable broker can show.</summary>
public sealed class DurableBrokerTests(DurableBroker durable) : IClassFixture<DurableBroker>
{
    private const int Batches = 200;
    private const int BatchMessages = 5;

    private readonly string _queue = $"durable-{Guid.NewGuid():N}";

    [Fact]
    public void Every_number_arrives_once_and_in_order_although_the_broker_is_killed_again_and_again()
    {
        var transport = new OpenWireTransport(durable.Broker.Options($"ID:sender-{Guid.NewGuid():N}"));
        int batch = 0;
        for (int life = 1; life <= 3; life++)
        {
            SendUntilKilled(transport, ref batch, killAt: life * Batches / 4);
            durable.Broker.Restart();
        }

        SendUntilKilled(transport, ref batch, killAt: int.MaxValue);
        using var client = new BrokerClient(durable.Broker);
        IReadOnlyList<BrokerMessage> received =
            client.ReceiveAll(_queue, Batches * BatchMessages, DeliveryLog.Patience);
        Assert.Equal(
            string.Join(' ', Enumerable.Range(0, Batches).SelectMany(Numbers)),
            string.Join(' ', received.Select(static message => message.Body)));
        Assert.Null(client.Receive(_queue, TimeSpan.FromMilliseconds(150)));
    }

    [Fact]
    public void Only_an_orderly_end_leaves_the_redelivery_counters_as_they_are()
    {
        using (var client = new BrokerClient(durable.Broker))
        {
            client.Send(_queue, "T", "a");
            client.Send(_queue, "T", "b");
        }

        Assert.Equal([0, 0], Counters(static connection => connection.Close()));
        Assert.Equal([0, 0], Counters(static connection => connection.Dispose()));
        Assert.Equal([1, 1], Counters(static connection => connection.Close()));
    }

    [Fact]
    public void Properties_of_every_type_pass_through_the_broker()
    {
        var properties = new PrimitiveMapWriter();
        properties.Add("boolean"u8, value: true);
        properties.Add("byte"u8, (sbyte)-1);
        properties.Add("short"u8, (short)-2);
        properties.Add("int"u8, -3);
        properties.Add("long"u8, long.MinValue);
        properties.Add("float"u8, 1.5f);
        properties.Add("double"u8, -2.5);
        properties.AddText("text"u8, "é"u8);
        properties.AddText("long text"u8, Encoding.UTF8.GetBytes(new string('x', 70_000)));
        using var client = new BrokerClient(durable.Broker);
        client.Send(new BrokerMessage(_queue, "T", "a"), properties);
        BrokerMessage? received = client.Receive(_queue, DeliveryLog.Patience);

        Dictionary<string, string> expected = new(StringComparer.Ordinal)
        {
            ["boolean"] = "true", ["byte"] = "-1", ["short"] = "-2", ["int"] = "-3",
            ["long"] = long.MinValue.ToString(CultureInfo.InvariantCulture), ["float"] = "1.5", ["double"] = "-2.5",
            ["text"] = "é", ["long text"] = new string('x', 70_000),
        };
        Assert.Equal(expected, received?.Properties);
    }

    [Fact]
    public void A_broker_that_is_stopped_in_order_is_lost_as_well()
    {
        var log = new DeliveryLog();
        using IJmsConnection connection = new OpenWireTransport(durable.Broker.Options("ID:idle")).Connect(log);
        durable.Broker.Stop();
        try
        {
            Assert.Equal(JmsFailure.Lost, log.WaitForLoss().Failure);
        }
        finally
        {
            durable.Broker.Restart();
        }
    }

    [Fact]
    public void A_frozen_broker_is_given_up_after_eight_seconds_of_silence()
    {
        var log = new DeliveryLog();
        using IJmsConnection connection = new OpenWireTransport(durable.Broker.Options("ID:patient")).Connect(log);
        durable.Broker.Freeze(frozen: true);
        try
        {
            string reason = log.WaitForLoss().Message;
            Assert.StartsWith("nothing was heard from the broker for 8 s", reason, StringComparison.Ordinal);
        }
        finally
        {
            durable.Broker.Freeze(frozen: false);
        }
    }

    private static string[] Numbers(int batch) =>
    [
        .. Enumerable.Range((batch * BatchMessages) + 1, BatchMessages)
            .Select(static number => number.ToString(CultureInfo.InvariantCulture)),
    ];

    /// <summary>Sends on from a batch; at another the broker is killed while more is sent.</summary>
    private void SendUntilKilled(OpenWireTransport transport, ref int batch, int killAt)
    {
        using IJmsConnection connection = transport.Connect(new DeliveryLog());
        Task killed = Task.CompletedTask;
        try
        {
            for (; batch < Batches; batch++)
            {
                if (batch == killAt)
                {
                    killed = Task.Run(durable.Broker.Kill);
                }

                connection.SendAll(_queue, (batch * BatchMessages) + 1, Numbers(batch));
            }
        }
        catch (JmsException e)
        {
            Assert.Equal(JmsFailure.Lost, e.Failure);
        }

        killed.GetAwaiter().GetResult();
    }

    /// <summary>The redelivery counters of the two messages in the queue, seen and not acknowledged.</summary>
    private int[] Counters(Action<OpenWireConnection> end)
    {
        using var listener = new CountingListener(expected: 2);
        using OpenWireConnection connection = OpenWireConnection.Connect(
            durable.Broker.Options($"ID:{Guid.NewGuid():N}"), listener);
        connection.Subscribe(0, DestinationType.Queue, Encoding.UTF8.GetBytes(_queue), prefetch: 10);
        int[] counters = listener.Wait();
        end(connection);
        return counters;
    }
}
