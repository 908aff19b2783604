using System.Net;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MediaRouting.Daemon.Admin;
using MediaRouting.Testing;
using MediaRouting.Tests.Daemon.Running;

namespace MediaRouting.Tests.Daemon.Reload;

/// <summary>The running daemon and its configuration: the file, SIGHUP, requests, a way back, a restart.</summary>
[Collection(BrokerTests.Name)]
[UnsupportedOSPlatform("windows")]
public sealed class ReloadTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly HttpClient Http = new();

    private readonly DirectoryInfo _directory = System.IO.Directory.CreateTempSubdirectory("mre-config-");
    private readonly BrokerFixture _fixture;
    private readonly BrokerClient _client;
    private readonly string _prefix;
    private int _asked;

    public ReloadTests(BrokerFixture fixture)
    {
        _fixture = fixture;
        _prefix = fixture.NewPrefix();
        _client = new BrokerClient(fixture.Broker);
        Write(RoutingFile.Text);
    }

    private string ConfigFile => Path.Combine(_directory.FullName, "routing.json");

    public void Dispose()
    {
        _client.Dispose();
        _directory.Delete(recursive: true);
    }

    [Fact]
    public void A_file_that_is_replaced_is_in_force_and_one_with_faults_is_not()
    {
        using RunningMre daemon = Start();
        Assert.Equal("USER_NOT_FOUND", StateOf("zoe"));

        string unfinished = ConfigFile + "~";
        File.WriteAllText(unfinished, With("zoe"));
        File.Move(unfinished, ConfigFile, overwrite: true);
        daemon.WaitForLine("configuration version 2 (File) in force");
        Assert.Equal("LOGOUT", StateOf("zoe"));
        Assert.Equal(1, daemon.Metric("mre_configuration_file_in_force"));

        Write("""{"mrds": []}""");
        daemon.WaitForLine("configuration (File) refused");
        Assert.Equal(2, daemon.Metric("mre_configuration_version"));
        Assert.Equal(0, daemon.Metric("mre_configuration_file_in_force"));
        Assert.Equal(200, daemon.Get("/readyz").Status);
        Assert.Equal("LOGOUT", StateOf("zoe"));
        Assert.Equal(0, daemon.Stop());
    }

    [Fact]
    public void What_is_in_use_is_refused_with_the_list_and_tried_again_on_SIGHUP()
    {
        using RunningMre daemon = Start();
        _client.Send(_prefix + "General", "Task", """{"Mrd":"quick","ClientUniqueId":"c"}""", _prefix + "ops", "1");
        string task = Field(_client.Receive(_prefix + "ops", Patience)!.Body!, "TaskId");
        string without = Without("quick", "quicks");

        (int status, JsonElement refused, _) = Post(daemon, "/config", without);
        Assert.Equal(409, status);
        JsonElement[] uses = [.. refused.GetProperty("changes").GetProperty("uses").GetProperty("first")
            .EnumerateArray()];
        Assert.Equal(
            ["$.mrds MRD 'quick' has 1 task open", "$.queues queue 'quicks' has 1 task waiting"],
            uses.Select(use => $"{use.GetProperty("path")} {use.GetProperty("message")}"));

        Write(without);
        daemon.WaitForLine("configuration (File) refused: it leaves out what is in use, 2 times", 1);
        string close = $$"""{"TaskId":"{{task}}","Mrd":"quick","State":"CLOSED"}""";
        _client.Send(_prefix + "General", "TaskState", close, _prefix + "ops", "2");
        Assert.NotNull(_client.Receive(_prefix + "ops", Patience));
        daemon.Signal("-HUP");
        daemon.WaitForLine("configuration version 2 (File) in force");
        Assert.Equal(0, daemon.Stop());
    }

    [Fact]
    public void A_request_is_previewed_put_in_force_taken_back_and_outlives_the_process()
    {
        string zoe = With("zoe");
        using (RunningMre daemon = Start())
        {
            (int status, JsonElement preview, _) = Post(daemon, "/config/preview", zoe);
            Assert.Equal((200, "previewed"), (status, preview.GetProperty("result").GetString()));
            Assert.Equal(1, daemon.Metric("mre_configuration_version"));

            Assert.Equal(412, Post(daemon, "/config", zoe, ("If-Match", "\"7\"")).Status);
            Assert.Equal(403, Post(daemon, "/config", zoe, ("Origin", "http://example.org")).Status);
            (status, JsonElement faulty, _) = Post(daemon, "/config", """{"mrds": [{"id": "m"}], "agents": []}""");
            Assert.Equal(400, status);
            Assert.Equal("$.queues", faulty.GetProperty("faults")[0].GetProperty("path").GetString());

            (status, JsonElement applied, string tag) = Post(daemon, "/config", zoe, ("If-Match", "\"1\""));
            Assert.Equal((200, "applied", "\"2\""), (status, applied.GetProperty("result").GetString(), tag));
            Assert.Equal(preview.GetProperty("changes").ToString(), applied.GetProperty("changes").ToString());
            Assert.Equal("LOGOUT", StateOf("zoe"));
            Assert.Equal(0, daemon.Metric("mre_configuration_file_in_force"));
            Assert.Equal("unchanged", Post(daemon, "/config", zoe).Answer.GetProperty("result").GetString());

            (_, string body) = daemon.Get("/config");
            Assert.DoesNotContain("AQAAAA", body, StringComparison.Ordinal);
            Assert.Contains("\"passwordHash\":\"***\"", body, StringComparison.Ordinal);
            Assert.Equal(404, Post(daemon, "/config/rollback?version=9", "").Status);
            Assert.Equal(3, Post(daemon, "/config/rollback", "").Answer.GetProperty("version").GetInt32());
            Assert.Equal("USER_NOT_FOUND", StateOf("zoe"));
            Assert.Equal(4, Post(daemon, "/config/rollback?version=2", "").Answer.GetProperty("version").GetInt32());
            daemon.Kill();
        }

        using RunningMre successor = Start();
        Assert.Equal("LOGOUT", StateOf("zoe"));
        JsonElement kept = Parse(successor.Get("/config/versions").Body);
        Assert.Equal(4, kept.GetProperty("running").GetInt32());
        Assert.Equal(
            ["4 rollback", "3 rollback", "2 request", "1 file"],
            kept.GetProperty("versions").EnumerateArray().Select(
                version => $"{version.GetProperty("version")} {version.GetProperty("origin")}"));
        Assert.All(
            System.IO.Directory.GetFiles(Path.Combine(_fixture.DataOf(_prefix), "configurations")),
            file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
        Assert.Equal(0, successor.Stop());
    }

    [Fact]
    public void A_start_takes_a_changed_file_or_goes_on_without_it_where_that_leaves_out_what_is_in_use()
    {
        using (RunningMre daemon = Start())
        {
            _client.Send(_prefix + "General", "Task", """{"Mrd":"quick","ClientUniqueId":"c"}""", _prefix + "ops", "1");
            Assert.NotNull(_client.Receive(_prefix + "ops", Patience));
            Assert.Equal(0, daemon.Stop());
        }

        Write(Without("quick", "quicks"));
        using (RunningMre daemon = Start())
        {
            daemon.WaitForLine("the configuration file is not in force: going on with version 1");
            Assert.Contains("$.queues: queue 'quicks' has 1 task waiting", daemon.Output, StringComparison.Ordinal);
            Assert.Equal(0, daemon.Metric("mre_configuration_file_in_force"));
            Assert.Equal("LOGOUT", StateOf("ann"));
            Assert.Equal(0, daemon.Stop());
        }

        Write(With("zoe"));
        using RunningMre successor = Start();
        Assert.Equal("LOGOUT", StateOf("zoe"));
        Assert.Equal(2, successor.Metric("mre_configuration_version"));
        Assert.Equal(1, successor.Metric("mre_configuration_file_in_force"));
        Assert.Equal(0, successor.Stop());
    }

    [Fact]
    public void A_daemon_that_ends_before_it_has_kept_what_it_put_in_force_finds_it_again()
    {
        string kept = Path.Combine(_fixture.DataOf(_prefix), "configurations");
        using (RunningMre daemon = Start())
        {
            Assert.Equal(200, Post(daemon, "/config", With("zoe")).Status);
            daemon.Kill();
        }

        File.Delete(Path.Combine(kept, "index.json"));
        File.Move(Path.Combine(kept, "version-0000000002.json"), Path.Combine(kept, "next.json"));

        // The file was never taken, as far as is known now, and so it is taken.
        File.Delete(ConfigFile);
        Write(With("zoe").Replace("\"zoe\"", "\"zoe\",\"name\":\"Zoe\"", StringComparison.Ordinal));
        using RunningMre successor = Start();
        Assert.Equal("LOGOUT", StateOf("zoe"));
        Assert.Equal(
            ["3 file", "2 journal"],
            Parse(successor.Get("/config/versions").Body).GetProperty("versions").EnumerateArray().Select(
                version => $"{version.GetProperty("version")} {version.GetProperty("origin")}"));
        Assert.Equal(4, Post(successor, "/config/rollback", "").Answer.GetProperty("version").GetInt32());
        Assert.DoesNotContain("Zoe", successor.Get("/config").Body, StringComparison.Ordinal);
        Assert.Equal(0, successor.Stop());
    }

    [Fact]
    public void A_body_that_says_it_is_beyond_the_limit_is_refused_before_it_is_sent()
    {
        using RunningMre daemon = Start();
        using UnsentContent tooLong = new(ConfigurationPages.BodyBytes + 1);
        using HttpRequestMessage request = new(HttpMethod.Post, $"http://{daemon.Admin}/config") { Content = tooLong };
        request.Headers.ExpectContinue = true;

        using HttpResponseMessage response = Http.Send(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal(1, daemon.Metric("mre_configuration_version"));
        Assert.Equal(0, daemon.Stop());
    }

    [Fact]
    public void A_change_whose_text_cannot_be_kept_is_a_503_and_not_put_in_force()
    {
        using RunningMre daemon = Start();
        string inTheWay = Path.Combine(_fixture.DataOf(_prefix), "configurations", "next.json.new");
        System.IO.Directory.CreateDirectory(inTheWay);

        Assert.Equal(503, Post(daemon, "/config", With("zoe")).Status);
        daemon.WaitForLine("former configurations: ");
        Assert.Equal("USER_NOT_FOUND", StateOf("zoe"));
        Assert.Equal(200, Post(daemon, "/config/preview", With("zoe")).Status);
        Assert.Equal(200, daemon.Get("/readyz").Status);

        System.IO.Directory.Delete(inTheWay);
        Assert.Equal(200, Post(daemon, "/config", With("zoe")).Status);
        Assert.Equal("LOGOUT", StateOf("zoe"));
        Assert.Equal(0, daemon.Stop());
    }

    [Fact]
    public async Task Check_says_what_a_file_would_change_of_a_daemon_or_of_another_file()
    {
        using RunningMre daemon = Start();
        using TemporaryFile other = new(With("zoe"));

        (int code, string output, _) = await MreProcess.RunAsync(
            "", "check", other.Path, "--against", $"http://{daemon.Admin}");
        Assert.Equal(0, code);
        Assert.Contains("against version 1", output, StringComparison.Ordinal);
        Assert.Contains("agents added: zoe", output, StringComparison.Ordinal);
        Assert.Contains("queue chats: served by 6 agents, then by 7", output, StringComparison.Ordinal);
        Assert.Contains("it can be put in force", output, StringComparison.Ordinal);

        (code, output, _) = await MreProcess.RunAsync("", "check", ConfigFile, "--against", other.Path);
        Assert.Equal(0, code);
        Assert.Contains("agents removed: zoe", output, StringComparison.Ordinal);
        Assert.Equal(1, daemon.Metric("mre_configuration_version"));
        Assert.Equal(0, daemon.Stop());
    }

    private static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    private static string Field(string json, string name) => Parse(json).GetProperty(name).GetString()!;

    private static (int Status, JsonElement Answer, string Tag) Post(
        RunningMre daemon, string path, string body, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"http://{daemon.Admin}{path}");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        Array.ForEach(headers, header => request.Headers.TryAddWithoutValidation(header.Name, header.Value));
        using HttpResponseMessage response = Http.Send(request);
        using StreamReader answer = new(response.Content.ReadAsStream());
        return ((int)response.StatusCode, Parse(answer.ReadToEnd()), response.Headers.ETag?.Tag ?? "");
    }

    private static string With(string agent)
    {
        JsonNode file = JsonNode.Parse(RoutingFile.Text)!;
        file["agents"]!.AsArray().Insert(0, new JsonObject { ["id"] = agent });
        return file.ToJsonString();
    }

    private static string Without(string mrd, string queue)
    {
        JsonNode file = JsonNode.Parse(RoutingFile.Text)!;
        Remove(file["mrds"]!.AsArray(), mrd);
        Remove(file["queues"]!.AsArray(), queue);
        return file.ToJsonString();
    }

    private static void Remove(JsonArray list, string id) =>
        list.Remove(list.Single(one => string.Equals(one!["id"]!.GetValue<string>(), id, StringComparison.Ordinal)));

    private void Write(string text) => File.WriteAllText(ConfigFile, text);

    private RunningMre Start()
    {
        string[] arguments = _fixture.CommandLine(_prefix);
        arguments[Array.IndexOf(arguments, "--config") + 1] = ConfigFile;
        return RunningMre.StartReady(arguments);
    }

    /// <summary>The state that the daemon tells of an agent, or why it tells none.</summary>
    private string StateOf(string agent)
    {
        string body = $$"""{"AgentId":"{{agent}}","Mrd":"chat"}""";
        string answers = $"{_prefix}state-{++_asked}";
        _client.Send(_prefix + "General", "GetAgentState", body, answers);
        JsonElement answer = Parse(_client.Receive(answers, Patience)!.Body!);
        return answer.TryGetProperty("Code", out JsonElement code)
            ? code.GetString()!
            : answer.GetProperty("State").GetString()!;
    }

    /// <summary>A body of which nobody may ask more than how long it is.</summary>
    private sealed class UnsentContent(long length) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw new InvalidOperationException("the body was asked for");

        protected override void SerializeToStream(
            Stream stream, TransportContext? context, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("the body was asked for");

        protected override bool TryComputeLength(out long computed)
        {
            computed = length;
            return true;
        }
    }
}
