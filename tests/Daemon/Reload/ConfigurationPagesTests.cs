using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediaRouting.Daemon;
using MediaRouting.Daemon.Admin;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Daemon.Demo;
using MediaRouting.Directory;
using MediaRouting.Engine;
using MediaRouting.Engine.Recovery;
using MediaRouting.Engine.Ring;
using MediaRouting.Jms;
using MediaRouting.Memory;
using MediaRouting.Testing.Storage;
using MediaRouting.Tests.Daemon.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaRouting.Tests.Daemon.Reload;

/// <summary>
/// The pages of the configuration over a daemon that starts, stands still or ends: what it takes in a process of its
/// own is no matter of chance here.
/// </summary>
public sealed class ConfigurationPagesTests : IAsyncLifetime, IDisposable
{
    private const int BodyBytes = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Reads = ["/config", "/config/versions"];
    private static readonly string[] Posts = ["/config", "/config/preview", "/config/rollback"];

    private readonly DirectoryInfo _kept = System.IO.Directory.CreateTempSubdirectory("mre-versions-");
    private readonly SimulatedStorage _storage = new SimulatedDisk().Mount();
    private readonly HttpClient _client = new();
    private readonly ManualResetEventSlim _mayBegin = new(initialState: true);
    private readonly ManualResetEventSlim _maySync = new(initialState: true);
    private readonly List<string> _failures = [];
    private readonly DataDirectory _data;
    private readonly RoutingNode _node;
    private readonly LiveConfiguration _live;
    private AdminEndpoint _endpoint = null!;

    public ConfigurationPagesTests()
    {
        _data = FreshDirectory.On(_storage, RoutingFile.Content.Routing);
        _storage.BeforeSync = () => _maySync.Wait(Patience);
        ConfiguredDirectory directory = new(RoutingFile.Content.Credentials);
        _node = new RoutingNode(
            new MemoryTransport(new MemoryBroker()),
            RoutingFile.Content.Routing,
            directory,
            new StateMachineOptions { TaskIdPrefix = "t" },
            new QueueNames(),
            WaitStrategyKind.Blocking,
            new SilentLinkLog(),
            (stage, sequence, exception) => _failures.Add($"{stage} at {sequence}: {exception}"),
            _data);
        _live = new LiveConfiguration(
            _node, RoutingFile.Content, directory, new ConfigurationVersions(_kept.FullName), NullLogger.Instance)
        {
            ChangeLimit = TimeSpan.FromMilliseconds(200),
        };
        _node.Recovered = () =>
        {
            _mayBegin.Wait(Patience);
            _live.Begin();
        };
    }

    private static string WithZoe
    {
        get
        {
            JsonNode file = JsonNode.Parse(RoutingFile.Text)!;
            file["agents"]!.AsArray().Insert(0, new JsonObject { ["id"] = "zoe" });
            return file.ToJsonString();
        }
    }

    public async Task InitializeAsync()
    {
        _endpoint = await AdminEndpoint.StartAsync(
            new IPEndPoint(IPAddress.Loopback, 0),
            () => new HealthReport(true, true, ""),
            _ => { },
            (_, _) => null,
            NullLogger.Instance,
            new ConfigurationPages(_live, BodyBytes));
        _client.BaseAddress = new Uri($"http://{_endpoint.Address}");
    }

    public async Task DisposeAsync()
    {
        await _endpoint.DisposeAsync();
        Assert.True(_node.Drain(Patience));
        Assert.Empty(_failures);
    }

    public void Dispose()
    {
        _node.Dispose();
        _data.Dispose();
        _client.Dispose();
        _mayBegin.Dispose();
        _maySync.Dispose();
        _kept.Delete(recursive: true);
    }

    [Fact]
    public async Task Until_the_daemon_has_recovered_every_page_is_a_503_and_nothing_kept_is_touched()
    {
        string begun = Path.Combine(_kept.FullName, "next.json");
        File.WriteAllText(begun, RoutingFile.Text);
        _mayBegin.Reset();
        Task<string?> starting = Task.Run(() => _node.Start(CancellationToken.None));

        foreach (string path in Reads)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusOfAsync(path));
        }

        foreach (string path in Posts)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync(path, WithZoe)).Status);
        }

        Assert.Equal(RoutingFile.Text, File.ReadAllText(begun));
        _mayBegin.Set();
        Assert.Null(await starting.WaitAsync(Patience));
        Assert.Equal((HttpStatusCode.OK, 2), await PostAsync("/config", WithZoe));
    }

    [Fact]
    public async Task A_change_that_is_not_durable_in_time_is_a_503_keeps_others_out_and_comes_about()
    {
        Assert.Null(_node.Start(CancellationToken.None));
        _maySync.Reset();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync("/config", WithZoe)).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync("/config", RoutingFile.Text + " ")).Status);
        Assert.Equal(1, await VersionAsync());

        _maySync.Set();
        Assert.True(SpinWait.SpinUntil(() => VersionAsync().GetAwaiter().GetResult() == 2, Patience));
        Assert.Equal((HttpStatusCode.OK, 3), await PostAsync("/config", RoutingFile.Text + " "));
    }

    [Fact]
    public async Task A_daemon_that_is_about_to_end_says_what_is_in_force_and_changes_nothing()
    {
        Assert.Null(_node.Start(CancellationToken.None));
        Assert.Equal((HttpStatusCode.OK, 2), await PostAsync("/config", WithZoe));
        Assert.True(_node.Drain(Patience));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync("/config", RoutingFile.Text)).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync("/config/preview", RoutingFile.Text)).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await PostAsync("/config/rollback", "")).Status);
        Assert.Equal(2, await VersionAsync());
        Assert.False(File.Exists(Path.Combine(_kept.FullName, "next.json")));
    }

    [Theory]
    [InlineData("/config", true)]
    [InlineData("/config", false)]
    [InlineData("/config/preview", true)]
    [InlineData("/config/preview", false)]
    public async Task A_body_beyond_the_limit_is_refused_whether_or_not_it_says_how_long_it_is(
        string path, bool saysLength)
    {
        Assert.Null(_node.Start(CancellationToken.None));
        string longest = RoutingFile.Text.PadRight(BodyBytes);

        Assert.Equal(HttpStatusCode.OK, (await PostAsync(path, longest, saysLength)).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await PostAsync(path, longest + " ", saysLength)).Status);
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync("/config"));
    }

    private async Task<HttpStatusCode> StatusOfAsync(string path)
    {
        using HttpResponseMessage response = await _client.GetAsync(path);
        return response.StatusCode;
    }

    private async Task<int> VersionAsync() =>
        (await _client.GetFromJsonAsync<JsonElement>("/config")).GetProperty("version").GetInt32();

    /// <summary>Posts a file; with 200, which version is in force then.</summary>
    private async Task<(HttpStatusCode Status, int Version)> PostAsync(
        string path, string json, bool saysLength = true)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path);
        request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        request.Headers.TransferEncodingChunked = !saysLength;
        using HttpResponseMessage response = await _client.SendAsync(request);
        JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return response.IsSuccessStatusCode
            ? (response.StatusCode, answer.GetProperty("version").GetInt32())
            : (response.StatusCode, 0);
    }
}
