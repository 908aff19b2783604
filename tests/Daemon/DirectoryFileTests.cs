using System.Collections.Immutable;
using System.Text.Json;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Daemon.Options;
using MediaRouting.Directory.Http;
using MediaRouting.Testing;

namespace MediaRouting.Tests.Daemon;

/// <summary>The directory file: what is good, what is a fault, and what its schema says.</summary>
public sealed class DirectoryFileTests
{
    private const string Canary = "c4n4ry";

    private const string Good =
        """
        "url": "https://h/u/{AgentId}", "basic": { "user": "{AgentId}", "password": "{Password}" },
        "answers": [{ "status": [200], "means": "verified" }]
        """;

    private static readonly string Samples = Path.Combine(Repository.Root, "adapters/Daemon/sample");

    [Theory]
    [InlineData("finesse.json", "https://finesse.example.com:8445")]
    [InlineData("umm.json", "https://umm.example.com")]
    public void The_samples_are_good_and_name_the_schema_beside_them(string sample, string server)
    {
        string path = Path.Combine(Samples, sample);

        HttpDirectoryOptions? options = DirectoryFile.Read(path, out ImmutableArray<ConfigurationFault> faults);

        Assert.Empty(faults);
        Assert.Equal(server, options!.ToString());
        string schema = JsonDocument.Parse(File.ReadAllBytes(path)).RootElement.GetProperty("$schema").GetString()!;
        Assert.True(File.Exists(Path.Combine(Samples, schema)));
    }

    [Fact]
    public void Schema_and_reader_know_the_same_fields_ranges_and_defaults()
    {
        JsonElement schema = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(Samples, "directory.schema.json"))).RootElement;
        JsonElement kinds = schema.GetProperty("$defs");

        Assert.Equal(DirectoryFields.File, Fields(schema));
        Assert.Equal(DirectoryFields.Basic, Fields(kinds.GetProperty("basic")));
        Assert.Equal(DirectoryFields.Body, Fields(kinds.GetProperty("body")));
        Assert.Equal(DirectoryFields.Answer, Fields(kinds.GetProperty("answer")));
        AssertRange(
            schema,
            "timeoutSeconds",
            HttpDirectoryOptions.MaxTimeoutSeconds,
            HttpDirectoryOptions.DefaultTimeoutSeconds);
        AssertRange(schema, "requests", HttpDirectoryOptions.MaxRequests, HttpDirectoryOptions.DefaultRequests);
        HttpDirectoryOptions options = Read(Good);
        Assert.Equal(HttpDirectoryOptions.DefaultTimeoutSeconds, options.Timeout.TotalSeconds);
        Assert.Equal(HttpDirectoryOptions.DefaultRequests, options.Requests);
        Assert.Equal(HttpMethod.Get, options.Method);
    }

    [Theory]
    [InlineData("""  """, "$.url: required: an absolute http:// or https:// URL")]
    [InlineData("""  """, "$.answers: required: a list")]
    [InlineData(""" "x": 1 """, "$.x: unknown; the properties here are $schema, method, url, headers, basic, body, "
        + "answers, timeoutSeconds, requests, tlsCa")]
    [InlineData(""" "method": "DELETE" """, """$.method: expected "GET" or "POST" or "PUT", found "DELETE" """)]
    [InlineData(""" "url": "ftp://h/c4n4ry" """,
        "$.url: expected an absolute http:// or https:// URL, {AgentId} only behind the host")]
    [InlineData(""" "url": "https://{AgentId}.h/" """,
        "$.url: expected an absolute http:// or https:// URL, {AgentId} only behind the host")]
    [InlineData(""" "url": "https://h/a b" """,
        "$.url: expected an absolute http:// or https:// URL, {AgentId} only behind the host")]
    [InlineData(""" "url": "https://h/?p={Password}" """,
        "$.url: a password does not belong in a URL, which servers write into their logs")]
    [InlineData(""" "url": "https://mre:c4n4ry@h/" """,
        "$.url: a user or password does not belong in the URL; use basic")]
    [InlineData(""" "url": "https://h/{Agent}" """, "$.url: there is no {Agent}, only {AgentId} and {Password}")]
    [InlineData(""" "headers": { "authorization": "Bearer c4n4ry" } """,
        "$.headers.authorization: is not to be set here; for Authorization there is basic")]
    [InlineData(""" "headers": { "X": "{Password}" } """, "$.headers.X: a header has a fixed value")]
    [InlineData(""" "headers": { "X": "c4n4ry\r\nY: 1" } """,
        "$.headers.X: is no header of a request, or cannot have this value")]
    [InlineData(""" "headers": { "Content-Type": "a/b" } """,
        "$.headers.Content-Type: is no header of a request, or cannot have this value")]
    [InlineData(""" "basic": { "password": "{Password}" } """,
        "$.basic.user: required: {AgentId}, or the user that we are")]
    [InlineData(""" "basic": { "user": "mre" } """, "$.basic: one of password and passwordFile is required")]
    [InlineData(""" "basic": { "user": "mre", "password": "c4n4ry" } """,
        "$.basic.password: expected \"{Password}\"; a password of ours stands in a file of its own, passwordFile")]
    [InlineData(""" "basic": { "user": "mre", "passwordFile": "/dev/null" } """,
        "$.basic.passwordFile: its first line is empty")]
    [InlineData(""" "body": { "form": { "a": "{Password}" } } """, "$.body: GET has none")]
    [InlineData(""" "method": "POST", "body": {} """, "$.body: one of json and form is required")]
    [InlineData(""" "method": "POST", "body": { "json": { "a": ["c4n4ry", "{Pass}"] } } """,
        "$.body.json.a[1]: there is no {Pass}, only {AgentId} and {Password}")]
    [InlineData(""" "method": "POST", "body": { "form": { "a": 1 } } """, "$.body.form.a: expected a text")]
    [InlineData(""" "answers": [{ "status": [200], "means": "userNotFound" }] """,
        "$.answers: none means \"verified\": nobody could sign in")]
    [InlineData(""" "answers": [{ "status": [99] }] """,
        "$.answers[0].status[0]: expected a whole number 200..599, found 99")]
    [InlineData(""" "answers": [{ "status": [200] }] """, "$.answers[0].means: required")]
    [InlineData(""" "answers": [{ "where": { "a": 1 } }] """,
        "$.answers[0].where.a: expected a JSON pointer (RFC 6901) before the colon, like /data/status")]
    [InlineData(""" "answers": [{ "where": { "/a": [[]] } }] """,
        "$.answers[0].where['/a']: expected a text, a number, true, false or null, or a list of such")]
    [InlineData(""" "answers": [{ "where": { "/a": "{Password}" } }] """,
        "$.answers[0].where['/a']: an answer does not hold the password")]
    [InlineData(""" "timeoutSeconds": 9 """, "$.timeoutSeconds: expected a whole number 1..8, found 9")]
    [InlineData(""" "requests": 0 """, "$.requests: expected a whole number 1..64, found 0")]
    [InlineData(""" "url": "http://h/", "tlsCa": "AUTHORITY" """, "$.tlsCa: url is not https://")]
    public void A_fault_is_told_with_its_place_and_without_a_secret(string properties, string expected)
    {
        using TestAuthority authority = new();
        string[] faults = Faults(properties.Replace("AUTHORITY", authority.CertificateFile, StringComparison.Ordinal));

        Assert.Contains(expected.TrimEnd(), faults);
        Assert.DoesNotContain(faults, fault => fault.Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_that_does_not_carry_the_password_is_a_fault_since_it_would_let_everybody_in()
    {
        using TemporaryFile password = new(Canary);
        const string Answers = """ "answers": [{ "status": [200], "means": "verified" }] """;

        Assert.Equal(
            ["$: {Password} stands neither in basic nor in body: no password would be checked"],
            Faults(
                $$"""
                "url": "https://h/{AgentId}", "basic": { "user": "mre", "passwordFile": "{{password.Path}}" },
                {{Answers}}
                """));
        Assert.Equal(
            ["$: {AgentId} stands neither in url nor in basic nor in body"],
            Faults($$""" "url": "https://h/", "basic": { "user": "mre", "password": "{Password}" }, {{Answers}} """));
    }

    [Fact]
    public void Files_that_it_names_are_looked_for_from_its_folder_on()
    {
        using TestAuthority authority = new();
        string folder = Path.GetDirectoryName(authority.CertificateFile)!;
        string path = Path.Combine(folder, "directory.json");
        File.WriteAllText(Path.Combine(folder, "secret"), Canary + "\n");
        File.WriteAllText(path,
            $$"""
            {
              "method": "POST", "url": "https://h/", "tlsCa": "{{Path.GetFileName(authority.CertificateFile)}}",
              "basic": { "user": "mre", "passwordFile": "secret" },
              "body": { "json": ["{AgentId}", "{Password}"] },
              "answers": [{ "status": [200], "means": "verified" }]
            }
            """);

        HttpDirectoryOptions? options = DirectoryFile.Read(path, out ImmutableArray<ConfigurationFault> faults);

        Assert.Empty(faults);
        Assert.Single(options!.Authorities!);
        Assert.DoesNotContain(Canary, $"{options} {options.Login}", StringComparison.Ordinal);
    }

    [Fact]
    public void The_option_takes_a_file_or_the_configuration_which_is_the_default()
    {
        using TemporaryFile file = new($"{{ {Good} }}");
        using TemporaryFile faulty = new("[]");

        Assert.Null(OptionsFixture.Good().Directory);
        Assert.Null(OptionsFixture.Good("--directory config").Directory);
        DaemonOptions options = OptionsFixture.Good($"--directory {file.Path}");
        Assert.Equal("https://h", options.Directory!.ToString());
        Assert.Equal(
            $"--directory: {faulty.Path}: $: expected an object, found a list (command line)",
            Assert.Single(OptionsFixture.Faults($"--directory {faulty.Path}")));
    }

    [Fact]
    public async Task Check_shows_what_is_asked_and_what_the_answers_mean()
    {
        using TemporaryFile file = new(
            """
            {
              "method": "POST", "url": "http://umm.example.com/login/{AgentId}?key=c4n4ry",
              "body": { "json": "{Password}" },
              "answers": [
                { "status": [200], "where": { "/state": ["active", "new"] }, "means": "verified" },
                { "status": [401, 403], "means": "authenticationFailed" }
              ],
              "requests": 16
            }
            """);

        (int code, string output, _) = await MreProcess.RunAsync("", "check", "--directory", file.Path);

        Assert.Equal(0, code);
        Assert.Equal(
            """
            agent directory http://umm.example.com: POST, 16 requests at a time, an answer within 5 s
            http://umm.example.com is not https://: passwords cross the network readable
            status    where                       means
            200       /state = "active" or "new"  verified
            401, 403  -                           AUTHENTICATION_FAILED
            else      -                           DIRECTORY_UNAVAILABLE

            """,
            output);
    }

    [Fact]
    public async Task Check_lists_the_faults_of_both_files()
    {
        using TemporaryFile file = new("[]");

        (int code, string output, _) = await MreProcess.RunAsync("", "check", file.Path, "--directory", file.Path);

        Assert.Equal(1, code);
        string fault = $"{file.Path}: $: expected an object, found a list\n1 fault\n";
        Assert.Equal(fault + fault, output);
    }

    private static HttpDirectoryOptions Read(string properties)
    {
        using TemporaryFile file = new($"{{ {properties} }}");
        HttpDirectoryOptions? options = DirectoryFile.Read(file.Path, out ImmutableArray<ConfigurationFault> faults);
        Assert.Empty(faults);
        return options!;
    }

    private static string[] Faults(string properties)
    {
        using TemporaryFile file = new($"{{ {properties} }}");
        Assert.Null(DirectoryFile.Read(file.Path, out ImmutableArray<ConfigurationFault> faults));
        return [.. faults.Select(fault => fault.ToString())];
    }

    private static IEnumerable<string> Fields(JsonElement kind)
    {
        Assert.False(kind.GetProperty("additionalProperties").GetBoolean());
        return kind.GetProperty("properties").EnumerateObject().Select(field => field.Name);
    }

    private static void AssertRange(JsonElement schema, string field, int most, int usual)
    {
        JsonElement range = schema.GetProperty("properties").GetProperty(field);
        Assert.Equal(
            (1, most, usual),
            (range.GetProperty("minimum").GetInt32(), range.GetProperty("maximum").GetInt32(),
                range.GetProperty("default").GetInt32()));
    }
}
