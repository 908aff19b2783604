using System.Text;
using MediaRouting.Directory;
using MediaRouting.Directory.Http;
using MediaRouting.Engine.Commands;
using MediaRouting.Engine.Configuration;
using MediaRouting.Jms;
using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;
using Microsoft.AspNetCore.Http;

namespace MediaRouting.Tests.Daemon;

/// <summary>A node whose agents sign in by an HTTP server, on a broker in memory.</summary>
public sealed class HttpDirectoryTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void The_conversation_of_all_rows_is_the_same()
    {
        using TestHttpServer server = new(Accounts);
        using HttpDirectory directory = Directory(server);
        using InMemory memory = new();
        memory.Start(Topology.Combined, new QueueNames(), directory);
        using MemoryBrokerClient client = new(memory.Broker);

        new ConversationPlayer(client, prefix: "", seesAll: true).Play(Script.Load("AllRows"));

        Assert.Equal(server.Requests, directory.Count(Verification.Verified)
            + directory.Count(Verification.AuthenticationFailed));
        Assert.True(directory.Count(Verification.Verified) > 0);
    }

    [Fact]
    public void Each_answer_of_the_directory_has_its_code_and_what_follows_it_stays_behind_it()
    {
        using TestHttpServer server = new(async context =>
        {
            await Task.Yield();
            await Accounts(context);
        });
        using HttpDirectory directory = Directory(server);
        using InMemory memory = new();
        memory.Start(Topology.Combined, new QueueNames(), directory);
        using MemoryBrokerClient client = new(memory.Broker);

        Send(client, "Connect", """{"AgentId":"ann","Password":"wrong","Destination":"ann"}""");
        Send(client, "Connect", """{"AgentId":"ann","Password":"gone","Destination":"ann"}""");
        Send(client, "Connect", """{"AgentId":"ann","Password":"broken","Destination":"ann"}""");
        Send(client, "Connect", """{"AgentId":"ann","Password":"pw-ann","Destination":"ann"}""");
        Send(client, "Login", """{"AgentId":"ann","Password":"pw-ann","Mrd":"chat"}""");
        Send(client, "AgentState", """{"AgentId":"ann","State":"READY","Mrd":"chat"}""");
        Send(client, "GetAgentState", """{"AgentId":"ann","Mrd":"chat"}""");

        string[] expected =
        [
            "\"Code\":\"AUTHENTICATION_FAILED\"", "\"Code\":\"USER_NOT_FOUND\"", "\"Code\":\"DIRECTORY_UNAVAILABLE\"",
            "\"Status\":\"CONNECTED\"", "\"State\":\"NOT_READY\"", "\"State\":\"READY\"", "\"State\":\"READY\"",
        ];
        foreach (string part in expected)
        {
            Assert.Contains(part, client.Receive("ops", Patience)!.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void While_the_directory_hangs_agents_at_work_go_on_and_sign_ins_beyond_the_bound_are_refused_at_once()
    {
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bool hangs = false;
        using TestHttpServer server = new(async context =>
        {
            if (Volatile.Read(ref hangs))
            {
                await gate.Task.WaitAsync(context.RequestAborted);
            }

            await Accounts(context);
        });
        using HttpDirectory directory = Directory(server);
        using InMemory memory = new();
        memory.Start(Topology.Combined, new QueueNames(), directory);
        using MemoryBrokerClient client = new(memory.Broker);
        Send(client, "Connect", """{"AgentId":"bob","Password":"pw-bob","Destination":"bob"}""");
        Assert.Contains("CONNECTED", client.Receive("ops", Patience)!.Body, StringComparison.Ordinal);
        Volatile.Write(ref hangs, true);

        const int Beyond = 10;
        for (int i = 0; i < directory.Capacity + Beyond; i++)
        {
            Send(client, "Connect", """{"AgentId":"ann","Password":"pw-ann","Destination":"ann"}""");
        }

        Send(client, "GetAgentState", """{"AgentId":"bob","Mrd":"chat"}""");
        Assert.All(client.ReceiveAll("ops", Beyond, Patience), refused => Assert.Contains(
            "\"Code\":\"DIRECTORY_UNAVAILABLE\"", refused.Body, StringComparison.Ordinal));
        Assert.Contains("\"AgentId\":\"bob\"", client.Receive("ops", Patience)!.Body, StringComparison.Ordinal);

        gate.SetResult();
        Assert.All(client.ReceiveAll("ops", directory.Capacity, Patience), connected => Assert.Contains(
            "CONNECTED", connected.Body, StringComparison.Ordinal));
        Assert.Equal(1 + directory.Capacity, directory.Count(Verification.Verified));
    }

    [Fact]
    public async Task With_a_drain_what_waits_for_the_directory_is_answered()
    {
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using TestHttpServer server = new(async context =>
        {
            await gate.Task.WaitAsync(context.RequestAborted);
            await Accounts(context);
        });
        using HttpDirectory directory = Directory(server);
        InMemory memory = new();
        memory.Start(Topology.Combined, new QueueNames(), directory);
        using MemoryBrokerClient client = new(memory.Broker);
        Send(client, "Connect", """{"AgentId":"ann","Password":"pw-ann","Destination":"ann"}""");
        Assert.True(SpinWait.SpinUntil(() => server.Requests == 1, Patience));

        Task drained = Task.Run(memory.Dispose); // which drains, and holds that nothing is left undone
        gate.SetResult();

        await drained.WaitAsync(Patience);
        Assert.Contains("CONNECTED", client.Receive("ops", Patience)!.Body, StringComparison.Ordinal);
    }

    private static void Send(MemoryBrokerClient client, string type, string body) =>
        client.Send("General", type, body, "ops");

    /// <summary>Every agent's password is <c>pw-</c> and the id.</summary>
    private static Task Accounts(HttpContext context)
    {
        string[] login = Encoding.UTF8.GetString(Convert.FromBase64String(
            context.Request.Headers.Authorization.ToString()["Basic ".Length..])).Split(':', 2);
        context.Response.StatusCode = login[1] switch
        {
            var password when string.Equals(password, "pw-" + login[0], StringComparison.Ordinal) => 200,
            "gone" => 404,
            "broken" => 500,
            _ => 401,
        };
        return Task.CompletedTask;
    }

    private static HttpDirectory Directory(TestHttpServer server) => new(
        new ConfiguredDirectory(RoutingFile.Content.Credentials),
        new HttpDirectoryOptions
        {
            Method = HttpMethod.Get,
            Server = new Uri(server.Address),
            Url = Template.Read(server.Address + "/User/{AgentId}", out _)!,
            Login = new BasicLogin(Template.Read("{AgentId}", out _)!, Template.Read("{Password}", out _)!),
            Answers =
            [
                new AnswerRule([200], [], Verification.Verified),
                new AnswerRule([401], [], Verification.AuthenticationFailed),
                new AnswerRule([404], [], Verification.UserNotFound),
            ],
            Timeout = Patience,
        },
        _ => { });
}
