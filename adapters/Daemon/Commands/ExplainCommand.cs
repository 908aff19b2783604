using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using MediaRouting.Daemon.Admin;
using MediaRouting.Daemon.Options;
using MediaRouting.Engine.Routing.Explain;

namespace MediaRouting.Daemon.Commands;

/// <summary>
/// <c>mre explain</c>: asks a running daemon why a task still waits, who has it and why, or why an agent is idle.
/// </summary>
internal static class ExplainCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The command.</summary>
    public static Command Create() => new(
        "explain", "Asks a running daemon why a task still waits or went to whom it did, or why an agent is idle.")
    {
        Create("task", "Why a task still waits, or who has it and why.", InspectionSubject.Task),
        Create("agent", "Why an agent is idle or is offered nothing, on each MRD.", InspectionSubject.Agent),
    };

    private static Command Create(string name, string description, InspectionSubject subject)
    {
        Argument<string> id = new("ID") { Description = $"The {name}'s id." };
        Option<string> admin = AdminOption.Create();
        Option<bool> json = new("--json") { Description = "Print the answer as JSON, as the endpoint gives it." };
        Command command = new(name, description) { id, admin, json };
        command.SetAction(async (parsed, stop) => (int)await AskAsync(
            $"http://{parsed.GetValue(admin) ?? OptionTable.Admin.Default}",
            ExplainPath.Of(subject, parsed.GetRequiredValue(id)),
            parsed.GetValue(json) ? "application/json" : "text/plain",
            parsed.InvocationConfiguration,
            stop));
        return command;
    }

    private static async Task<ExitCode> AskAsync(
        string address, string path, string mediaType, InvocationConfiguration console, CancellationToken stop)
    {
        if (!Uri.TryCreate(address + path, UriKind.Absolute, out Uri? page))
        {
            console.Error.WriteLine($"mre explain: {OptionTable.Admin.Flag}: expected host:port, found {address[7..]}");
            return ExitCode.Usage;
        }

        using HttpClient client = new() { Timeout = Patience };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(mediaType));
        try
        {
            using HttpResponseMessage response = await client.GetAsync(page, stop);
            string body = await response.Content.ReadAsStringAsync(stop);
            if (response.IsSuccessStatusCode)
            {
                console.Output.WriteLine(body.TrimEnd());
                return ExitCode.Stopped;
            }

            console.Error.WriteLine("mre explain: " + Fault(body));
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            console.Error.WriteLine($"mre explain: no answer from {address}: {exception.Message}");
        }

        return ExitCode.Usage;
    }

    /// <summary>The reason in an answer, or all of it where somebody else answers at that address.</summary>
    private static string Fault(string body)
    {
        try
        {
            using JsonDocument answer = JsonDocument.Parse(body);
            return answer.RootElement.GetProperty("error").GetString() ?? body;
        }
        catch (Exception exception)
            when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return "not the admin endpoint of a daemon: " + body;
        }
    }
}
