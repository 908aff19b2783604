using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;

namespace MediaRouting.Directory.Http;

/// <summary>How an HTTP directory is asked about an agent, and what its answers mean.</summary>
public sealed class HttpDirectoryOptions
{
    /// <summary>Longest answer that is read, in bytes: an account is a few hundred.</summary>
    public const int MaxAnswerBytes = 64 * 1024;

    /// <summary>Most requests under way at a time; each has a thread.</summary>
    public const int MaxRequests = 64;

    /// <summary>
    /// Longest timeout in seconds: a daemon that is asked to stop waits ten for what it has taken in.
    /// </summary>
    public const int MaxTimeoutSeconds = 8;

    /// <summary>Requests under way at a time, unless told otherwise.</summary>
    public const int DefaultRequests = 8;

    /// <summary>Timeout in seconds, unless told otherwise.</summary>
    public const int DefaultTimeoutSeconds = 5;

    /// <summary>GET, POST or PUT.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>
    /// Where: an absolute URL of http or https, without user and password; <c>{AgentId}</c> in path or query only, and
    /// percent-encoded there.
    /// </summary>
    public required Template Url { get; init; }

    /// <summary>Scheme, host and port: what is shown of the URL.</summary>
    public required Uri Server { get; init; }

    /// <summary>Headers with a fixed value.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Headers { get; init; } = [];

    /// <summary>As whom we ask; null: without HTTP Basic.</summary>
    public BasicLogin? Login { get; init; }

    /// <summary>The body; null: none.</summary>
    public RequestBody? Body { get; init; }

    /// <summary>
    /// What the answers mean; the first that fits counts. An answer that none fits says nothing: the directory is
    /// unavailable.
    /// </summary>
    public required ImmutableArray<AnswerRule> Answers { get; init; }

    /// <summary>How long a sign-in may take, from its arrival to the end of the answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(DefaultTimeoutSeconds);

    /// <summary>Requests under way at a time, 1..<see cref="MaxRequests"/>.</summary>
    public int Requests { get; init; } = DefaultRequests;

    /// <summary>The only authorities trusted with https; null: those that the system trusts.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>The server: nothing here that may be a secret.</summary>
    public override string ToString() => Server.GetLeftPart(UriPartial.Authority);
}
