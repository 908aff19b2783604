using System.Text.RegularExpressions;

namespace MediaRouting.Tests.Tidy;

/// <summary>5-style, as far as a program can check it.</summary>
public sealed partial class StyleTests
{
    private const int LongestLine = 120;
    private const int LongestFile = 600;
    private const int LongestMethod = 70;

    private static readonly string[] Texts = [".cs", ".md", ".sh", ".props", ".csproj", ".json", ".txt", ".java"];

    [Fact]
    public void No_line_of_code_is_longer_than_120_columns()
    {
        // A line that is one long string, such as a pattern or a test vector, has no better place to break.
        Findings.None(Findings.LinesWhere(
            Repository.Sources, line => line.Length > LongestLine && !LongText().IsMatch(line)));
    }

    [Fact]
    public void No_file_is_longer_than_600_lines()
    {
        Findings.None(Repository.Sources.Where(file => Repository.Lines(file).Length > LongestFile));
    }

    [Fact]
    public void Half_of_the_files_are_near_100_lines_and_nine_of_ten_below_350()
    {
        var files = Repository.Sources.Where(IsProduct);
        var lengths = files.Select(file => Repository.Lines(file).Length).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, 150);
        Assert.InRange(lengths[lengths.Count * 9 / 10], 1, 350);
    }

    [Fact]
    public void No_method_is_longer_than_70_lines()
    {
        Findings.None(Repository.Sources.SelectMany(LongMethods));
    }

    [Fact]
    public void A_file_is_named_after_the_type_in_it()
    {
        Findings.None(
            from file in Repository.Sources
            let name = Path.GetFileNameWithoutExtension(file)
            where !string.Equals(name, "Program", StringComparison.Ordinal)
            let types = TypesIn(file)
            where types.Count > 0 && !types.Contains(name, StringComparer.Ordinal)
            select $"{file} holds {string.Join(", ", types)}");
    }

    [Fact]
    public void A_file_of_the_product_holds_one_type()
    {
        Findings.None(
            from file in Repository.Sources.Where(IsProduct)
            let types = TypesIn(file)
            where types.Count > 1
            select $"{file} holds {string.Join(", ", types)}");
    }

    [Fact]
    public void No_type_has_a_name_that_says_nothing()
    {
        Findings.None(Findings.LinesWhere(Repository.Sources, line => EmptyName().IsMatch(line)));
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        // The words are put together here so that this file does not find itself.
        string[] marks =
            ["TO" + "DO", "FIX" + "ME", "HA" + "CK", "X" + "XX", "NotImplemented" + "Exception", "#reg" + "ion"];

        Findings.None(Findings.LinesWhere(
            Repository.Files.Where(file => Texts.Contains(Path.GetExtension(file), StringComparer.Ordinal)),
            line => marks.Any(mark => Regex.IsMatch(line, $@"(^|\W){Regex.Escape(mark)}\b"))));
    }

    [Fact]
    public void No_test_is_skipped_sleeps_or_asserts_nothing()
    {
        var forbidden = new[] { "Skip" + " =", "Thread." + "Sleep(", "Task." + "Delay(", "Assert.True(" + "true" };

        Findings.None(Findings.LinesWhere(
            Repository.SourcesBelow("tests/"),
            line => forbidden.Any(text => line.Contains(text, StringComparison.Ordinal))));
    }

    [Fact]
    public void Every_log_line_is_in_a_LogMessages_file()
    {
        Findings.None(Findings.LinesWhere(
            Repository.Sources.Where(IsProduct)
                .Where(file => !file.EndsWith("/LogMessages.cs", StringComparison.Ordinal)),
            line => DirectLog().IsMatch(line)));
    }

    [Fact]
    public void No_tracked_file_names_a_home_directory_or_a_package_registry()
    {
        Findings.None(Findings.LinesWhere(
            Repository.Files.Where(file => Texts.Contains(Path.GetExtension(file), StringComparer.Ordinal)
                && !file.EndsWith("packages.lock.json", StringComparison.Ordinal)),
            line => ForeignPlace().IsMatch(line)));
    }

    private static List<string> TypesIn(string file) =>
    [
        .. TopLevelType().Matches(Repository.Text(file))
            .Select(match => match.Groups[1].Value)
            .Distinct(StringComparer.Ordinal),
    ];

    private static bool IsProduct(string file) => !file.StartsWith("tests/", StringComparison.Ordinal);

    /// <summary>
    /// A body starts at a line that is only a brace, behind a line that is no type, and ends at the brace below it.
    /// </summary>
    private static IEnumerable<string> LongMethods(string file)
    {
        var lines = Repository.Lines(file);
        for (var start = 1; start < lines.Length; start++)
        {
            var isBody = string.Equals(lines[start].Trim(), "{", StringComparison.Ordinal)
                && Signature().IsMatch(lines[start - 1]);
            if (!isBody || TypeHeader().IsMatch(HeaderOf(lines, start)))
            {
                continue;
            }

            var brace = lines[start].Replace('{', '}');
            var end = Array.FindIndex(lines, start, line => line.StartsWith(brace, StringComparison.Ordinal));
            if (end - start - 1 > LongestMethod)
            {
                yield return $"{file}:{start}: {end - start - 1} lines";
            }
        }
    }

    [GeneratedRegex(@"""[^""]{60,}""|\bhttps?://|\bInlineData\(")]
    private static partial Regex LongText();

    [GeneratedRegex(
        @"^(?:public |internal |file )?(?:static |sealed |abstract |readonly |ref |partial |unsafe )*"
        + @"(?:class|struct|interface|enum|record struct|record class|record|delegate (?:ref )?[\w<>?]+) (\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(
        @"\b(class|struct|interface|record|enum) \w*(Manager|Helper|Utils?|Data|Info|Impl)\b"
        + @"|\b(class|record) \w+Base\b")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(")]
    private static partial Regex DirectLog();

    [GeneratedRegex(@"(^|[\s""'(=])/(root|home)/|://[^/\s]*(nuget|npmjs|debian)", RegexOptions.IgnoreCase)]
    private static partial Regex ForeignPlace();

    /// <summary>
    /// The first line of the declaration that a brace belongs to: the nearest above it with the same indent.
    /// </summary>
    private static string HeaderOf(string[] lines, int brace)
    {
        var indent = lines[brace][..lines[brace].IndexOf('{', StringComparison.Ordinal)];
        var header = brace - 1;
        while (header > 0 && (!lines[header].StartsWith(indent, StringComparison.Ordinal)
            || lines[header].Length == indent.Length || lines[header][indent.Length] == ' '))
        {
            header--;
        }

        return lines[header];
    }

    [GeneratedRegex(@"\b(class|struct|record|interface)\b")]
    private static partial Regex TypeHeader();

    [GeneratedRegex(@"\)\s*(where .*)?$")]
    private static partial Regex Signature();
}
