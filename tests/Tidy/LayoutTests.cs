using System.Text.RegularExpressions;

namespace MediaRouting.Tests.Tidy;

/// <summary>3-architecture, "Layout": who stands where, and who may know whom.</summary>
public sealed partial class LayoutTests
{
    private static readonly string[] TopLevel =
    [
        "engine", "adapters", "bench", "load", "tests", "Directory.Packages.props", "README.md",
        "Directory.Build.props", "global.json", "MediaRouting.slnx", ".ci", ".editorconfig", ".gitignore",
    ];

    [Fact]
    public void The_top_level_holds_what_the_layout_names_and_nothing_else()
    {
        Findings.None(Repository.Files.Select(file => file.Split('/')[0]).Distinct().Except(TopLevel));
    }

    [Theory]
    [InlineData("engine/MediaRouting.Engine.csproj", "")]
    [InlineData("adapters/OpenWire/MediaRouting.OpenWire.csproj", "")]
    [InlineData("adapters/Json/MediaRouting.Json.csproj", "Engine")]
    [InlineData("adapters/Directory/MediaRouting.Directory.csproj", "Engine")]
    [InlineData("adapters/Storage/MediaRouting.Storage.csproj", "Engine")]
    [InlineData("adapters/Jms/MediaRouting.Jms.csproj", "Directory Engine Json OpenWire")]
    [InlineData("adapters/Memory/MediaRouting.Memory.csproj", "Jms")]
    public void A_project_knows_only_the_projects_it_may_know(string project, string known)
    {
        var references = ProjectReference().Matches(Repository.Text(project)).Select(match => match.Groups[1].Value);

        Assert.Equal(known, string.Join(' ', references.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void The_engine_uses_one_package_and_no_framework_beyond_the_runtime()
    {
        var project = Repository.Text("engine/MediaRouting.Engine.csproj");

        var packages = PackageReference().Matches(project).Select(match => match.Groups[1].Value);

        Assert.Equal(["Microsoft.Extensions.ObjectPool"], packages);
        Assert.DoesNotContain("FrameworkReference", project, StringComparison.Ordinal);
        Assert.Contains("BannedSymbols.txt", project, StringComparison.Ordinal);
    }

    [Fact]
    public void The_engine_reads_no_clock_draws_no_random_number_and_knows_neither_JSON_nor_sockets()
    {
        Findings.None(Findings.LinesWhere(Repository.SourcesBelow("engine/"), line => Impure().IsMatch(line)));
    }

    [Fact]
    public void OpenWire_knows_nothing_of_routing()
    {
        Findings.None(Findings.LinesWhere(
            Repository.SourcesBelow("adapters/OpenWire/"),
            line => line.Contains("MediaRouting.Engine", StringComparison.Ordinal)
                || line.Contains("MediaRouting.Jms", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("adapters/run.sh")]
    [InlineData("bench/run.sh")]
    [InlineData("load/run.sh")]
    [InlineData("tests/run.sh")]
    [InlineData(".ci/run")]
    public void Every_folder_that_runs_has_its_script(string script)
    {
        Assert.True(Repository.Exists(script), script + " is missing");
    }

    [Fact]
    public void Handlers_are_wired_in_one_file()
    {
        Findings.None(Findings.LinesWhere(
            Repository.SourcesBelow("engine/").Where(file => !file.EndsWith("/Pipeline.cs", StringComparison.Ordinal)),
            line => line.Contains("new EventProcessor<", StringComparison.Ordinal)
                || line.Contains(".AddGating(", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_project_locks_its_packages_and_floats_no_version()
    {
        var projects = Repository.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal)).ToList();

        Findings.None(projects.Where(file => !Repository.Exists(Path.GetDirectoryName(file) + "/packages.lock.json")));
        Findings.None(
            Findings.LinesWhere([.. projects, "Directory.Packages.props"], line => FloatingVersion().IsMatch(line)));
    }

    [GeneratedRegex("""<ProjectReference Include="[^"]*MediaRouting\.(\w+)\.csproj" """)]
    private static partial Regex ProjectReference();

    [GeneratedRegex("""<PackageReference Include="([^"]+)" """)]
    private static partial Regex PackageReference();

    [GeneratedRegex("""Version="[^"]*[*\[\(]""")]
    private static partial Regex FloatingVersion();

    [GeneratedRegex(
        @"\b(DateTime|DateTimeOffset|Stopwatch|TickCount|Guid|Random|Console|Environment)\."
        + @"|using System\.(Linq|Net|IO)\b|System\.Text\.Json|\bTask\.(Run|Delay)\b|\basync\b")]
    private static partial Regex Impure();
}
