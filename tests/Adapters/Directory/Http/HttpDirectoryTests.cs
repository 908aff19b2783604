using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MediaRouting.Directory.Http;
using MediaRouting.Engine.Commands;
using MediaRouting.Testing;
using Microsoft.AspNetCore.Http;

namespace MediaRouting.Tests.Adapters.Directory.Http;

/// <summary>An agent directory on a real HTTP server.</summary>
public sealed class HttpDirectoryTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    [Fact]
    public void An_agent_is_verified_by_the_user_and_password_that_the_server_gets()
    {
        string? path = null;
        string? authorization = null;
        using AskedServer server = new(context =>
        {
            path = context.Request.Path;
            authorization = context.Request.Headers.Authorization;
            return Task.CompletedTask;
        });

        Assert.Equal(Verification.Verified, server.Verify("ann", "pä:ss"));
        Assert.Equal("/User/ann", path);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("ann:pä:ss")), authorization);
        Assert.Equal(1, server.Directory.Count(Verification.Verified));
        Assert.True(server.Directory.Asked > TimeSpan.Zero);
        Assert.Empty(server.Told);
    }

    [Theory]
    [InlineData(200, Verification.Verified)]
    [InlineData(401, Verification.AuthenticationFailed)]
    [InlineData(403, Verification.AuthenticationFailed)]
    [InlineData(404, Verification.UserNotFound)]
    [InlineData(204, Verification.DirectoryUnavailable)]
    [InlineData(302, Verification.DirectoryUnavailable)]
    [InlineData(429, Verification.DirectoryUnavailable)]
    [InlineData(500, Verification.DirectoryUnavailable)]
    public void A_status_means_what_the_rules_say_and_without_a_rule_nothing(int status, Verification expected)
    {
        using AskedServer server = new(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = "/elsewhere";
            return Task.CompletedTask;
        });

        Assert.Equal(expected, server.Verify());
        Assert.Equal(1, server.Requests);
        Assert.Equal(1, server.Directory.Count(expected));
    }

    [Fact]
    public void A_server_that_does_not_answer_is_waited_for_as_long_as_the_timeout()
    {
        using AskedServer server = new(TestHttpServer.NeverAsync, how: address => AskedServer.Options(address, Short));

        Assert.Equal(Verification.DirectoryUnavailable, server.Verify());
        Assert.Equal("no answer within 0.3 s", Assert.Single(server.Told));
    }

    [Fact]
    public void A_server_that_sends_its_answer_drop_by_drop_has_no_more_time()
    {
        using AskedServer server = new(
            async context =>
            {
                using PeriodicTimer drops = new(TimeSpan.FromMilliseconds(10));
                while (await drops.WaitForNextTickAsync(context.RequestAborted))
                {
                    await context.Response.WriteAsync(" ", context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                }
            },
            how: address => AskedServer.Options(address, Short));

        Assert.Equal(Verification.DirectoryUnavailable, server.Verify());
        Assert.Equal("no answer within 0.3 s", Assert.Single(server.Told));
    }

    [Fact]
    public void An_answer_that_is_too_long_is_none()
    {
        using AskedServer server = new(context =>
            context.Response.WriteAsync(new string(' ', HttpDirectoryOptions.MaxAnswerBytes + 1)));

        Assert.Equal(Verification.DirectoryUnavailable, server.Verify());
        Assert.Equal("its answer is longer than 65536 bytes", Assert.Single(server.Told));
    }

    [Fact]
    public void A_connection_that_is_closed_instead_of_answered_is_no_answer()
    {
        using AskedServer server = new(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });

        Assert.Equal(Verification.DirectoryUnavailable, server.Verify());
        Assert.Equal("the connection ended before its answer", Assert.Single(server.Told));
    }

    [Fact]
    public void Where_nobody_listens_the_directory_is_unavailable()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        using AskedServer server = new(
            _ => Task.CompletedTask, how: _ => AskedServer.Options($"http://127.0.0.1:{port}"));

        Assert.Equal(Verification.DirectoryUnavailable, server.Verify());
        Assert.StartsWith("no connection: ", Assert.Single(server.Told), StringComparison.Ordinal);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task What_is_not_HTTP_is_no_answer_and_is_not_quoted()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task serving = Task.Run(async () =>
        {
            using TcpClient client = await listener.AcceptTcpClientAsync();
            await client.GetStream().ReadExactlyAsync(new byte[10]);
            await client.GetStream().WriteAsync("220 hello, your password is pw\r\n\r\n"u8.ToArray());
        });
        using AskedServer server = new(
            _ => Task.CompletedTask, how: _ => AskedServer.Options($"http://{listener.LocalEndpoint}"));

        Assert.Equal(Verification.DirectoryUnavailable, server.Verify());
        Assert.Equal("what it answers is not HTTP", Assert.Single(server.Told));
        await serving.WaitAsync(AskedServer.Bound);
    }

    [Theory]
    [InlineData(true, Verification.Verified)]
    [InlineData(false, Verification.DirectoryUnavailable)]
    public void With_authorities_of_its_own_only_a_server_that_they_have_signed_is_asked(
        bool isTrusted, Verification expected)
    {
        using TestAuthority authority = new();
        using TestAuthority other = new();
        using X509Certificate2 certificate = authority.Server("localhost");
        X509Certificate2Collection trusted = [];
        trusted.ImportFromPemFile((isTrusted ? authority : other).CertificateFile);
        using AskedServer server = new(
            _ => Task.CompletedTask,
            certificate,
            address => AskedServer.Options(address, authorities: trusted));

        Assert.Equal(expected, server.Verify());
        Assert.Equal(isTrusted ? 1 : 0, server.Requests);
        Assert.All(server.Told, told => Assert.StartsWith("no TLS with it: ", told, StringComparison.Ordinal));
    }

    [Fact]
    public void A_certificate_for_another_host_is_not_accepted()
    {
        using TestAuthority authority = new();
        using X509Certificate2 certificate = authority.Server("elsewhere.example.com");
        X509Certificate2Collection trusted = [];
        trusted.ImportFromPemFile(authority.CertificateFile);
        using AskedServer server = new(
            _ => Task.CompletedTask,
            certificate,
            address => AskedServer.Options(address, authorities: trusted));

        Assert.Equal(Verification.DirectoryUnavailable, server.Verify());
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public void It_is_told_once_that_the_directory_is_unavailable_and_once_that_it_answers_again()
    {
        int status = 200;
        using AskedServer server = new(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        foreach (int next in (int[])[200, 500, 503, 401, 200, 500])
        {
            status = next;
            server.Verify();
        }

        Assert.Equal(
            [
                "its answer, with status 500, is none that a rule fits",
                null,
                "its answer, with status 500, is none that a rule fits",
            ],
            server.Told);
    }

    [Theory]
    [InlineData("nobody", "pw", Verification.UserNotFound)]
    [InlineData("", "pw", Verification.UserNotFound)]
    [InlineData(".", "pw", Verification.UserNotFound)]
    [InlineData("..", "pw", Verification.UserNotFound)]
    [InlineData("a:b", "pw", Verification.UserNotFound)]
    [InlineData("ann", "", Verification.AuthenticationFailed)]
    public void What_no_server_can_say_more_about_is_answered_at_once(
        string agentId, string password, Verification expected)
    {
        using AskedServer server = new(_ => Task.CompletedTask);

        Assert.True(server.Directory.TryVerifyAtOnce(
            Encoding.UTF8.GetBytes(agentId), Encoding.UTF8.GetBytes(password), out Verification verification));
        Assert.Equal(expected, verification);
        Assert.Equal(expected, server.Verify(agentId, password));
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public void Nothing_is_remembered_so_that_an_account_that_is_closed_is_closed_at_once()
    {
        int status = 200;
        using AskedServer server = new(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });

        Assert.Equal(Verification.Verified, server.Verify());
        Assert.False(server.Directory.TryVerifyAtOnce("ann"u8, "pw"u8, out _));
        status = 401;
        Assert.Equal(Verification.AuthenticationFailed, server.Verify());
    }

    [Fact]
    public void A_sign_in_that_has_waited_as_long_as_the_timeout_is_not_asked_about()
    {
        using AskedServer server = new(_ => Task.CompletedTask);

        Assert.Equal(Verification.DirectoryUnavailable, server.Verify(waited: AskedServer.Bound));
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task A_request_under_way_ends_when_its_answer_is_not_wanted_any_more()
    {
        using CancellationTokenSource stop = new();
        using AskedServer server = new(TestHttpServer.NeverAsync);
        Task<Verification> asking = Task.Run(() => server.Verify(stop: stop.Token));
        Assert.True(SpinWait.SpinUntil(() => server.Requests == 1, AskedServer.Bound));

        await stop.CancelAsync();

        Assert.Equal(Verification.DirectoryUnavailable, await asking.WaitAsync(AskedServer.Bound / 2));
        Assert.Empty(server.Told);
    }
}
