using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Jms;

namespace MediaRouting.Tests.Broker;

/// <summary>What tests do with a connection, in one line each.</summary>
internal static class JmsConnectionExtensions
{
    /// <summary>Sends a text within the open transaction.</summary>
    public static void SendText(this IJmsConnection connection, string queue, string body, long sequence) =>
        connection.Send(new JmsMessage
        {
            DestinationKind = DestinationKind.Queue,
            Destination = Encoding.UTF8.GetBytes(queue),
            Type = "Test"u8,
            Sequence = sequence,
            Timestamp = 1_700_000_000_000,
            Body = Encoding.UTF8.GetBytes(body),
        });

    /// <summary>Sends texts in a transaction of their own, numbered upwards.</summary>
    public static void SendAll(this IJmsConnection connection, string queue, long firstSequence, params string[] bodies)
    {
        connection.Begin();
        foreach (string body in bodies)
        {
            connection.SendText(queue, body, firstSequence++);
        }

        connection.Commit();
    }

    /// <summary>Acknowledges deliveries in a transaction of their own.</summary>
    public static void AcknowledgeAll(this IJmsConnection connection, params Delivered[] deliveries)
    {
        connection.Begin();
        foreach (Delivered delivery in deliveries)
        {
            connection.Acknowledge(delivery.Tag);
        }

        connection.Commit();
    }
}
