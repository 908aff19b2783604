using System.Reflection;
using System.Text.RegularExpressions;
using MediaRouting.Daemon;
using Microsoft.Extensions.Logging;

namespace MediaRouting.Tests.Daemon;

/// <summary>The log lines as operators rely on them.</summary>
public sealed class LogLineTests
{
    private static readonly LoggerMessageAttribute[] Lines =
    [
        .. typeof(LogMessages).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()).OfType<LoggerMessageAttribute>(),
    ];

    [Fact]
    public void Every_line_has_an_event_id_of_its_own()
    {
        Assert.NotEmpty(Lines);
        Assert.Equal(Lines.Length, Lines.Select(line => line.EventId).Distinct().Count());
        Assert.All(Lines, line => Assert.InRange(line.EventId, 1000, 1999));
    }

    [Fact]
    public void The_README_lists_every_line_with_its_id_level_and_words_and_no_other()
    {
        string readme = File.ReadAllText(Path.Combine(Repository.Root, "adapters/Daemon/README.md"));

        IEnumerable<string> listed =
            Regex.Matches(readme, @"^\| \d{4} \| .*$", RegexOptions.Multiline).Select(row => row.Value);

        Assert.Equal(
            Lines.OrderBy(line => line.EventId).Select(
                line => $"| {line.EventId} | {line.Level.ToString().ToLowerInvariant()} | `{line.Message}` |"),
            listed);
    }

    [Fact]
    public void A_line_that_concerns_an_agent_names_it_in_the_same_field()
    {
        Assert.All(
            Lines.SelectMany(line => Regex.Matches(line.Message, @"\{(\w*Agent\w*)\}").Select(field => field.Value)),
            field => Assert.Contains(field, new[] { "{AgentId}", "{Agents}" }));
        Assert.Contains(Lines, line => line.Message.Contains("{AgentId}", StringComparison.Ordinal));
    }
}
