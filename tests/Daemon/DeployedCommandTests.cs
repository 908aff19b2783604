using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using MediaRouting.Daemon.Commands;
using MediaRouting.Daemon.Options;

namespace MediaRouting.Tests.Daemon;

/// <summary>The command lines that operators are given, held against those that <c>mre</c> takes.</summary>
public sealed partial class DeployedCommandTests
{
    private const int Cores = 2;

    private static readonly string Folder = Path.Combine(Repository.Root, "adapters/Daemon/deploy");

    private static readonly RootCommand Root = MreCommand.Create(
        (_, _, _, _) => throw new InvalidOperationException("nothing is run"),
        (_, _, _) => throw new InvalidOperationException("nothing is run"));

    [Fact]
    public void Every_command_line_of_the_operations_page_the_service_and_the_container_is_one_that_mre_takes()
    {
        string[] ofPage = [.. Command().Matches(Text("operations.md")).Select(match => match.Groups["line"].Value)];
        string service = Service().Match(Text("systemd/mre.service")).Groups["line"].Value;
        string container = string.Join(
            ' ', JsonSerializer.Deserialize<string[]>(Container().Match(Text("Containerfile")).Groups["line"].Value)!);

        Assert.Contains("check", ofPage.Select(line => line.Split(' ')[0]));
        Assert.StartsWith("run ", service, StringComparison.Ordinal);
        Assert.StartsWith("run ", container, StringComparison.Ordinal);
        Assert.Empty(((string[])[.. ofPage, service, container]).SelectMany(Faults));
    }

    [Fact]
    public void Every_option_and_variable_that_they_name_exists()
    {
        string[] options =
        [
            .. Root.Subcommands.SelectMany(command => command.Subcommands.Prepend(command))
                .SelectMany(command => command.Options).Select(option => option.Name),
        ];
        string[] files = ["operations.md", "systemd/mre.service", "Containerfile", "compose.yaml"];

        Assert.Empty(files.SelectMany(file => Option().Matches(Text(file)))
            .Select(match => match.Groups["name"].Value).Except(options));
        Assert.Empty(files.SelectMany(file => Variable().Matches(Text(file)))
            .Select(match => match.Value).Except(OptionTable.All.Select(option => option.Variable)));
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("check FILE --beside URL")]
    [InlineData("replay")]
    [InlineData("run --config FILE --log yaml")]
    [InlineData("run --log json")]
    public void A_command_line_that_mre_does_not_take_is_found(string line) => Assert.NotEmpty(Faults(line));

    private static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private static List<string> Faults(string line)
    {
        ParseResult parsed = Root.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        List<string> faults = [.. parsed.Errors.Select(error => error.Message)];
        if (faults.Count == 0 && parsed.CommandResult.Command.Name is "run")
        {
            OptionSources sources = new(
                option => parsed.GetValue<string>(option.Flag), new Dictionary<string, string>(), faults);
            OptionReader.Read(sources, Cores, faults);
        }

        return [.. faults.Select(fault => $"mre {line}: {fault}")];
    }

    [GeneratedRegex("`mre (?<line>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex(
        "^ExecStart=/usr/local/bin/mre (?<line>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Service();

    [GeneratedRegex(@"^CMD (?<line>\[.+\])$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Container();

    [GeneratedRegex("`(?<name>--[a-z-]+)[^`]*`", RegexOptions.ExplicitCapture)]
    private static partial Regex Option();

    [GeneratedRegex(@"\bMRE_[A-Z_]+")]
    private static partial Regex Variable();
}
