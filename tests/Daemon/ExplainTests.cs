using System.Text.Json;
using System.Text.RegularExpressions;
using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon;

/// <summary>Why a task waits and why an agent is idle, asked of the daemon as a process.</summary>
[Collection(BrokerTests.Name)]
public sealed class ExplainTests(BrokerFixture fixture)
{
    private const string Reason = "longest available in step 1 with 0 tasks held, available for TIME";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_running_daemon_says_why_a_task_waits_and_then_who_was_chosen()
    {
        string prefix = fixture.NewPrefix();
        using RunningMre daemon = RunningMre.StartReady(fixture.CommandLine(prefix));
        using BrokerClient client = new(fixture.Broker);
        string task = CreateTask(client, prefix);

        using (JsonDocument waits = Read(daemon, "/explain/task/" + task))
        {
            JsonElement step = waits.RootElement.GetProperty("steps")[0];
            Assert.Equal("NEW", waits.RootElement.GetProperty("state").GetString());
            Assert.Equal((6, 6), (
                step.GetProperty("agents").GetInt32(),
                step.GetProperty("standing").GetProperty("signedOut").GetInt32()));
            Assert.Equal(JsonValueKind.Null, waits.RootElement.GetProperty("decision").ValueKind);
        }

        (int code, string text, string error) = await ExplainAsync(daemon, "agent", "bob");
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("chat: Signed out; 1 task waits that it could have.", text, StringComparison.Ordinal);

        SignIn(client, prefix);
        (code, text, error) = await ExplainAsync(daemon, "task", task);
        Assert.Equal((0, ""), (code, error));
        Assert.Equal(
            $"""
            Task {task} on chat: OFFERED
            Offered to ann for TIME. ann was chosen: {Reason}; nobody else was eligible.

            queue     chats, priority 1, longestAvailable
            level     1
            queued    TIME
            step      1 of 1
            given up  never
            """,
            Timeless(text[..(text.IndexOf("never", StringComparison.Ordinal) + 5)]));
        (_, text, _) = await ExplainAsync(daemon, "task", task, "--json");
        using JsonDocument offered = JsonDocument.Parse(text);
        Assert.Equal("ann", offered.RootElement.GetProperty("decision").GetProperty("agent").GetString());

        using (JsonDocument statistics = Read(daemon, "/stats"))
        {
            JsonElement queue = statistics.RootElement.GetProperty("queues")[0];
            Assert.Equal((1, 0, 0), (Count(queue, "offered"), Count(queue, "answered"), Count(queue, "waiting")));
            JsonElement agents = queue.GetProperty("agents");
            Assert.Equal((6, 1), (Count(agents, "total"), Count(agents.GetProperty("states"), "RESERVED")));
            Assert.InRange(Count(statistics.RootElement, "sequence"), 4, 1_000);
        }

        Assert.Equal(1, daemon.Metric("mre_decisions_total"));
        Assert.Equal(0, daemon.Metric("mre_invariant_violations_total"));
        Assert.Contains(
            "mre_invariant_violations_total{kind=\"taskBesideFreeAgent\"} 0",
            daemon.Get("/metrics").Body,
            StringComparison.Ordinal);
        Assert.Equal(0, daemon.Stop());
    }

    [Fact]
    public async Task What_is_not_known_and_who_is_not_there_are_said_plainly()
    {
        string admin;
        using (RunningMre daemon = RunningMre.StartReady(fixture.CommandLine(fixture.NewPrefix())))
        {
            admin = daemon.Admin;
            Assert.Equal(
                (404, """{"error":"no agent 'nobody' is configured"}"""), daemon.Get("/explain/agent/nobody"));
            (int code, string output, string error) = await ExplainAsync(daemon, "task", "t/1");
            Assert.Equal((1, ""), (code, output));
            Assert.StartsWith("mre explain: no task 't/1' is known", error, StringComparison.Ordinal);
            Assert.Equal(0, daemon.Stop());
        }

        (int exit, _, string fault) = await MreProcess.RunAsync("", "explain", "agent", "ann", "--admin", admin);
        Assert.Equal(1, exit);
        Assert.StartsWith($"mre explain: no answer from http://{admin}: ", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Communication_Server_alone_says_that_routing_is_done_elsewhere()
    {
        using RunningMre daemon = RunningMre.StartReady(
            fixture.CommandLine(fixture.NewPrefix(), "communication-server"));

        (int status, string body) = daemon.Get("/explain/agent/ann");

        Assert.Equal(404, status);
        Assert.Contains("routing is done elsewhere", body, StringComparison.Ordinal);
        Assert.Equal(0, daemon.Stop());
    }

    private static string CreateTask(BrokerClient client, string prefix)
    {
        client.Send(prefix + "General", "Task", """{"Mrd":"chat","ClientUniqueId":"u-1"}""", prefix + "ops", "1");
        using JsonDocument answer = JsonDocument.Parse(client.Receive(prefix + "ops", Patience)!.Body!);
        return answer.RootElement.GetProperty("TaskId").GetString()!;
    }

    /// <summary>Ann becomes READY and is offered what waits.</summary>
    private static void SignIn(BrokerClient client, string prefix)
    {
        string home = prefix + "ann";
        Ask("Connect", $$"""{"AgentId":"ann","Password":"pw-ann","Destination":"{{home}}"}""");
        Ask("Login", """{"AgentId":"ann","Password":"pw-ann","Mrd":"chat"}""");
        Ask("AgentState", """{"AgentId":"ann","State":"READY","Mrd":"chat"}""");
        while (client.Receive(home, Patience) is { } message
            && !string.Equals(message.Type, "TaskAssigned", StringComparison.Ordinal))
        {
        }

        void Ask(string type, string body) => client.Send(prefix + "General", type, body, null, type);
    }

    private static int Count(JsonElement of, string field) => of.GetProperty(field).GetInt32();

    private static JsonDocument Read(RunningMre daemon, string path)
    {
        (int status, string body) = daemon.Get(path);
        Assert.Equal(200, status);
        return JsonDocument.Parse(body);
    }

    private static Task<(int ExitCode, string Output, string Error)> ExplainAsync(
        RunningMre daemon, string subject, string id, params string[] more) =>
        MreProcess.RunAsync("", ["explain", subject, id, "--admin", daemon.Admin, .. more]);

    private static string Timeless(string text) => Regex.Replace(
        text, @"\d{4}-\d\d-\d\dT[\d:.]+Z|\d+ m?s\b", "TIME", RegexOptions.None, Patience);
}
