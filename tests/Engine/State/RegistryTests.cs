using MediaRouting.Engine.Configuration;
using MediaRouting.Engine.State;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Engine.State;

public class RegistryTests
{
    [Fact]
    public void Handles_follow_the_configuration_and_an_MRD_is_found_by_id_and_name()
    {
        var registry = Of("mrd chat name=Web max=2\nmrd mail\nagent z chat=7\nagent a");
        Assert.Equal((0, 0), (registry.FindMrd("chat"u8), registry.FindMrd("Web"u8)));
        Assert.Equal((1, -1), (registry.FindMrd("mail"u8), registry.FindMrd("web"u8)));
        Assert.Equal((0, 1, -1), (registry.FindAgent("z"u8), registry.FindAgent("a"u8), registry.FindAgent("Z"u8)));
        Assert.Equal((7, 2, 1), (registry.Limit(0), registry.Limit(registry.Session(1, 0)), registry.Limit(3)));
        for (var session = 0; session < registry.SessionCount; session++)
        {
            Assert.Equal(session, registry.Session(registry.AgentOf(session), registry.MrdOf(session)));
        }
    }

    [Theory]
    [InlineData("mrd chat\nmrd chat", "chat")]
    [InlineData("mrd chat name=one\nmrd mail name=one", "one")]
    [InlineData("mrd chat\nmrd mail name=chat", "chat")]
    [InlineData("agent a1\nagent a1", "a1")]
    [InlineData("agent a1 chat=101", "101")]
    [InlineData("agent a1 chat=0", "of 0")]
    [InlineData("mrd chat max=101\nagent a1", "101")]
    [InlineData("agent a2345678901234567890123456789012345678901234567890123456789012345", "a2345")]
    public void A_configuration_that_was_not_checked_fails_with_what_is_wrong(string center, string named) =>
        Assert.Contains(named, Assert.Throws<ArgumentException>(() => Of(center)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_MRD_without_a_queue_fails()
    {
        var center = ScenarioTable.Parse("mrd chat").Configuration with { Queues = [] };
        var fault = Assert.Throws<ArgumentException>(() => new Registry(center));
        Assert.Contains("chat", fault.Message, StringComparison.Ordinal);
    }

    private static Registry Of(string center) => new(ScenarioTable.Parse(center).Configuration);
}
