using System.Net;
using System.Net.Sockets;
using MediaRouting.Engine.Routing.Explain;
using Microsoft.AspNetCore.Http.Features;

namespace MediaRouting.Daemon.Admin;

/// <summary>
/// The endpoint for whoever supervises the daemon: <c>/healthz</c> and <c>/readyz</c> (200 or 503), <c>/metrics</c>,
/// <c>/stats</c> in JSON, and the pages of <see cref="ExplainPath"/>, in JSON, or as text where <c>text/plain</c> is
/// accepted. HTTP/1.1 without TLS or login, so it listens on the loopback unless told otherwise; it takes in nothing
/// but what <see cref="ConfigurationPages"/> does, and logs no request.
/// </summary>
public sealed class AdminEndpoint : IAsyncDisposable
{
    private const string Statistics = "/stats";

    private static readonly string[] Paths = ["/healthz", "/readyz", "/metrics", Statistics];

    private readonly WebApplication _application;
    private readonly Func<HealthReport> _health;
    private readonly Action<MetricsText> _metrics;
    private readonly Func<InspectionSubject, string, Inspection?> _ask;
    private readonly ConfigurationPages? _configuration;
    private readonly ILogger _logger;

    private AdminEndpoint(
        WebApplication application,
        Func<HealthReport> health,
        Action<MetricsText> metrics,
        Func<InspectionSubject, string, Inspection?> ask,
        ConfigurationPages? configuration,
        ILogger logger)
    {
        _configuration = configuration;
        _application = application;
        _health = health;
        _metrics = metrics;
        _ask = ask;
        _logger = logger;
    }

    /// <summary>Where it listens: with port 0 asked for, the port it got.</summary>
    public IPEndPoint Address { get; private set; } = new(IPAddress.None, 0);

    /// <summary>Starts to listen.</summary>
    /// <param name="address">Address and port; port 0 takes a free one.</param>
    /// <param name="health">Asked at each look at the health; any thread, must not block.</param>
    /// <param name="metrics">Asked at each look at the figures; any thread, must not block.</param>
    /// <param name="ask">
    /// Asks about a task or an agent, or for the statistics, and waits for the answer, for a few seconds at most; null
    /// if it cannot ask.
    /// </param>
    /// <param name="logger">Takes a line for what one of these throws.</param>
    /// <param name="configuration">The pages of the configuration; null where it cannot change.</param>
    /// <exception cref="IOException">The address is taken or not this machine's.</exception>
    public static async Task<AdminEndpoint> StartAsync(
        IPEndPoint address,
        Func<HealthReport> health,
        Action<MetricsText> metrics,
        Func<InspectionSubject, string, Inspection?> ask,
        ILogger logger,
        ConfigurationPages? configuration = null)
    {
        // The empty builder: nothing of the environment or of a settings file of ASP.NET's own decides where we listen.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = null; // the pages that take a body have a limit of their own
            server.Listen(address);
        });
        builder.Services.AddSingleton<IHostLifetime, OwnerLifetime>();
        WebApplication application = builder.Build();
        AdminEndpoint endpoint = new(application, health, metrics, ask, configuration, logger);
        application.Run(endpoint.AnswerAsync);
        try
        {
            await application.StartAsync();
        }
        catch (Exception exception)
        {
            await application.DisposeAsync();
            if (exception is SocketException)
            {
                throw new IOException(exception.Message, exception); // as Kestrel itself does for an address in use
            }

            throw;
        }

        endpoint.Address = new IPEndPoint(address.Address, new Uri(application.Urls.First()).Port);
        return endpoint;
    }

    /// <summary>Stops listening; a request that is being answered gets its answer.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.StopAsync();
        await _application.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "";
        try
        {
            bool isConfiguration = ConfigurationPages.Paths.Contains(path, StringComparer.Ordinal);
            await (isConfiguration && _configuration is { } pages
                ? pages.AnswerAsync(context)
                : AnswerAsync(context, path));
        }
        catch (Exception exception) when (
            !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            LogMessages.AdminFault(_logger, path, exception);
            await JsonAnswer.ErrorAsync(
                context, StatusCodes.Status500InternalServerError, "internal fault; the log says more");
        }
    }

    private Task AnswerAsync(HttpContext context, string path)
    {
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        bool isExplain = ExplainPath.TryRead(target, out InspectionSubject subject, out string id);
        if (!isExplain && !Paths.Contains(path, StringComparer.Ordinal))
        {
            IEnumerable<string> changeable = _configuration is null ? [] : ConfigurationPages.Paths;
            string known = string.Join(", ", [.. Paths, .. changeable, .. ExplainPath.Patterns]);
            return JsonAnswer.ErrorAsync(context, StatusCodes.Status404NotFound, "there are " + known);
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.Headers.Allow = "GET, HEAD";
            return JsonAnswer.ErrorAsync(context, StatusCodes.Status405MethodNotAllowed, "this can only be read");
        }

        return path switch
        {
            _ when isExplain => AskAsync(context, subject, id),
            Statistics => AskAsync(context, InspectionSubject.Statistics, ""),
            "/healthz" => HealthAsync(context, _health(), report => report.IsAlive),
            "/readyz" => HealthAsync(context, _health(), report => report.IsAlive && report.IsReady),
            _ => MetricsAsync(context),
        };
    }

    private static Task HealthAsync(HttpContext context, HealthReport report, Func<HealthReport, bool> isGood)
    {
        bool good = isGood(report);
        int status = good ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return JsonAnswer.WriteAsync(context, status, writer =>
        {
            writer.WriteString("status", good ? "ok" : "unavailable");
            if (!good)
            {
                writer.WriteString("reason", report.Reason);
            }
        });
    }

    private Task MetricsAsync(HttpContext context)
    {
        MetricsText text = new();
        _metrics(text);
        context.Response.ContentType = MetricsText.ContentType;
        return context.Response.WriteAsync(text.ToString());
    }

    private async Task AskAsync(HttpContext context, InspectionSubject subject, string id)
    {
        // The question waits for the state machine, which the threads of the endpoint must not.
        Inspection? inspection = await Task.Run(() => _ask(subject, id));
        (int status, string error) = ExplainPage.Outcome(inspection, id);
        if (inspection?.Fault is { } fault)
        {
            LogMessages.AdminFault(_logger, context.Request.Path, fault);
        }

        if (error.Length > 0)
        {
            await JsonAnswer.ErrorAsync(context, status, error);
        }
        else if (inspection!.Statistics is { } statistics)
        {
            await JsonAnswer.WriteAsync(context, status, writer => StatisticsJson.Write(writer, statistics));
        }
        else if (context.Request.Headers.Accept.ToString().Contains("text/plain", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(ExplainPage.Text(inspection));
        }
        else
        {
            await JsonAnswer.WriteAsync(context, status, writer => ExplainPage.Write(writer, inspection));
        }
    }

    /// <summary>
    /// The endpoint lives as long as its owner says. The host's own lifetime would take SIGTERM for itself and stop
    /// listening while the daemon still drains.
    /// </summary>
    private sealed class OwnerLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
