using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using MediaRouting.Daemon.Options;
using MediaRouting.Directory.Http;
using MediaRouting.Engine.Commands;

namespace MediaRouting.Daemon.Configuration;

/// <summary>Reads the document of a <see cref="DirectoryFile"/>. Reads one.</summary>
/// <param name="folder">Where files that it names are looked for.</param>
internal sealed class DirectoryReader(string folder)
{
    private const string Http = "http";
    private const string Https = "https";

    private readonly List<ConfigurationFault> _faults = [];

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<ConfigurationFault> Faults => _faults;

    /// <summary>Reads the document; null if there is any fault.</summary>
    public HttpDirectoryOptions? Read(JsonElement root)
    {
        if (StrictObject.Read(root, JsonPlace.Root, DirectoryFields.File, _faults) is not { } file)
        {
            return null;
        }

        file.Text("$schema");
        HttpMethod method = file.Choice(
            "method", ("GET", HttpMethod.Get), ("POST", HttpMethod.Post), ("PUT", HttpMethod.Put));
        (Template? url, Uri? server) = Url(file);
        ImmutableArray<KeyValuePair<string, string>> headers = Headers(file);
        DirectoryRequestSection request = new(folder, _faults);
        BasicLogin? login = request.Basic(file);
        RequestBody? body = request.Body(file);
        ImmutableArray<AnswerRule> answers = Answers(file);
        int timeout = file.Whole("timeoutSeconds", 1, HttpDirectoryOptions.MaxTimeoutSeconds)
            ?? HttpDirectoryOptions.DefaultTimeoutSeconds;
        int requests = file.Whole("requests", 1, HttpDirectoryOptions.MaxRequests)
            ?? HttpDirectoryOptions.DefaultRequests;
        X509Certificate2Collection? authorities = Authorities(file, server);
        if (file.Has("body") && method == HttpMethod.Get)
        {
            file.Fault("body", "GET has none");
        }

        if (_faults.Count == 0)
        {
            CheckWhatIsAsked(file, url!, request);
        }

        return _faults.Count > 0 ? null : new HttpDirectoryOptions
        {
            Method = method,
            Url = url!,
            Server = server!,
            Headers = headers,
            Login = login,
            Body = body,
            Answers = answers,
            Timeout = TimeSpan.FromSeconds(timeout),
            Requests = requests,
            Authorities = authorities,
        };
    }

    /// <summary>A request without the password would let everybody in whose id is known.</summary>
    private static void CheckWhatIsAsked(StrictObject file, Template url, DirectoryRequestSection request)
    {
        if (!request.HasPassword)
        {
            file.Fault(file.Place, "{Password} stands neither in basic nor in body: no password would be checked");
        }

        if (!request.HasAgentId && !url.HasAgentId)
        {
            file.Fault(file.Place, "{AgentId} stands neither in url nor in basic nor in body");
        }
    }

    private static (Template? Url, Uri? Server) Url(StrictObject file)
    {
        const string Expected = "expected an absolute http:// or https:// URL";
        if (file.Text("url") is not { } text)
        {
            if (!file.Has("url"))
            {
                file.Fault("url", "required: an absolute http:// or https:// URL");
            }

            return default;
        }

        if (Template.Read(text, out string? fault) is not { } url)
        {
            file.Fault("url", fault!);
            return default;
        }

        // Two ids that lead to one server: none of them is in its name.
        Uri? server = Server(url, "a");
        fault = url.HasPassword ? "a password does not belong in a URL, which servers write into their logs"
            : server is null || Server(url, "b") != server ? Expected + ", {AgentId} only behind the host"
            : server.UserInfo.Length > 0 ? "a user or password does not belong in the URL; use basic"
            : null;
        if (fault is not null)
        {
            file.Fault("url", fault);
            return default;
        }

        return (url, server);
    }

    /// <summary>Scheme, user, host and port for an agent; null if that is no URL.</summary>
    private static Uri? Server(Template url, string agentId) =>
        Uri.TryCreate(url.Fill(agentId, password: ""), UriKind.Absolute, out Uri? uri)
            && uri.IsWellFormedOriginalString()
            && uri.Scheme is Http or Https
            && uri.Fragment.Length == 0
            ? new Uri(uri, "/")
            : null;

    private static ImmutableArray<KeyValuePair<string, string>> Headers(StrictObject file)
    {
        ImmutableArray<KeyValuePair<string, string>>.Builder headers =
            ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        foreach ((string name, JsonElement value, JsonPlace place) in file.Entries("headers"))
        {
            if (value.ValueKind != JsonValueKind.String)
            {
                file.Fault(place, "expected a text");
            }
            else if (HeaderFault(name, value.GetString()!) is { } fault)
            {
                file.Fault(place, fault);
            }
            else
            {
                headers.Add(KeyValuePair.Create(name, value.GetString()!));
            }
        }

        return headers.ToImmutable();
    }

    private static string? HeaderFault(string name, string value)
    {
        string[] own = ["Authorization", "Host", "Connection", "Transfer-Encoding", "Expect", "Cookie"];
        if (own.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            return "is not to be set here; for Authorization there is basic";
        }

        if (Template.Read(value, out _) is not { HasAgentId: false, HasPassword: false })
        {
            return "a header has a fixed value";
        }

        try
        {
            using HttpRequestMessage request = new();
            request.Headers.Add(name, value);
            return null;
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException or ArgumentException)
        {
            return "is no header of a request, or cannot have this value";
        }
    }

    private ImmutableArray<AnswerRule> Answers(StrictObject file)
    {
        int before = _faults.Count;
        ImmutableArray<AnswerRule> answers =
        [
            .. file.RequiredList("answers", 1, most: 20)
                .Select(answer => DirectoryAnswer.Read(answer.Element, answer.Place, _faults))
                .OfType<AnswerRule>(),
        ];
        if (_faults.Count == before && answers.All(answer => answer.Means != Verification.Verified))
        {
            file.Fault("answers", "none means \"verified\": nobody could sign in");
        }

        return answers;
    }

    private X509Certificate2Collection? Authorities(StrictObject file, Uri? server)
    {
        if (file.Text("tlsCa") is not { } path)
        {
            return null;
        }

        X509Certificate2Collection authorities = TlsReader.Certificates(Path.Combine(folder, path), out string? fault);
        if (fault is null && server is not null && server.Scheme is not Https)
        {
            fault = "url is not https://";
        }

        if (fault is not null)
        {
            file.Fault("tlsCa", fault);
        }

        return authorities;
    }
}
