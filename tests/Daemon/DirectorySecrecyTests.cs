using System.Collections.Concurrent;
using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;
using Microsoft.AspNetCore.Http;

namespace MediaRouting.Tests.Daemon;

/// <summary>The running daemon with an HTTP directory: no secret of the agents, the server or ours is shown.</summary>
[Collection(BrokerTests.Name)]
public sealed class DirectorySecrecyTests(BrokerFixture fixture)
{
    private const string Marker = "m4rk3r";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void No_password_of_agents_or_of_ours_and_nothing_that_the_server_says_is_shown_or_kept()
    {
        ConcurrentQueue<string> bodies = new();
        using TestHttpServer server = new(context => AnswerWithEchoAsync(context, bodies));
        using TemporaryFile secret = new(Marker + "-ours");
        using TemporaryFile directory = new(
            $$"""
            {
              "method": "POST", "url": "{{server.Address}}/{AgentId}?key={{Marker}}",
              "headers": { "X-Key": "{{Marker}}" },
              "basic": { "user": "mre", "passwordFile": "{{secret.Path}}" },
              "body": { "form": { "password": "{Password}" } },
              "answers": [
                { "status": [200], "where": { "/accepted": true }, "means": "verified" },
                { "status": [401], "means": "authenticationFailed" }
              ],
              "timeoutSeconds": 1
            }
            """);
        string prefix = fixture.NewPrefix();
        using RunningMre daemon = RunningMre.StartReady(
            fixture.CommandLine(prefix, "combined", "--directory", directory.Path));
        using BrokerClient client = new(fixture.Broker);
        (string Password, string Part)[] tries =
        [
            ("good", "CONNECTED"), ("bad", "AUTHENTICATION_FAILED"), ("odd", "DIRECTORY_UNAVAILABLE"),
            ("long", "DIRECTORY_UNAVAILABLE"), ("late", "DIRECTORY_UNAVAILABLE"), ("good", "CONNECTED"),
        ];

        List<BrokerMessage> told = [];
        foreach ((string password, string part) in tries)
        {
            client.Send(
                prefix + "General",
                "Connect",
                $$"""{"AgentId":"fay","Password":"{{password}}-{{Marker}}","Destination":"{{prefix}}fay"}""",
                prefix + "ops");
            told.Add(client.Receive(prefix + "ops", Patience)!);
            Assert.Contains(part, told[^1].Body, StringComparison.Ordinal);
        }

        Assert.Equal(tries.Length, bodies.Count(body => body.EndsWith(Marker, StringComparison.Ordinal)));
        string metrics = daemon.Get("/metrics").Body;
        Assert.Contains("mre_directory_requests_total{outcome=\"verified\"} 2\n", metrics, StringComparison.Ordinal);
        Assert.Contains("mre_directory_requests_total{outcome=\"unavailable\"} 3\n", metrics, StringComparison.Ordinal);
        Assert.Equal(0, daemon.Stop());
        Assert.Equal(1, daemon.CountOf($"agent directory {server.Address} unavailable: its answer, with status 200"));
        Assert.Equal(1, daemon.CountOf($"agent directory {server.Address} answers again"));
        Assert.DoesNotContain(Marker, daemon.Output + metrics, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(told, message => $"{message}".Contains(Marker, StringComparison.OrdinalIgnoreCase));
        FileInfo[] kept = new DirectoryInfo(fixture.DataOf(prefix)).GetFiles("*", SearchOption.AllDirectories);
        Assert.Contains(kept, file => file.Length > 0);
        Assert.All(
            kept,
            file => Assert.Equal(-1, File.ReadAllBytes(file.FullName).AsSpan().IndexOf("m4rk3r"u8)));
    }

    /// <summary>Answers by the password's first word, and says the whole of it back wherever it can.</summary>
    private static async Task AnswerWithEchoAsync(HttpContext context, ConcurrentQueue<string> bodies)
    {
        using StreamReader reader = new(context.Request.Body);
        string body = await reader.ReadToEndAsync(context.RequestAborted);
        bodies.Enqueue(body);
        string password = body["password=".Length..];
        context.Response.Headers["X-Echo"] = password;
        string word = password.Split('-')[0];
        if (word is "late")
        {
            await TestHttpServer.NeverAsync(context);
        }

        context.Response.StatusCode = word is "bad" ? 401 : 200;
        string filler = word is "long" ? new string(' ', 100_000) : "";
        string accepted = word is "good" ? "true" : "false";
        await context.Response.WriteAsync($$"""{"accepted":{{accepted}},"echo":"{{password}}"}{{filler}}""");
    }
}
