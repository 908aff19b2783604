using System.Text;
using System.Text.Json;
using MediaRouting.Directory.Http;
using MediaRouting.Engine.Commands;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace MediaRouting.Tests.Adapters.Directory.Http;

/// <summary>What is sent, and what an answer means, by the options.</summary>
public sealed class HttpRequestTests
{
    private const string Awkward = "ä b/c?d#e&f=\"\\%2e";

    [Theory]
    [InlineData("ann", "pw")]
    [InlineData(Awkward, "\"}],\r\n&password=x;<&{AgentId}\u0001")]
    [InlineData("{Password}", "{AgentId}")]
    public void Id_and_password_arrive_as_they_are_wherever_they_stand(string agentId, string password)
    {
        string[] seen = [];
        using AskedServer server = new(
            async context =>
            {
                string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
                using StreamReader reader = new(context.Request.Body);
                using JsonDocument body = JsonDocument.Parse(await reader.ReadToEndAsync(context.RequestAborted));
                seen =
                [
                    Uri.UnescapeDataString(target["/u/".Length..target.IndexOf('?', StringComparison.Ordinal)]),
                    context.Request.Query["id"]!,
                    body.RootElement.GetProperty("who")[0].GetString()!,
                    body.RootElement.GetProperty("secret").GetString()!,
                    body.RootElement.GetProperty("n").GetRawText(),
                    context.Request.ContentType!,
                    context.Request.Headers["X-Tenant"]!,
                    context.Request.Method,
                ];
            },
            how: address => With(
                address,
                "/u/{AgentId}?id={AgentId}&x",
                RequestBody.Json(AskedServer.Json(
                    """{ "who": ["-{AgentId}-"], "secret": "{Password}", "n": 1.0 }"""))));

        Assert.Equal(Verification.Verified, server.Verify(agentId, password));
        Assert.Equal(
            [agentId, agentId, $"-{agentId}-", password, "1.0", "application/json", "a b", "POST"], seen);
    }

    [Fact]
    public void A_form_carries_them_too()
    {
        IFormCollection? form = null;
        using AskedServer server = new(
            async context => form = await context.Request.ReadFormAsync(context.RequestAborted),
            how: address => With(address, "/login", RequestBody.Form(
                [
                    KeyValuePair.Create("user", AskedServer.Read("{AgentId}")),
                    KeyValuePair.Create("p&w", AskedServer.Read("{Password}")),
                ])));

        Assert.Equal(Verification.Verified, server.Verify(Awkward, "a&b=c +ü"));
        Assert.Equal((Awkward, "a&b=c +ü"), (form!["user"].ToString(), form["p&w"].ToString()));
    }

    [Fact]
    public void An_account_of_ours_is_sent_as_it_is_whatever_its_password_looks_like()
    {
        string? authorization = null;
        using AskedServer server = new(
            context =>
            {
                authorization = context.Request.Headers.Authorization;
                return Task.CompletedTask;
            },
            how: address => With(
                address,
                "/login",
                body: null,
                new BasicLogin(AskedServer.Read("mre"), Template.Literal("{Password}"))));

        Assert.Equal(Verification.Verified, server.Verify("ann", "pw"));
        Assert.Equal("Basic " + Convert.ToBase64String("mre:{Password}"u8), authorization);
    }

    [Theory]
    [InlineData("""{ "ok": true, "user": { "id": "ann", "roles": ["agent"] } }""", Verification.Verified)]
    [InlineData("""{ "ok": true, "user": { "id": "ann", "roles": ["lead"] } }""", Verification.Verified)]
    [InlineData("""{ "ok": false }""", Verification.AuthenticationFailed)]
    [InlineData("""{ "ok": true, "user": { "id": "bob", "roles": ["agent"] } }""", Verification.DirectoryUnavailable)]
    [InlineData("""{ "ok": true, "user": { "id": "ann", "roles": ["x"] } }""", Verification.DirectoryUnavailable)]
    [InlineData("""{ "ok": true, "user": { "id": "ann", "roles": [] } }""", Verification.DirectoryUnavailable)]
    [InlineData("""{ "ok": "true", "user": 1 }""", Verification.DirectoryUnavailable)]
    [InlineData("""{ "ok": true, "user": { "id": "\ud800" } }""", Verification.DirectoryUnavailable)]
    [InlineData("""{ "ok": tru""", Verification.DirectoryUnavailable)]
    [InlineData("[]", Verification.DirectoryUnavailable)]
    [InlineData("<User><loginId>ann</loginId></User>", Verification.DirectoryUnavailable)]
    [InlineData("", Verification.DirectoryUnavailable)]
    public void An_answer_means_what_stands_at_the_places_of_its_JSON(string body, Verification expected)
    {
        using AskedServer server = new(
            context => context.Response.WriteAsync(body),
            how: address => With(address, "/login", body: null, answers:
            [
                new AnswerRule(
                    [200],
                    [
                        Condition("/ok", "true"),
                        Condition("/user/id", "\"{AgentId}\""),
                        Condition("/user/roles/0", "\"agent\"", "\"lead\""),
                    ],
                    Verification.Verified),
                new AnswerRule([200], [Condition("/ok", "false")], Verification.AuthenticationFailed),
            ]));

        Assert.Equal(expected, server.Verify("ann", "pw"));
    }

    [Theory]
    [InlineData("", """{"a":1}""")]
    [InlineData("/a", null)]
    [InlineData("/a~1b/m~0n", "1")]
    [InlineData("/list/1", "3")]
    [InlineData("/list/2", null)]
    [InlineData("/list/01", null)]
    [InlineData("/list/-", null)]
    [InlineData("/", "4")]
    public void A_pointer_leads_where_RFC_6901_says(string pointer, string? expected)
    {
        JsonElement document = AskedServer.Json(pointer.Length == 0
            ? """{"a":1}"""
            : """{"a/b":{"m~n":1},"list":[2,3],"":4}""");

        Assert.Equal(expected, JsonPointer.Read(pointer)!.Find(document)?.GetRawText());
    }

    [Theory]
    [InlineData("a")]
    [InlineData("/a~")]
    [InlineData("/a~2")]
    public void What_is_no_pointer_is_not_read(string pointer) => Assert.Null(JsonPointer.Read(pointer));

    [Theory]
    [InlineData("{User}", "there is no {User}, only {AgentId} and {Password}")]
    [InlineData("x{agentid}", "there is no {agentid}, only {AgentId} and {Password}")]
    public void A_template_with_another_name_is_a_fault(string text, string expected)
    {
        Assert.Null(Template.Read(text, out string? fault));
        Assert.Equal(expected, fault);
    }

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("{ AgentId}", "{ AgentId}")]
    [InlineData("a}{b", "a}{b")]
    [InlineData("{{AgentId}}", "{ann}")]
    [InlineData("{AgentId}{AgentId}", "annann")]
    public void Other_braces_are_what_they_are(string text, string expected) =>
        Assert.Equal(expected, AskedServer.Read(text).Fill("ann", "pw"));

    private static AnswerCondition Condition(string place, params string[] values) =>
        new(JsonPointer.Read(place)!, [.. values.Select(AskedServer.Json)]);

    private static HttpDirectoryOptions With(
        string address, string path, RequestBody? body, BasicLogin? login = null, AnswerRule[]? answers = null) => new()
        {
            Method = HttpMethod.Post,
            Server = new Uri(address),
            Url = AskedServer.Read(address + path),
            Headers = [KeyValuePair.Create("X-Tenant", "a b")],
            Login = login,
            Body = body,
            Answers = [.. answers ?? [new AnswerRule([200], [], Verification.Verified)]],
        };
}
