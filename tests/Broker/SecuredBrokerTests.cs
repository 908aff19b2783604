using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Jms;
using MediaRouting.OpenWire;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Broker;

/// <summary>What a real broker refuses, and how that reads.</summary>
public sealed class SecuredBrokerTests(SecuredBroker secured) : IClassFixture<SecuredBroker>
{
    private readonly string _queue = $"secured.{Guid.NewGuid():N}";
    private readonly DeliveryLog _log = new();

    [Theory]
    [InlineData("mre", "wr0ng")]
    [InlineData("nobody", "wr0ng")]
    [InlineData(null, null)]
    public void A_login_that_the_broker_does_not_know_is_refused(string? user, string? password)
    {
        JmsException refused = Assert.Throws<JmsException>(() => Transport(user, password).Connect(_log));
        Assert.Equal(JmsFailure.Refused, refused.Failure);
        Assert.StartsWith(
            "the broker refused the login: SecurityException: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wr0ng", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_transaction_with_a_send_without_right_is_refused_whole_and_says_why()
    {
        using (IJmsConnection connection = Transport("mre", "s3cret").Connect(_log))
        {
            connection.Begin();
            connection.SendText(_queue, "beside it", sequence: 1);
            connection.SendText("closed", "not allowed", sequence: 2);
            JmsException refused = Assert.Throws<JmsException>(connection.Commit);
            Assert.Equal(JmsFailure.Refused, refused.Failure);
            Assert.Contains("not authorized to write to: queue://closed", refused.Message, StringComparison.Ordinal);
            Assert.Equal(refused.Message, _log.WaitForLoss().Message);
        }

        using IJmsConnection next = Transport("mre", "s3cret").Connect(_log);
        next.SendAll(_queue, firstSequence: 1, "beside it");
        using var client = new BrokerClient(secured.Broker, "other", "0ther");
        Assert.Equal("beside it", client.Receive(_queue, DeliveryLog.Patience)?.Body);
        Assert.Null(client.Receive("closed", TimeSpan.FromMilliseconds(150)));
    }

    [Fact]
    public void A_queue_without_right_to_read_is_refused()
    {
        using var owner = new BrokerClient(secured.Broker, "other", "0ther");
        owner.Send("closed", "T", "a");
        using IJmsConnection connection = Transport("mre", "s3cret").Connect(_log);
        JmsException refused = Assert.Throws<JmsException>(() => connection.Subscribe(0, "closed", window: 1));
        Assert.Equal(JmsFailure.Refused, refused.Failure);
        Assert.Contains("not authorized to read from: queue://closed", refused.Message, StringComparison.Ordinal);
        owner.Receive("closed", DeliveryLog.Patience);
    }

    [Fact]
    public void The_longest_body_stated_passes_and_a_frame_beyond_the_limit_is_refused_before_it_is_sent()
    {
        using IJmsConnection connection = Transport("mre", "s3cret").Connect(_log);
        connection.Subscribe(0, _queue, window: 10);
        string longest = new('\0', connection.MaxBodyBytes);
        connection.SendAll(_queue, firstSequence: 1, longest);
        Assert.Equal(longest, _log.Wait(count: 1)[0].Body);
        JmsException refused = Assert.Throws<JmsException>(
            () => connection.SendAll(_queue, firstSequence: 2, new string('x', 65_536)));
        Assert.Equal(JmsFailure.Refused, refused.Failure);
        Assert.Contains("larger than the broker's limit of 65536", refused.Message, StringComparison.Ordinal);
    }

    private OpenWireTransport Transport(string? user, string? password) =>
        new(secured.Broker.Options($"ID:secured-{Guid.NewGuid():N}", user, password));
}
