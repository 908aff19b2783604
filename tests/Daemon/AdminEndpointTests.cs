using System.Net;
using MediaRouting.Daemon.Admin;
using MediaRouting.Engine.Routing.Explain;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MediaRouting.Tests.Daemon;

public sealed class AdminEndpointTests : IAsyncLifetime, IDisposable
{
    private readonly HttpClient _client = new();
    private AdminEndpoint _endpoint = null!;
    private HealthReport _report = new(true, true, "");
    private Action<MetricsText> _metrics = text => text.Gauge("one", "One.");
    private Func<InspectionSubject, string, Inspection?> _explain = (_, _) => null;

    public async Task InitializeAsync()
    {
        _endpoint = await StartAsync(new IPEndPoint(IPAddress.Loopback, 0));
        _client.BaseAddress = new Uri($"http://{_endpoint.Address}");
    }

    public async Task DisposeAsync() => await _endpoint.DisposeAsync();

    public void Dispose() => _client.Dispose();

    [Theory]
    [InlineData(true, true, "/healthz", 200, """{"status":"ok"}""")]
    [InlineData(true, true, "/readyz", 200, """{"status":"ok"}""")]
    [InlineData(true, false, "/healthz", 200, """{"status":"ok"}""")]
    [InlineData(true, false, "/readyz", 503, """{"status":"unavailable","reason":"lost the broker"}""")]
    [InlineData(false, true, "/healthz", 503, """{"status":"unavailable","reason":"lost the broker"}""")]
    [InlineData(false, true, "/readyz", 503, """{"status":"unavailable","reason":"lost the broker"}""")]
    public async Task Health_and_readiness_say_how_the_daemon_is(
        bool alive, bool ready, string path, int status, string body)
    {
        _report = new HealthReport(alive, ready, "lost the broker");

        Assert.Equal((status, "application/json", body), await GetAsync(path));
    }

    [Fact]
    public async Task Metrics_are_text_of_Prometheus()
    {
        Assert.Equal((200, "text/plain", "# HELP one One.\n# TYPE one gauge\n"), await GetAsync("/metrics"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/HEALTHZ")]
    [InlineData("/healthz/")]
    [InlineData("/etc/passwd")]
    [InlineData("/explain")]
    [InlineData("/explain/task")]
    [InlineData("/explain/task/")]
    [InlineData("/explain/queue/q1")]
    public async Task Another_path_is_answered_with_those_that_exist(string path)
    {
        const string Body =
            """{"error":"there are /healthz, /readyz, /metrics, /stats, /explain/task/ID, /explain/agent/ID"}""";
        Assert.Equal((404, "application/json", Body), await GetAsync(path));
    }

    [Theory]
    [InlineData("/explain/task/t-1", InspectionSubject.Task, "t-1")]
    [InlineData("/explain/agent/anna%20b%C3%A9%2Fc?x=1", InspectionSubject.Agent, "anna b\u00e9/c")]
    [InlineData("/explain/agent/a/b", InspectionSubject.Agent, "a/b")]
    public async Task An_id_is_decoded_whatever_is_in_it(string path, InspectionSubject subject, string id)
    {
        List<(InspectionSubject Subject, string Id)> asked = [];
        _explain = (about, what) =>
        {
            asked.Add((about, what));
            return null;
        };

        Assert.Equal(503, (await GetAsync(path)).Status);
        Assert.Equal([(subject, id)], asked);
        Assert.True(ExplainPath.TryRead(ExplainPath.Of(subject, id), out InspectionSubject again, out string read));
        Assert.Equal((subject, id), (again, read));
    }

    [Fact]
    public async Task A_question_that_nobody_answers_in_time_is_said_to_be_so()
    {
        _explain = (subject, _) =>
        {
            Inspection inspection = new(subject, [], 0);
            inspection.Wait(TimeSpan.Zero);
            return inspection;
        };

        (int status, _, string body) = await GetAsync("/explain/task/t-1");

        Assert.Equal(503, status);
        Assert.StartsWith("""{"error":"no answer in time: """, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_statistics_are_asked_for_as_explanations_are()
    {
        List<(InspectionSubject Subject, string Id)> asked = [];
        _explain = (about, what) =>
        {
            asked.Add((about, what));
            return null;
        };

        Assert.Equal(503, (await GetAsync("/stats")).Status);
        Assert.Equal([(InspectionSubject.Statistics, "")], asked);
    }

    [Fact]
    public async Task Nothing_can_be_written()
    {
        using HttpResponseMessage response = await _client.PostAsync("/healthz", null);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task A_fault_behind_the_endpoint_is_a_500_that_gives_nothing_away_and_the_endpoint_lives_on()
    {
        _metrics = _ => throw new InvalidOperationException("inner secret");

        Assert.Equal(
            (500, "application/json", """{"error":"internal fault; the log says more"}"""), await GetAsync("/metrics"));
        Assert.Equal((200, "application/json", """{"status":"ok"}"""), await GetAsync("/healthz"));
    }

    [Fact]
    public async Task Two_endpoints_with_port_0_get_a_port_each_and_a_taken_port_is_refused()
    {
        await using AdminEndpoint second = await StartAsync(new IPEndPoint(IPAddress.Loopback, 0));

        Assert.NotEqual(_endpoint.Address.Port, second.Address.Port);
        await Assert.ThrowsAnyAsync<IOException>(() => StartAsync(second.Address));
    }

    [Fact]
    public async Task An_address_that_is_not_this_machines_is_refused()
    {
        await Assert.ThrowsAnyAsync<IOException>(() => StartAsync(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 0)));
    }

    private Task<AdminEndpoint> StartAsync(IPEndPoint address) =>
        AdminEndpoint.StartAsync(
            address,
            () => _report,
            text => _metrics(text),
            (subject, id) => _explain(subject, id),
            NullLogger.Instance);

    private async Task<(int Status, string? ContentType, string Body)> GetAsync(string path)
    {
        using HttpResponseMessage response = await _client.GetAsync(path);
        return (
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.MediaType,
            await response.Content.ReadAsStringAsync());
    }
}
