using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon;

/// <summary>
/// Each role beside software that is not ours: the rows between the two, exactly as they stand on the queues.
/// </summary>
[Collection(BrokerTests.Name)]
public sealed class RoleTests(BrokerFixture fixture)
{
    [Theory]
    [InlineData("routing-engine", "RoutingEngine")]
    [InlineData("communication-server", "CommunicationServer")]
    public void A_role_serves_a_foreign_partner(string topology, string conversation)
    {
        string prefix = fixture.NewPrefix();
        using RunningMre daemon = RunningMre.StartReady(fixture.CommandLine(prefix, topology));
        using BrokerClient client = new(fixture.Broker);

        new ConversationPlayer(client, prefix, seesAll: true).Play(Script.Load(conversation));

        Assert.Equal(0, daemon.Stop());
    }
}
