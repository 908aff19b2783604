using System.Text;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.MessagePack;
using MediaRouting.Json;

namespace MediaRouting.Tests.Adapters.Json;

/// <summary>What the journal gets of a message with a password has none, whatever became of the message.</summary>
public sealed class JournaledPasswordTests
{
    private const string Secret = "hunter2";

    [Theory]
    [InlineData("Connect", """{"AgentId":"a","Password":"hunter2","Extension":"7","Destination":"desk"}""", false)]
    [InlineData("Connect", """{"AgentId":"a","Pass\u0077ord":"hunter2","Destination":"topic://desk"}""", false)]
    [InlineData("Login", """{"AgentId":"a","Password":"hunter2","Mrd":"chat"}""", false)]
    [InlineData("Connect", """{"AgentId":"a","Password":"hunter2","Destination":"a,b"}""", true)]
    [InlineData("Connect", """{"AgentId":"a","Password":"hunter2","Destination":"desk""", true)]
    [InlineData("Login", """{"AgentId":"a" "Password":"hunter2"}""", true)]
    [InlineData("connect", """{"AgentId":"a","Password":"hunter2","Destination":"desk"}""", true)]
    [InlineData("", """["Password", "hunter2"]""", true)]
    public void No_command_of_a_message_with_a_password_is_journaled_with_it(
        string type, string body, bool isRefused)
    {
        CommandSlot slot = default;
        slot.Text.Initialize(new PayloadPool());
        slot.Reset(CommandKind.None, Source.General, time: 1);
        var decoder = new MessageDecoder();
        decoder.Decode(
            Source.General, Encoding.UTF8.GetBytes(type), hasBody: true, Encoding.UTF8.GetBytes(body), ref slot);
        Assert.Equal(isRefused, slot.Refusal.IsRefusal);

        var to = new MessagePackWriter();
        CommandCodec.Write(in slot, to);

        Assert.True(to.Length > 0);
        Assert.Equal(-1, to.Written.IndexOf(Encoding.UTF8.GetBytes(Secret)));
    }
}
