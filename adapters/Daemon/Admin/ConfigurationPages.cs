using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MediaRouting.Daemon.Configuration;
using Microsoft.Net.Http.Headers;

namespace MediaRouting.Daemon.Admin;

/// <summary>
/// The pages of the configuration: <c>GET /config</c>, <c>GET /config/versions</c>, <c>POST /config</c>,
/// <c>POST /config/preview</c>, <c>POST /config/rollback</c>. What is posted is a configuration file; it is answered
/// when it is in force and durable, or refused whole. With <c>If-Match</c> and a version it is put in force only in
/// place of that one.
/// </summary>
/// <param name="live">The configuration of the daemon.</param>
/// <param name="bodyBytes">The most bytes of a file that are read.</param>
public sealed class ConfigurationPages(LiveConfiguration live, long bodyBytes = ConfigurationPages.BodyBytes)
{
    /// <summary>The most bytes of a file that are read: room for any that fits a record of the journal.</summary>
    public const long BodyBytes = 256L * 1024 * 1024;

    private const string Root = "/config";
    private const string Versions = "/config/versions";
    private const string Preview = "/config/preview";
    private const string Rollback = "/config/rollback";

    /// <summary>The pages, as they are named to whoever asks for another.</summary>
    public static ImmutableArray<string> Paths { get; } = [Root, Versions, Preview, Rollback];

    /// <summary>Answers a request for one of the pages.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "";
        bool isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        bool mayRead = path is Root or Versions;
        bool mayPost = path is not Versions;
        if (isRead ? !mayRead : !(mayPost && HttpMethods.IsPost(context.Request.Method)))
        {
            string[] allowed = [.. mayRead ? (string[])["GET", "HEAD"] : [], .. mayPost ? (string[])["POST"] : []];
            context.Response.Headers.Allow = string.Join(", ", allowed);
            return JsonAnswer.ErrorAsync(
                context, StatusCodes.Status405MethodNotAllowed, "there is no such method here");
        }

        if (!live.HasBegun)
        {
            return JsonAnswer.ErrorAsync(
                context, StatusCodes.Status503ServiceUnavailable, "the daemon is starting: nothing is in force yet");
        }

        return isRead ? ReadAsync(context, path) : PostAsync(context, path);
    }

    private async Task ReadAsync(HttpContext context, string path)
    {
        // A change that is under way is waited for, which the threads of the endpoint must not.
        if (path is Versions)
        {
            IReadOnlyList<ConfigurationVersion> versions = await Task.Run(() => live.Versions);
            await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
            {
                writer.WriteNumber("running", live.Running.Version);
                writer.WriteObjects("versions", versions, Write);
            });
            return;
        }

        (ConfigurationVersion running, ReadOnlyMemory<byte> json) = await Task.Run(() => live.Current);
        context.Response.Headers.ETag = ETag(running);
        await JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
        {
            Write(writer, running);
            writer.WriteBoolean("fileInForce", live.IsFileInForce);
            writer.WritePropertyName("configuration");
            RedactedConfiguration.Write(writer, json);
        });
    }

    private async Task PostAsync(HttpContext context, string path)
    {
        // A browser says where the page is from that has it send this, and no such page has any business here.
        if (context.Request.Headers.Origin.Count > 0)
        {
            await JsonAnswer.ErrorAsync(context, StatusCodes.Status403Forbidden, "a page in a browser may not do this");
            return;
        }

        if (!TryReadCondition(context.Request, out int? ifVersion))
        {
            await JsonAnswer.ErrorAsync(
                context, StatusCodes.Status400BadRequest, "If-Match names a version, as ETag does");
            return;
        }

        if (path is Rollback)
        {
            string? asked = context.Request.Query["version"];
            bool isNumber = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int version);
            if (asked is not null && !isNumber)
            {
                await JsonAnswer.ErrorAsync(context, StatusCodes.Status400BadRequest, "version is a number");
                return;
            }

            int? wanted = asked is null ? null : version;
            await AnswerAsync(context, await Task.Run(() => live.Rollback(wanted, ifVersion)));
            return;
        }

        if (await ReadBodyAsync(context) is not { } json)
        {
            await JsonAnswer.ErrorAsync(
                context, StatusCodes.Status413PayloadTooLarge, $"a configuration has at most {bodyBytes} bytes");
            return;
        }

        await AnswerAsync(context, await Task.Run(() => path is Preview
            ? live.Preview(json)
            : live.Apply(json, ConfigurationOrigin.Request, ifVersion)));
    }

    private static bool TryReadCondition(HttpRequest request, out int? ifVersion)
    {
        string text = request.Headers.IfMatch.ToString();
        bool isNumber = int.TryParse(
            text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out int version);
        ifVersion = isNumber ? version : null;
        return isNumber || text.Length == 0 || text is "*";
    }

    private async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > bodyBytes)
        {
            return null;
        }

        using MemoryStream body = new();
        byte[] buffer = new byte[64 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (body.Length + read > bodyBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static Task AnswerAsync(HttpContext context, ConfigurationOutcome outcome)
    {
        context.Response.Headers.ETag = ETag(outcome.Running);
        return outcome.Result switch
        {
            ConfigurationResult.Applied or ConfigurationResult.Unchanged or ConfigurationResult.Previewed =>
                JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, writer =>
                {
                    writer.WriteString(
                        "result", JsonNamingPolicy.CamelCase.ConvertName(outcome.Result.ToString()));
                    Write(writer, outcome.Running);
                    WriteChanges(writer, outcome);
                }),
            ConfigurationResult.Faulty => JsonAnswer.WriteAsync(context, StatusCodes.Status400BadRequest, writer =>
            {
                writer.WriteString("error", "the configuration has faults");
                writer.WriteObjects("faults", outcome.Faults, Write);
            }),
            ConfigurationResult.InUse => JsonAnswer.WriteAsync(context, StatusCodes.Status409Conflict, writer =>
            {
                writer.WriteString("error", "the configuration leaves out what is in use");
                WriteChanges(writer, outcome);
            }),
            ConfigurationResult.OtherVersion => JsonAnswer.ErrorAsync(
                context,
                StatusCodes.Status412PreconditionFailed,
                $"version {outcome.Running.Version} is in force, not the one of If-Match"),
            ConfigurationResult.UnknownVersion => JsonAnswer.ErrorAsync(
                context, StatusCodes.Status404NotFound, "no such version is kept; /config/versions lists them"),
            _ => JsonAnswer.ErrorAsync(
                context,
                StatusCodes.Status503ServiceUnavailable,
                "not answered in time, it may still be carried out; or it cannot be kept, the log says why; "
                + "or the daemon is about to end"),
        };
    }

    private static void WriteChanges(Utf8JsonWriter writer, ConfigurationOutcome outcome)
    {
        if (outcome.Effects is { } effects)
        {
            writer.WriteStartObject("changes");
            ChangeJson.Write(writer, effects);
            writer.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter writer, ConfigurationVersion version)
    {
        writer.WriteNumber("version", version.Version);
        writer.WriteNumber("sequence", version.Sequence);
        writer.WriteString("appliedAt", version.AppliedAt);
        writer.WriteString("origin", JsonNamingPolicy.CamelCase.ConvertName(version.Origin.ToString()));
    }

    private static void Write(Utf8JsonWriter writer, ConfigurationFault fault)
    {
        writer.WriteString("path", fault.Path);
        writer.WriteString("message", fault.Message);
    }

    private static string ETag(ConfigurationVersion version) =>
        new EntityTagHeaderValue($"\"{version.Version.ToString(CultureInfo.InvariantCulture)}\"").ToString();
}
