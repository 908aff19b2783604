using System.Collections.Immutable;
using System.CommandLine;
using System.Net.Http.Headers;
using System.Text.Json;
using MediaRouting.Daemon.Configuration;
using MediaRouting.Engine;
using MediaRouting.Engine.Reconfiguration;

namespace MediaRouting.Daemon.Commands;

/// <summary>
/// <c>mre check</c>: every fault of a configuration file, or who serves which queue; or what it would change.
/// </summary>
internal static class CheckCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Argument<string> path = new("FILE") { Description = "The configuration file." };
        Option<string> against = new("--against")
        {
            Description = "What it would change: of another file, or of a running daemon (its admin endpoint).",
            HelpName = "FILE|URL",
        };
        Command command = new(
            "check",
            "Reads a configuration file: every fault with its JSON path (exit code 1), or who serves which queue.");
        command.Add(path);
        command.Add(against);
        command.SetAction((parsed, stop) => CheckAsync(
            parsed.GetRequiredValue(path),
            parsed.GetValue(against),
            parsed.InvocationConfiguration.Output,
            stop));
        return command;
    }

    private static async Task<int> CheckAsync(
        string path, string? against, TextWriter output, CancellationToken stop)
    {
        if (Read(path, output) is not { } file)
        {
            return (int)ExitCode.Usage;
        }

        if (against is null)
        {
            ConfigurationSummary.Write(output, file);
            return (int)ExitCode.Stopped;
        }

        bool isRunning = Uri.TryCreate(against, UriKind.Absolute, out Uri? address)
            && address.Scheme is ("http" or "https");
        return (int)(isRunning
            ? await CompareRunningAsync(file, address!, output, stop)
            : CompareFile(file, against, output));
    }

    private static ConfigurationFile? Read(string path, TextWriter output)
    {
        ConfigurationFile? file = ConfigurationFile.Read(path, out ImmutableArray<ConfigurationFault> faults);
        if (file is not null)
        {
            return file;
        }

        foreach (ConfigurationFault fault in faults)
        {
            output.WriteLine($"{path}: {fault}");
        }

        output.WriteLine(faults.Length == 1 ? "1 fault" : $"{faults.Length} faults");
        return null;
    }

    private static ExitCode CompareFile(ConfigurationFile file, string against, TextWriter output)
    {
        if (Read(against, output) is not { } other)
        {
            return ExitCode.Usage;
        }

        // What it would change where nobody is signed in and no task is open.
        StateMachine idle = new(other.Routing, new StateMachineOptions { TaskIdPrefix = "check" }, outbox: null);
        ChangeEffects effects = idle.Foresee(new ConfigurationChange(idle.Registry.InForce, file.Routing));
        using MemoryStream json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            ChangeJson.Write(writer, effects);
            writer.WriteEndObject();
        }

        using JsonDocument changes = JsonDocument.Parse(json.ToArray());
        Write(output, effects.Difference.IsEmpty, changes.RootElement);
        return ExitCode.Stopped;
    }

    private static async Task<ExitCode> CompareRunningAsync(
        ConfigurationFile file, Uri address, TextWriter output, CancellationToken stop)
    {
        try
        {
            using HttpClient client = new();
            using ReadOnlyMemoryContent body = new(file.Json);
            body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            using HttpResponseMessage response =
                await client.PostAsync(new Uri(address, "/config/preview"), body, stop);
            using JsonDocument answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(stop));
            if (!answer.RootElement.TryGetProperty("changes", out JsonElement changes))
            {
                output.WriteLine($"{address}: {answer.RootElement.GetProperty("error")}");
                return ExitCode.Usage;
            }

            output.WriteLine($"against version {changes.GetProperty("fromVersion")} of {address}");
            Write(output, isEmpty: false, changes);
            output.WriteLine(response.IsSuccessStatusCode ? "it can be put in force" : "it cannot be put in force now");
            return response.IsSuccessStatusCode ? ExitCode.Stopped : ExitCode.Usage;
        }
        catch (Exception exception) when (
            exception is HttpRequestException or JsonException or KeyNotFoundException or TaskCanceledException)
        {
            output.WriteLine($"{address}: {exception.Message}");
            return ExitCode.Usage;
        }
    }

    private static void Write(TextWriter output, bool isEmpty, JsonElement changes)
    {
        if (isEmpty)
        {
            output.WriteLine("nothing that routing goes by is different");
        }

        ChangeText.Write(output, changes);
    }
}
