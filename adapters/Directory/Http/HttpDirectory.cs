using System.Collections.Immutable;
using System.Diagnostics;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using MediaRouting.Engine;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Directory.Http;

/// <summary>
/// An agent directory that is asked over HTTP, at every Connect and Login: nothing is remembered. Redirects are not
/// followed, and no proxy of the environment is used, since the request carries a password. Whatever is not an answer
/// that the options give a meaning to, in time, is <c>DirectoryUnavailable</c>.
/// </summary>
/// <remarks>
/// Agents that the configuration does not know are not asked about; password hashes in it do not count. A password
/// lives as a string until it is collected, as HTTP wants it.
/// </remarks>
public sealed class HttpDirectory : IAgentDirectory, IDisposable
{
    private static readonly TimeSpan ConnectionAge = TimeSpan.FromMinutes(2); // then the name is looked up again

    private readonly ConfiguredDirectory _configured;
    private readonly HttpDirectoryOptions _options;
    private readonly Action<string?> _told;
    private readonly HttpClient _client;
    private readonly long[] _outcomes = new long[(int)Verification.DirectoryUnavailable + 1];
    private long _ticks;
    private int _isUnavailable;

    /// <summary>A directory that nobody has asked yet.</summary>
    /// <param name="configured">Which agents there are.</param>
    /// <param name="options">How to ask.</param>
    /// <param name="told">
    /// Told why the directory is unavailable when it becomes so, and null when it answers again; any thread. Nothing of
    /// a request or an answer is in it but the status.
    /// </param>
    public HttpDirectory(ConfiguredDirectory configured, HttpDirectoryOptions options, Action<string?> told)
    {
        (_configured, _options, _told) = (configured, options, told);
        _client = new HttpClient(Handler(options))
        {
            Timeout = Timeout.InfiniteTimeSpan, // each request has a deadline of its own
            MaxResponseContentBufferSize = HttpDirectoryOptions.MaxAnswerBytes,
        };
    }

    /// <inheritdoc/>
    public int Concurrency => _options.Requests;

    /// <summary>
    /// Half of what a queue may have unacknowledged: agents who do not sign in go on while the directory hangs.
    /// </summary>
    public int Capacity => Limits.AckWindow / 2;

    /// <summary>Time that the requests took, together.</summary>
    public TimeSpan Asked => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    /// <summary>Requests that came to this, and for <c>DirectoryUnavailable</c> also those not made in time.</summary>
    public long Count(Verification outcome) => Interlocked.Read(ref _outcomes[(int)outcome]);

    /// <inheritdoc/>
    public bool TryVerifyAtOnce(
        ReadOnlySpan<byte> agentId, ReadOnlySpan<byte> password, out Verification verification)
    {
        verification = !_configured.Knows(agentId) || !IsAskable(agentId)
            ? Verification.UserNotFound
            : password.IsEmpty || password.Length > PasswordHash.MaxPasswordBytes || !Utf8.IsValid(password)
            ? Verification.AuthenticationFailed
            : Verification.None;
        return verification != Verification.None;
    }

    /// <inheritdoc/>
    public Verification Verify(
        ReadOnlySpan<byte> agentId, ReadOnlySpan<byte> password, TimeSpan waited, CancellationToken stop)
    {
        if (TryVerifyAtOnce(agentId, password, out Verification verification))
        {
            return verification;
        }

        TimeSpan left = _options.Timeout - waited;
        if (left <= TimeSpan.Zero)
        {
            return Noted(Verification.DirectoryUnavailable, Late());
        }

        // The thread is there to wait. Asynchronous below all the same: that is what a deadline ends at any point, also
        // in the middle of looking up a name.
        return AskAsync(Encoding.UTF8.GetString(agentId), Encoding.UTF8.GetString(password), left, stop)
            .GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static SocketsHttpHandler Handler(HttpDirectoryOptions options)
    {
        X509ChainPolicy trust = new()
        {
            RevocationMode = X509RevocationMode.NoCheck,
            DisableCertificateDownloads = true,
        };
        if (options.Authorities is { } authorities)
        {
            trust.TrustMode = X509ChainTrustMode.CustomRootTrust;
            trust.CustomTrustStore.AddRange(authorities);
        }

        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.None,
            MaxConnectionsPerServer = options.Requests,
            PooledConnectionLifetime = ConnectionAge,
            SslOptions = new SslClientAuthenticationOptions
            {
                EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                CertificateChainPolicy = trust,
            },
        };
    }

    /// <summary>
    /// False for an id that no request can carry without meaning somebody else: a dot or two as a step of the URL, a
    /// colon in the user of HTTP Basic.
    /// </summary>
    private bool IsAskable(ReadOnlySpan<byte> agentId) =>
        !agentId.SequenceEqual("."u8)
        && !agentId.SequenceEqual(".."u8)
        && (_options.Login is null || _options.Login.Takes(Encoding.UTF8.GetString(agentId)));

    private async Task<Verification> AskAsync(
        string agentId, string password, TimeSpan limit, CancellationToken stop)
    {
        long began = Stopwatch.GetTimestamp();
        using CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(stop);
        deadline.CancelAfter(limit);
        string fault;
        try
        {
            using HttpRequestMessage request = Request(agentId, password);
            using HttpResponseMessage answer = await _client.SendAsync(request, deadline.Token);
            byte[] body = await answer.Content.ReadAsByteArrayAsync(deadline.Token);
            if (Meaning((int)answer.StatusCode, body, agentId) is { } meaning)
            {
                return Noted(meaning, fault: null);
            }

            fault = $"its answer, with status {(int)answer.StatusCode}, is none that a rule fits";
        }
        catch (OperationCanceledException)
        {
            if (stop.IsCancellationRequested)
            {
                return Verification.DirectoryUnavailable; // it is we who are going
            }

            fault = Late();
        }
        catch (HttpRequestException exception)
        {
            fault = DirectoryFault.Of(exception);
        }
        finally
        {
            Interlocked.Add(ref _ticks, Stopwatch.GetElapsedTime(began).Ticks);
        }

        return Noted(Verification.DirectoryUnavailable, fault);
    }

    private HttpRequestMessage Request(string agentId, string password)
    {
        HttpRequestMessage request = new(
            _options.Method, new Uri(_options.Url.Fill(agentId, password: "", Uri.EscapeDataString)))
        {
            Content = _options.Body?.Fill(agentId, password),
        };
        foreach ((string name, string value) in _options.Headers)
        {
            request.Headers.Add(name, value);
        }

        request.Headers.Authorization = _options.Login?.Fill(agentId, password);
        return request;
    }

    /// <summary>What an answer means by the first rule that fits it; null: none does.</summary>
    private Verification? Meaning(int status, byte[] body, string agentId)
    {
        ImmutableArray<AnswerRule> rules = _options.Answers.RemoveAll(rule => !rule.Statuses.Contains(status));
        using JsonDocument? json = rules.Any(rule => !rule.Where.IsEmpty) ? Json(body) : null;
        try
        {
            return rules.FirstOrDefault(rule => rule.Fits(status, json?.RootElement, agentId))?.Means;
        }
        catch (InvalidOperationException)
        {
            return null; // half a surrogate pair in a text: JSON by its letters, and no answer
        }
    }

    private static JsonDocument? Json(byte[] body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string Late() => $"no answer within {_options.Timeout.TotalSeconds} s";

    /// <summary>Counts an outcome, and tells of the change if it is one.</summary>
    private Verification Noted(Verification outcome, string? fault)
    {
        Interlocked.Increment(ref _outcomes[(int)outcome]);
        int isUnavailable = fault is null ? 0 : 1;
        if (Interlocked.Exchange(ref _isUnavailable, isUnavailable) != isUnavailable)
        {
            _told(fault);
        }

        return outcome;
    }
}
