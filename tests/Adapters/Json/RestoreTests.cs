using MediaRouting.Engine;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Events;

namespace MediaRouting.Tests.Adapters.Json;

/// <summary>chat-server-restore: the type says it all.</summary>
public sealed class RestoreTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("{\"AgentId\":7,\"AgentId\":[],\"State\":\"lost\"}")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    public void Whatever_its_body_it_is_decoded_and_nothing_of_it_is_kept(string body)
    {
        var it = Decoded.General("chat-server-restore", body);

        Assert.Equal((CommandKind.RestoreChatServer, default), (it.Kind, it.Refusal));
        Assert.Equal("", it.AllTexts);
    }

    [Fact]
    public void It_needs_no_body()
    {
        var it = Decoded.From(Source.General, "chat-server-restore"u8.ToArray(), body: null);

        Assert.Equal((CommandKind.RestoreChatServer, default), (it.Kind, it.Refusal));
    }

    [Fact]
    public void A_body_over_its_limit_is_refused_all_the_same()
    {
        var it = Decoded.General("chat-server-restore", new string(' ', Limits.BodyBytes + 1));

        Assert.Equal(RefusalCode.TooLarge, it.Refusal.Code);
    }
}
