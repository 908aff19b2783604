using System.Text;
using MediaRouting.Json;

namespace MediaRouting.Tests.Adapters.Json;

public sealed class DestinationNameTests
{
    [Theory]
    [InlineData("agent.1042")]
    [InlineData("desk one")]
    [InlineData("ID:host-40000-1:7")]
    [InlineData("مكتب")]
    [InlineData("activemq.queue")]
    public void A_plain_name_is_usable(string name) =>
        Assert.True(DestinationName.IsUsable(Encoding.UTF8.GetBytes(name)));

    [Theory]
    [InlineData("")]
    [InlineData(" desk")]
    [InlineData("desk ")]
    [InlineData("a,b")]
    [InlineData("a?consumer.prefetch=1")]
    [InlineData("a.*")]
    [InlineData("a.>")]
    [InlineData("a\nb")]
    [InlineData("a\u007f")]
    [InlineData("a\u0085")]
    [InlineData("ActiveMQ.Advisory.Connection")]
    public void A_name_to_which_the_broker_gives_a_meaning_is_not(string name) =>
        Assert.False(DestinationName.IsUsable(Encoding.UTF8.GetBytes(name)));
}
