using System.Text.RegularExpressions;

namespace MediaRouting.Tests.Tidy;

/// <summary>What the READMEs say can be followed.</summary>
public sealed partial class ReadmeTests
{
    public static TheoryData<string> Readmes =>
        [.. Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void A_link_leads_to_a_file_that_exists(string readme)
    {
        var folder = Path.GetDirectoryName(readme) ?? "";

        Findings.None(Link().Matches(Repository.Text(readme))
            .Select(match => match.Groups[1].Value)
            .Where(target => !target.StartsWith("http", StringComparison.Ordinal))
            .Where(target => !Repository.Exists(Path.Combine(folder, target))));
    }

    [Theory]
    [MemberData(nameof(Readmes))]
    public void A_script_that_is_to_be_run_exists(string readme)
    {
        Findings.None(Script().Matches(Repository.Text(readme))
            .Select(match => match.Groups[1].Value)
            .Where(script => !Repository.Exists(script)));
    }

    [Fact]
    public void Every_folder_of_the_layout_has_a_README()
    {
        var folders = Repository.Sources.Select(file => file.Split('/')[0]).Distinct();

        Findings.None(folders.Where(folder => !Repository.Exists(folder + "/README.md")));
    }

    [GeneratedRegex(@"\]\(([^)#\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\bbash ([\w./-]+)")]
    private static partial Regex Script();
}
