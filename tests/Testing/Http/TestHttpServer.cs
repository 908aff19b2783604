using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace MediaRouting.Testing;

/// <summary>
/// A small HTTP server on a free port of the loopback, which answers as a test says. It ends with
/// <see cref="Dispose"/>: a request that is still being answered is cut off.
/// </summary>
public sealed class TestHttpServer : IDisposable
{
    private readonly WebApplication _application;
    private int _requests;
    private int _underWay;
    private int _mostUnderWay;

    /// <summary>Starts it.</summary>
    /// <param name="answer">
    /// Answers a request; what takes its time ends with <see cref="HttpContext.RequestAborted"/>.
    /// </param>
    /// <param name="certificate">For https, a certificate for <c>localhost</c>; null: http.</param>
    public TestHttpServer(RequestDelegate answer, X509Certificate2? certificate = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        if (certificate is not null)
        {
            builder.WebHost.UseKestrelHttpsConfiguration();
        }

        _application = builder.Build();
        _application.Run(context => CountAsync(context, answer));
        _application.StartAsync().GetAwaiter().GetResult();
        Port = new Uri(_application.Urls.First()).Port;
        Address = $"{(certificate is null ? "http" : "https")}://localhost:{Port}";
    }

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>Its port.</summary>
    public int Port { get; }

    /// <summary>Requests that have come so far.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Most requests that were being answered at the same time.</summary>
    public int MostUnderWay => Volatile.Read(ref _mostUnderWay);

    /// <summary>No answer, for as long as it is waited for.</summary>
    public static Task NeverAsync(HttpContext context) =>
        new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);

    /// <inheritdoc/>
    public void Dispose()
    {
        _application.StopAsync(new CancellationToken(canceled: true)).GetAwaiter().GetResult();
        _application.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private async Task CountAsync(HttpContext context, RequestDelegate answer)
    {
        Interlocked.Increment(ref _requests);
        int underWay = Interlocked.Increment(ref _underWay);
        int most;
        while ((most = MostUnderWay) < underWay)
        {
            Interlocked.CompareExchange(ref _mostUnderWay, underWay, most);
        }

        try
        {
            await answer(context);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }
}
