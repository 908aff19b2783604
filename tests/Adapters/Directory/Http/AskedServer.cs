using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using MediaRouting.Directory;
using MediaRouting.Directory.Http;
using MediaRouting.Engine.Commands;
using MediaRouting.Testing;
using Microsoft.AspNetCore.Http;

namespace MediaRouting.Tests.Adapters.Directory.Http;

/// <summary>A server that answers as a test says, and a directory that asks it about ann, bob and others.</summary>
internal sealed class AskedServer : IDisposable
{
    /// <summary>Longer than any test waits for anything.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly TestHttpServer _server;

    /// <summary>Starts the server.</summary>
    /// <param name="answer">Its answers.</param>
    /// <param name="certificate">Its certificate; null: http.</param>
    /// <param name="how">The options by the server's address; without it HTTP Basic and the statuses alone.</param>
    public AskedServer(
        RequestDelegate answer,
        X509Certificate2? certificate = null,
        Func<string, HttpDirectoryOptions>? how = null)
    {
        _server = new TestHttpServer(answer, certificate);
        Directory = new HttpDirectory(Known, how?.Invoke(_server.Address) ?? Options(_server.Address), Told.Enqueue);
    }

    /// <summary>The agents that the configuration knows.</summary>
    public static ConfiguredDirectory Known { get; } = new(
    [
        .. new[] { "ann", "bob", ".", "..", "a:b", "{Password}", "ä b/c?d#e&f=\"\\%2e" }
            .Concat(Enumerable.Range(0, 200).Select(agent => $"agent{agent}"))
            .Select(id => new AgentCredential(id, PasswordHash: null)),
    ]);

    /// <summary>What was told of the directory.</summary>
    public ConcurrentQueue<string?> Told { get; } = new();

    public HttpDirectory Directory { get; }

    public int Requests => _server.Requests;

    public int MostUnderWay => _server.MostUnderWay;

    /// <summary>How a Finesse is asked, more or less.</summary>
    public static HttpDirectoryOptions Options(
        string address,
        TimeSpan? timeout = null,
        int requests = HttpDirectoryOptions.DefaultRequests,
        X509Certificate2Collection? authorities = null) => new()
        {
            Method = HttpMethod.Get,
            Server = new Uri(address),
            Url = Read(address + "/User/{AgentId}"),
            Login = new BasicLogin(Read("{AgentId}"), Read("{Password}")),
            Answers =
            [
                new AnswerRule([200], [], Verification.Verified),
                new AnswerRule([401, 403], [], Verification.AuthenticationFailed),
                new AnswerRule([404], [], Verification.UserNotFound),
            ],
            Timeout = timeout ?? Bound,
            Requests = requests,
            Authorities = authorities,
        };

    public static Template Read(string text) => Template.Read(text, out _)!;

    public static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    public Verification Verify(
        string agentId = "ann", string password = "pw", TimeSpan waited = default, CancellationToken stop = default) =>
        Directory.Verify(Encoding.UTF8.GetBytes(agentId), Encoding.UTF8.GetBytes(password), waited, stop);

    public void Dispose()
    {
        Directory.Dispose();
        _server.Dispose();
    }
}
