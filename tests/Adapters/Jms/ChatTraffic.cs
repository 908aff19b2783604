using System.Globalization;
using System.Text;
using System.Text.Unicode;
using MediaRouting.Engine.Commands;
using MediaRouting.Jms;

namespace MediaRouting.Tests.Adapters.Jms;

/// <summary>
/// The messages of a Chat Server, made in a buffer of its own: one agent signs in and then has chat after chat, each of
/// five messages (Task, accept and start, wrap up, close, GetAgentState). Nothing is allocated after the sign-in.
/// </summary>
internal sealed class ChatTraffic(Inbound inbound, string taskIdPrefix)
{
    public const int MessagesPerChat = 5;

    private readonly byte[] _body = new byte[1024];
    private readonly byte[] _messageId = new byte[32];
    private long _messages;

    public void SignIn(string password)
    {
        Deliver("Connect"u8, Encoding.UTF8.GetBytes(
            $$"""{"AgentId":"a1","Password":"{{password}}","Extension":"","Destination":"queue://agent.a1"}"""));
        Deliver("Login"u8, Encoding.UTF8.GetBytes($$"""{"AgentId":"a1","Password":"{{password}}","Mrd":"chat"}"""));
        Deliver("AgentState"u8, """{"AgentId":"a1","State":"READY","Mrd":"chat"}"""u8);
    }

    public void Chat()
    {
        // The task's id is made from the sequence of its command: the messages so far, this one included.
        var task = _messages + 1;
        Utf8.TryWrite(
            _body,
            $$$"""{"Mrd":"chat","ClientUniqueId":"c{{{task}}}","name":"Zoë 😀","params":{"lang":"ar"}}""",
            out var length);
        Deliver("Task"u8, _body.AsSpan(0, length));
        ChangeTask(task, "ACTIVE");
        ChangeTask(task, "WRAPPING_UP");
        ChangeTask(task, "CLOSED");
        Deliver("GetAgentState"u8, """{"AgentId":"a1","Mrd":"chat"}"""u8);
    }

    private void ChangeTask(long task, string state)
    {
        Utf8.TryWrite(
            _body,
            $$"""{"AgentId":"a1","TaskId":"{{taskIdPrefix}}-{{task}}","State":"{{state}}","Code":""}""",
            out var length);
        Deliver("TaskState"u8, _body.AsSpan(0, length));
    }

    private void Deliver(ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        _messages++;
        _messages.TryFormat(_messageId, out var length, default, CultureInfo.InvariantCulture);
        inbound.OnDelivery(Source.General, new JmsDelivery
        {
            Consumer = 0,
            Tag = _messages,
            MessageId = _messageId.AsSpan(0, length),
            Type = type,
            BodyKind = JmsBody.Text,
            Body = body,
        });
    }
}
